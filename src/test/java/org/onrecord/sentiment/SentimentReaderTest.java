package org.onrecord.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.TestEncoder;
import org.onrecord.text.CaseFile;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class SentimentReaderTest {
  /** "Holder > Target: label", of the first place that names each. */
  @TestFactory
  Stream<DynamicTest> tellsWhoIsForOrAgainstWhom() {
    return CaseFile.read(SentimentReaderTest.class, "towards.txt").stream()
        .flatMap(
            c ->
                c.expected().stream()
                    .map(
                        told ->
                            DynamicTest.dynamicTest(
                                c.text() + " " + told,
                                () -> assertThat(told(c.text(), told)).isEqualTo(told))));
  }

  /** The same line with the label that is read. */
  private static String told(String text, String line) {
    String[] who = line.substring(0, line.indexOf(':')).split(" > ", -1);
    return who[0]
        + " > "
        + who[1]
        + ": "
        + towards(text, span(text, who[0]), span(text, who[1])).label().word();
  }

  private static Sentiment towards(String text, Span holder, Span target) {
    return reader(text)
        .towards(List.of(new Span(0, text.length())), List.of(holder), List.of(target))
        .orElseThrow();
  }

  private static Span span(String text, String words) {
    int start = text.indexOf(words);
    return new Span(start, start + words.length());
  }

  private static SentimentReader reader(String story) {
    StoryText text = StoryText.of(story);
    List<Span> sentences = Sentences.in(text, new Span(0, text.length()));
    return new SentimentReader(TestEncoder.SHIPPED.tones(), TestEncoder.read(text, sentences));
  }

  @Test
  void whatNoWindowHoldsHasNoSentiment() {
    SentimentReader nothing = new SentimentReader(TestEncoder.SHIPPED.tones(), List.of());
    List<Span> somewhere = List.of(new Span(0, 5));
    assertThat(nothing.towards(somewhere, List.of(), somewhere)).isEmpty();
    assertThat(nothing.of(somewhere)).isEmpty();
    assertThat(nothing.between(somewhere, new Span(0, 2), new Span(3, 5))).isEmpty();
  }

  @Test
  void theProbabilitiesAreOneTogether() {
    String text = "Karega praised Halle and denounced the council.";
    Sentiment sentiment = towards(text, span(text, "Karega"), span(text, "Halle"));
    assertThat(sentiment.negative() + sentiment.neutral() + sentiment.positive())
        .isCloseTo(1, within(1e-3));
    assertThat(sentiment.polarity())
        .isCloseTo(sentiment.positive() - sentiment.negative(), within(1e-9));
    Relation relation =
        reader(text)
            .between(List.of(new Span(0, text.length())), span(text, "Karega"), span(text, "Halle"))
            .orElseThrow();
    assertThat(relation.probabilities().values().stream().mapToDouble(p -> p).sum())
        .isCloseTo(1, within(1e-3));
    assertThat(relation.probabilities()).containsKey(relation.label());
  }

  @Test
  void ofAStatementOfManyWindowsEachPlaceIsReadInItsOwn() {
    String sentence = "Karega said that Halle was a liar and a thief of the worst kind. ";
    String text = sentence.repeat(300);
    SentimentReader reader = reader(text);
    Span whole = new Span(0, text.length());
    List<Span> places =
        Stream.iterate(text.indexOf("Halle"), at -> at >= 0, at -> text.indexOf("Halle", at + 1))
            .map(at -> new Span(at, at + "Halle".length()))
            .toList();
    Assertions.assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          assertThat(reader.towards(List.of(whole), List.of(), places).orElseThrow().label())
              .isEqualTo(Sentiment.Label.NEGATIVE);
          assertThat(reader.of(List.of(whole)).orElseThrow().polarity()).isNegative();
        });
  }
}
