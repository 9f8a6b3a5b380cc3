package org.onrecord.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.onrecord.SharedData;
import org.onrecord.TestEncoder;
import org.onrecord.corpus.StoryForm;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * The wire story that the project began with, read where it lies: it is not part of the project.
 */
class SeedStoryTest {
  @Test
  void everyStatementOfTheSeedStoryHasItsSpeaker() throws IOException {
    Path gold = SharedData.require("gold/seed.jsonl");
    JsonNode story = new ObjectMapper().readTree(Files.readString(gold));
    StoryText text = StoryText.of(story.get("text").asText());
    Annotation annotation =
        new Annotator(TestEncoder.SHIPPED).annotate(text, StoryForm.of(text).body());

    Set<String> found = new HashSet<>();
    for (AnnotatedStatement annotated : annotation.statements()) {
      if (annotated.statement().depth() > 0) {
        // Those inside others are not annotated.
        continue;
      }
      String speaker =
          annotated.speaker() == null
              ? ""
              : annotation.entities().get(annotated.speaker().entity()).name();
      found.add(speaker + " " + annotated.statement().content());
    }
    List<String> wanted =
        StreamSupport.stream(story.get("attributions").spliterator(), false)
            .map(a -> a.get("speaker").asText() + " " + spans(a.get("content")))
            .toList();
    assertThat(wanted).hasSize(17);
    assertThat(found).containsExactlyInAnyOrderElementsOf(wanted);
  }

  private static List<Span> spans(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false)
        .map(s -> new Span(s.get(0).asInt(), s.get(1).asInt()))
        .toList();
  }
}
