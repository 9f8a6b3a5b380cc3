package org.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.TestEncoder;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.NameKind;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.encoder.Reading;
import org.onrecord.statement.Statement;
import org.onrecord.statement.StatementReader;
import org.onrecord.text.CaseFile;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class SpeakerResolverTest {
  private final Gazetteer gazetteer = new Gazetteer();
  private final NameFinder finder = new NameFinder(gazetteer);
  private final SpeakerResolver resolver = new SpeakerResolver(gazetteer);
  private final Encoder encoder = TestEncoder.SHIPPED;
  private final StatementReader reader = new StatementReader(encoder);

  @TestFactory
  Stream<DynamicTest> namesTheSpeakersOfEachCase() {
    return CaseFile.read(SpeakerResolverTest.class, "speakers.txt").stream()
        .map(c -> DynamicTest.dynamicTest(c.text(), () -> names(c)));
  }

  @TestFactory
  Stream<DynamicTest> namesWhomTheStatementsOfEachCaseAreAbout() {
    return CaseFile.read(SpeakerResolverTest.class, "targets.txt").stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.text(), () -> assertThat(targets(c.text())).isEqualTo(c.expected())));
  }

  @Test
  void ofThreeHundredNamesInAParagraphHeIsNobody() {
    String few = names(300) + " met in Norhaven. He said that it rained.";
    assertThat(resolved(few)).containsExactly("-");
    // Ten times as many names take about ten times as long.
    StoryText text = StoryText.of(names(3000) + " met in Norhaven. He said that it rained.");
    assertTimeout(
        Duration.ofSeconds(10),
        () -> finder.find(text, Sentences.in(text, new Span(0, text.length())), named(text, 3000)));
  }

  @Test
  void aNameOfFiveHundredCharactersIsLeftWhole() {
    String name = "Ann " + "Poe".repeat(165) + "poe";
    for (String speaker : resolved("Norwegian Harbour Minister " + name + " said it rained.")) {
      assertThat(speaker).isIn("-", name);
    }
  }

  @Test
  void aStoryWithoutANameHasNoSpeaker() {
    assertThat(
            resolved(
                "The minister said it rained. “It will stop,” he said.\n\nThe company said that it"
                    + " hoped so. They agreed that it was late."))
        .isNotEmpty()
        .containsOnly("-");
  }

  @Test
  void appositionsThatRunInACircleEnd() {
    String circle = "Ann Poe, the wife of John Brandt, the husband of Ann Poe, ".repeat(40);
    assertThat(resolved(circle + "said it rained.")).isSubsetOf("-", "Ann Poe", "John Brandt");
  }

  private static String names(int count) {
    List<String> given = List.of("Ann", "John", "Tove", "Amos", "Rosa", "Per", "Ines", "Karl");
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String family =
          new String(new char[] {(char) ('A' + i % 26), 'o', (char) ('b' + i / 26 % 20)});
      names
          .append(i == 0 ? "" : ", ")
          .append(given.get(i % 8))
          .append(' ')
          .append(family)
          .append("el");
    }
    return names.toString();
  }

  /** The names that {@link #names} wrote, as the encoder would find them. */
  private static List<NamedSpan> named(StoryText text, int count) {
    List<NamedSpan> spans = new ArrayList<>();
    Matcher name = Pattern.compile("\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+").matcher(text.view());
    while (spans.size() < count && name.find()) {
      spans.add(new NamedSpan(new Span(name.start(), name.end()), NameKind.PER));
    }
    return spans;
  }

  private void names(CaseFile.Case sample) {
    assertThat(resolved(sample.text())).isEqualTo(sample.expected());
  }

  /** Who is named as whom each statement is about, by ", ". */
  private List<String> targets(String story) {
    return participants(
        story,
        (names, participants) ->
            participants.targets().stream()
                .map(target -> names.entities().get(target.entity()).name())
                .collect(Collectors.joining(", ")));
  }

  private List<String> resolved(String story) {
    return participants(
        story,
        (names, participants) -> {
          Speaker speaker = participants.speaker();
          return speaker == null ? "-" : names.entities().get(speaker.entity()).name();
        });
  }

  private List<String> participants(String story, BiFunction<Names, Participants, String> told) {
    StoryText text = StoryText.of(story);
    Span body = new Span(0, text.length());
    List<Span> sentences = Sentences.in(text, body);
    List<Reading> readings = TestEncoder.read(text, sentences);
    Names names = finder.find(text, sentences, NamedSpan.in(readings));
    List<Statement> statements = reader.read(text, List.of(body), sentences, readings);
    return resolver.resolve(text, sentences, statements, names).stream()
        .map(participants -> told.apply(names, participants))
        .toList();
  }
}
