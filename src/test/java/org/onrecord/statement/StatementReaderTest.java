package org.onrecord.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.TestEncoder;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Reading;
import org.onrecord.text.CaseFile;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class StatementReaderTest {
  private final StatementReader reader = new StatementReader(TestEncoder.SHIPPED);

  @TestFactory
  Stream<DynamicTest> findsTheStatementsOfEachCase() {
    return CaseFile.read(StatementReaderTest.class, "statements.txt").stream()
        .map(c -> DynamicTest.dynamicTest(c.text(), () -> finds(c)));
  }

  private void finds(CaseFile.Case sample) {
    StoryText text = StoryText.of(sample.text());
    List<String> found = read(text).stream().map(s -> written(text, s)).toList();
    assertThat(found).isEqualTo(sample.expected());
  }

  private static String written(StoryText text, Statement statement) {
    return Stream.of(statement.source(), statement.cue(), statement.content())
        .map(spans -> spans.stream().map(text::quote).collect(Collectors.joining(" + ")))
        .collect(Collectors.joining(" | "))
        .strip();
  }

  private List<Statement> read(StoryText text) {
    Span body = new Span(0, text.length());
    List<Span> parts = StoryForm.parts(text, body);
    List<Span> sentences =
        parts.stream().flatMap(part -> Sentences.in(text, part).stream()).toList();
    List<Reading> readings = TestEncoder.read(text, sentences);
    return reader.read(text, parts, sentences, readings);
  }

  @Test
  void tellsDirectMixedAndIndirectApart() {
    assertThat(kinds("“It is done,” she said.")).containsExactly(StatementKind.DIRECT);
    assertThat(kinds("She said it was “done and dusted”.")).containsExactly(StatementKind.MIXED);
    assertThat(kinds("She said it was done.")).containsExactly(StatementKind.INDIRECT);
  }

  private List<StatementKind> kinds(String story) {
    return read(StoryText.of(story)).stream().map(Statement::kind).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word and the minister ",
        "“",
        "\"a ",
        "SAID THE MINISTER THAT ",
        "12 1/2 3.4 ",
        "—"
      })
  void aHostileTextWithoutAnEndTakesLinearTime(String part) {
    StoryText text = StoryText.of(part.repeat(4_000));
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> read(text));
  }
}
