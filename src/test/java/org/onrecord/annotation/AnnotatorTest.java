package org.onrecord.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.onrecord.TestEncoder;
import org.onrecord.corpus.StoryForm;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.speaker.Mention;
import org.onrecord.statement.StatementKind;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class AnnotatorTest {
  private static final Annotator ANNOTATOR = new Annotator(TestEncoder.SHIPPED);

  @Test
  void targetsAreWhomTheContentNamesOtherThanTheSpeaker() {
    StoryText text =
        StoryText.of("John Brandt said that John Brandt thanked Norway, a great and loyal friend.");
    Annotation annotation = ANNOTATOR.annotate(text, new Span(0, text.length()));
    AnnotatedStatement statement = annotation.statements().get(0);
    assertThat(annotation.entities().get(statement.speaker().entity()).name())
        .isEqualTo("John Brandt");
    assertThat(statement.targets()).hasSize(1);
    Target target = statement.targets().get(0);
    assertThat(annotation.entities().get(target.entity()).name()).isEqualTo("Norway");
    assertThat(target.sentiment().label()).isEqualTo(Sentiment.Label.POSITIVE);
    assertThat(statement.tone()).isPositive();
  }

  @Test
  void aStatementAboutNobodyHasATone() {
    AnnotatedStatement statement =
        statements("John Brandt said that the pier was a disgrace.").get(0);
    assertThat(statement.targets()).isEmpty();
    assertThat(statement.tone()).isNegative();
  }

  @Test
  void aStatementAboutSixtyHasASentimentTowardsEach() {
    String sixty =
        "France Kenya Norway Ghana Peru Chile Brazil Japan China India Nepal Spain Italy Greece Turkey "
            + "Egypt Sudan Chad Mali Niger Togo Benin Angola Zambia Malawi Cuba Haiti Panama Mexico Canada "
            + "Iceland Ireland Poland Latvia Estonia Lithuania Finland Sweden Denmark Austria Hungary Romania "
            + "Bulgaria Serbia Croatia Slovenia Albania Cyprus Malta Tunisia Libya Algeria Morocco Senegal "
            + "Gabon Uganda Rwanda Burundi Somalia Eritrea";
    AnnotatedStatement statement =
        statements("Norland said it had met " + sixty.replace(" ", ", ") + ".").get(0);
    assertThat(statement.targets().size()).isGreaterThan(30);
  }

  @Test
  void aStoryInCapitalsAndAQuotationOfFiveThousandWordsAreReadInLinearTime() {
    assertThat(statements("JOHN BRANDT SAID THAT NORWAY HAD LIED TO THE COUNCIL.")).isNotNull();
    String words = "Norway is a friend of ours and the council is not. ".repeat(450);
    assertTimeout(
        Duration.ofSeconds(20),
        () -> assertThat(statements("John Brandt said: “" + words + "”")).isNotEmpty());
  }

  private static List<AnnotatedStatement> statements(String story) {
    StoryText text = StoryText.of(story);
    return ANNOTATOR.annotate(text, new Span(0, text.length())).statements();
  }

  @Test
  void aHeadingTakesNothingFromTheLeadAndNamesNobodyInCapitals() {
    StoryText text =
        StoryText.of(
            "LINDQVIST BREWERIES PROFIT FALLS; BOARD BLAMES BARLEY\n\n"
                + "OSLO, May 12 (Corvane) — Lindqvist Breweries Inc said on Wednesday that its profit fell as barley rose.");
    Annotation annotation = ANNOTATOR.annotate(text, StoryForm.of(text).body());
    AnnotatedStatement last = annotation.statements().get(annotation.statements().size() - 1);
    assertThat(text.quote(last.statement().source())).isEqualTo("Lindqvist Breweries Inc");
    assertThat(annotation.entities().get(last.speaker().entity()).name())
        .isEqualTo("Lindqvist Breweries Inc");
  }

  @Test
  void whatAQuotationSaysThatOthersSaidIsNotQuotedItself() {
    StoryText text =
        StoryText.of(
            "“The council never said that the money was gone,” Tove Halle told reporters.");
    assertThat(ANNOTATOR.annotate(text, new Span(0, text.length())).statements())
        .extracting(a -> a.statement().depth(), a -> a.statement().kind())
        .containsExactly(tuple(0, StatementKind.DIRECT), tuple(1, StatementKind.INDIRECT));
  }

  @Property(tries = 300)
  void everySpanLiesInsideTheBodyAndTheSameTextGivesTheSame(
      @ForAll("stories") String story, @ForAll int seed) {
    StoryText text = StoryText.of(story);
    int start = Math.floorMod(seed, text.length());
    Span body = new Span(start, start + 1 + Math.floorMod(seed / 7, text.length() - start));
    Annotation annotation = ANNOTATOR.annotate(text, body);
    assertThat(spans(annotation)).allMatch(body::contains);
    assertThat(ANNOTATOR.annotate(text, body)).isEqualTo(annotation);
    // Ids hash the spans.
    assertThat(annotation.statements())
        .extracting(
            a -> a.statement().source() + " " + a.statement().cue() + a.statement().content())
        .doesNotHaveDuplicates();
  }

  private static List<Span> spans(Annotation annotation) {
    List<Span> spans = new ArrayList<>(annotation.sentences());
    annotation.mentions().stream().map(Mention::span).forEach(spans::add);
    for (AnnotatedStatement annotated : annotation.statements()) {
      spans.addAll(annotated.statement().source());
      spans.addAll(annotated.statement().cue());
      spans.addAll(annotated.statement().content());
      annotated.targets().forEach(t -> spans.addAll(t.spans()));
    }
    return spans;
  }

  @Provide
  Arbitrary<String> stories() {
    return Arbitraries.of(
            "John",
            "Brandt",
            "Norway",
            "the",
            "minister",
            "said",
            "that",
            "told",
            "him",
            "he",
            ",",
            ".",
            "\n\n",
            "“",
            "”",
            "\"",
            "according",
            "to",
            "who",
            "and",
            "adding",
            "(NC)",
            "praised",
            ":",
            "was",
            "\uD83D\uDE00",
            "Mr.",
            "’’",
            "Ministry",
            "of",
            "'")
        .list()
        .ofMinSize(1)
        .ofMaxSize(50)
        .map(parts -> String.join(" ", parts));
  }
}
