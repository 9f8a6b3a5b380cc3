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
import org.onrecord.text.CaseFile;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class RuleReaderTest {
  private final RuleReader reader = new RuleReader();

  @TestFactory
  Stream<DynamicTest> findsTheStatementsOfEachCase() {
    return CaseFile.read(RuleReaderTest.class, "statements.txt").stream()
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
        .collect(Collectors.joining(" | "));
  }

  private List<Statement> read(StoryText text) {
    return reader.read(text, Sentences.in(text, new Span(0, text.length())));
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

  @Test
  void aQuotationInAParagraphOfItsOwnIsAStatementWithoutASource() {
    StoryText text =
        StoryText.of("Brandt said the pier was old.\n\n“It has stood there for ninety years.”");
    Statement last = read(text).get(1);
    assertThat(last.source()).isEmpty();
    assertThat(last.cue()).isEmpty();
    assertThat(text.quote(last.content())).startsWith("“It has stood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word and the minister said ",
        "said ",
        "x, said y, ",
        "“a ",
        "\"a ",
        "he said that it and ",
        "“It was so, we all know that.” ",
        "according to ",
        "told a that ",
        "the , "
      })
  void twentyThousandRepeatsWithoutAnEndTakeNoTime(String part) {
    StoryText text = StoryText.of(part.repeat(20_000));
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> read(text));
  }
}
