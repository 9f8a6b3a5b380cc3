package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.text.Span;

class JsonLinesTest {
  @TempDir Path directory;

  @Test
  void whatIsWrittenIsReadBack() {
    Path file = directory.resolve("new/predictions.jsonl");
    StatementPrediction prediction =
        new StatementPrediction(
            "ö",
            List.of(
                new Attribution(
                    List.of(),
                    List.of(new Span(1, 2)),
                    List.of(new Span(3, 9)),
                    Optional.of("Bo"))));
    try (JsonLines.Writer out = JsonLines.write(file)) {
      out.add(prediction.json());
    }
    try (Stream<StatementPrediction> lines = StatementPrediction.read(file)) {
      assertThat(lines).containsExactly(prediction);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\": \"a\", \"attributions\": []|no JSON",
        "{\"id\": \"a\", \"attributions\": []} {}|no JSON",
        "[1]|not an object: [1]",
        "{\"attributions\": []}|\"id\" is missing",
        "{\"id\": 7, \"attributions\": []}|\"id\" is not a text: 7",
        "{\"id\": \"a\"}|\"attributions\" is missing",
        "{\"id\": \"a\", \"attributions\": [{\"cue\": [[5, 5]]}]}|\"cue\": not a span: [5, 5)",
        "{\"id\": \"a\", \"attributions\": [{\"cue\": [[5]]}]}|\"cue\" holds what is no [start, end]",
      })
  void aBadLineIsToldWithItsFileAndNumber(String line, String detail) throws IOException {
    Path file = directory.resolve("bad.jsonl");
    Files.writeString(file, "{\"id\": \"fine\", \"attributions\": []}\r\n\n" + line + "\n");
    try (Stream<StatementPrediction> lines = StatementPrediction.read(file)) {
      assertThatThrownBy(lines::toList)
          .isInstanceOf(MalformedFileException.class)
          .hasMessageContaining("bad.jsonl, line 3: ")
          .hasMessageContaining(detail);
    }
  }

  @Test
  void aBadByteIsToldInItsOwnLine() throws IOException {
    Path file = directory.resolve("latin.jsonl");
    Files.write(file, "{}\n\"é\"".getBytes(StandardCharsets.ISO_8859_1));
    try (Stream<Boolean> lines = JsonLines.read(file, node -> true)) {
      assertThatThrownBy(lines::toList).hasMessageContaining("latin.jsonl, line 2: not UTF-8");
    }
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> GoldDocument.read(directory.resolve("none.jsonl")))
        .hasMessageContaining("cannot read")
        .hasMessageContaining("none.jsonl");
  }

  @Test
  void aLongValueIsCutInTheMessage() {
    String shown = Fields.shown(TextNode.valueOf("x".repeat(99)));
    assertThat(shown).hasSize(61).endsWith("…");
  }
}
