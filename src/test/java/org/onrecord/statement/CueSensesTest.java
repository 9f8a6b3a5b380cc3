package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.WordList;

class CueSensesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final CueSenses senses = new CueSenses();

  @TestFactory
  Stream<DynamicTest> theCueTellsActNegationModalityAndAddressee() throws IOException {
    Stream.Builder<DynamicTest> tests = Stream.builder();
    for (String line : WordList.lines(CueSensesTest.class, "senses.jsonl")) {
      JsonNode sample = JSON.readTree(line);
      tests.add(DynamicTest.dynamicTest(sample.get("text").asText(), () -> tells(sample)));
    }
    return tests.build();
  }

  private void tells(JsonNode sample) {
    StoryText text = StoryText.of(sample.get("text").asText());
    Statement statement =
        Statement.of(
            StatementKind.INDIRECT,
            List.of(span(sample, "source")),
            List.of(span(sample, "cue")),
            List.of(span(sample, "content")),
            1);
    CueSense sense = senses.of(text, statement);
    String told = sense.act().word() + (sense.negated() ? " not " : " ") + sense.modality().word();
    assertThat(told).isEqualTo(sample.get("sense").asText());
    Span addressee = Addressees.of(text, statement);
    assertThat(addressee == null ? null : text.quote(addressee))
        .isEqualTo(sample.get("addressee").textValue());
  }

  private static Span span(JsonNode sample, String role) {
    String words = sample.get(role).asText();
    int start = sample.get("text").asText().indexOf(words);
    return new Span(start, start + words.length());
  }
}
