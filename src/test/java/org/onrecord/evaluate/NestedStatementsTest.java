package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.SharedData;
import org.onrecord.TestEncoder;
import org.onrecord.annotation.AnnotatedStatement;
import org.onrecord.annotation.Annotator;
import org.onrecord.corpus.StoryForm;
import org.onrecord.sentiment.VaderLexicon;
import org.onrecord.statement.Statement;
import org.onrecord.statement.Statements;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Statements inside statements, on {@code eval/nested.jsonl}: passages of Reuters-21578 that the
 * project annotated, by the corpus's ids and offsets.
 */
class NestedStatementsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void mostStatementsInsideStatementsAreFoundAndMostOfThoseFoundAreThere() throws IOException {
    Path corpus = SharedData.require("corpora/reuters-21578.jsonl");
    Map<String, String> texts = new HashMap<>();
    List<JsonNode> passages = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("eval/nested.jsonl"))) {
      passages.add(JSON.readTree(line));
      texts.put(passages.get(passages.size() - 1).get("id").asText(), "");
    }
    try (Stream<String> lines = Files.lines(corpus)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode story = JSON.readTree(line);
        texts.replace(story.get("id").asText(), story.get("text").asText());
      }
    }
    Annotator annotator = new Annotator(TestEncoder.SHIPPED, new VaderLexicon());
    List<StatementCounts> counts = new ArrayList<>();
    for (JsonNode passage : passages) {
      String story = texts.get(passage.get("id").asText());
      counts.add(StatementCounts.of(gold(passage, story), found(annotator, passage, story)));
    }
    StatementScores scores = StatementScores.of(counts);
    System.out.println("nested statements: " + scores.detection());
    assertThat(scores.goldAttributions()).isEqualTo(188);
    assertThat(scores.detection().recall()).isGreaterThan(0.56);
    assertThat(scores.detection().precision()).isGreaterThan(0.71);
  }

  private static GoldDocument gold(JsonNode passage, String story) {
    List<Attribution> inner = new ArrayList<>();
    for (JsonNode attribution : passage.get("attributions")) {
      if (attribution.get("depth").asInt() > 0) {
        inner.add(Attribution.parse(attribution));
      }
    }
    return new GoldDocument(
        passage.get("id").asText(), story, inner, GoldDocument.Speakers.PARTIAL);
  }

  /** Those inside others, as far as they lie in the passage. */
  private static List<Attribution> found(Annotator annotator, JsonNode passage, String story) {
    StoryText text = StoryText.of(story);
    Span bounds = new Span(passage.get("start").asInt(), passage.get("end").asInt());
    return annotator.annotate(text, StoryForm.of(text).body()).statements().stream()
        .map(AnnotatedStatement::statement)
        .filter(s -> s.depth() > 0 && bounds.contains(Statements.whole(s)))
        .map((Statement s) -> Attribution.of(s, Optional.empty()))
        .toList();
  }
}
