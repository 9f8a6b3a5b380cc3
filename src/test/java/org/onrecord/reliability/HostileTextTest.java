package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.onrecord.TestEncoder;
import org.onrecord.annotation.AnnotatedStatement;
import org.onrecord.annotation.Annotation;
import org.onrecord.annotation.Annotator;
import org.onrecord.cluster.Shingles;
import org.onrecord.corpus.FieldNames;
import org.onrecord.corpus.InputLimits;
import org.onrecord.corpus.Parsed;
import org.onrecord.corpus.PublicationDate;
import org.onrecord.corpus.StoryFields;
import org.onrecord.corpus.StoryFileReader;
import org.onrecord.corpus.StoryForm;
import org.onrecord.corpus.StoryLanguage;
import org.onrecord.encoder.Window;
import org.onrecord.reliability.Ledger.Part;
import org.onrecord.speaker.Actors;
import org.onrecord.speaker.NameKey;
import org.onrecord.statement.Statements;
import org.onrecord.style.StyleReader;
import org.onrecord.text.Paragraphs;
import org.onrecord.text.Quotation;
import org.onrecord.text.Quotations;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;
import org.onrecord.text.Words;
import org.onrecord.topic.Terms;

/**
 * Everything that takes a story apart, on texts that nobody would write. Spoilt stories come from a
 * seed: {@code -Donrecord.fuzz.seed=N} tries others, {@code -Donrecord.fuzz.tries=N} more.
 */
class HostileTextTest {
  private static final long SEED = Long.getLong("onrecord.fuzz.seed", 1);
  private static final int TRIES = Integer.getInteger("onrecord.fuzz.tries", 300);

  /** What the annotator, which is slower, gets of them. */
  private static final int ANNOTATED = Math.max(1, TRIES / 12);

  private static final int LONGEST = 3000;
  private static final int LONGEST_ANNOTATED = 800;

  /** Length of a text of one piece over and over: a quadratic step takes minutes on it. */
  private static final int REPEATED = 40_000;

  private static final Duration LONG_ENOUGH = Duration.ofSeconds(10);
  private static final List<String> NAMES =
      List.of("a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a");
  private static final List<String> FIELDS =
      List.of("text", "id", "title", "published", "source", "url", "language", "authors");

  private static final StyleReader STYLE = new StyleReader();
  private static final StoryLanguage LANGUAGE = new StoryLanguage();

  @Test
  void aPieceSaidOverAndOverIsTakenApartInTimeThatGrowsWithItsLength() {
    for (String piece : HostileTexts.PIECES) {
      String text = piece.repeat(REPEATED / piece.length());
      // Behind a beginning that lets rules begin.
      String within = "LAGOS, May 1 (NAN) – \"Yes,\" said Ada Okoro, \"" + text + "\" she said.";
      assertTimeoutPreemptively(
          LONG_ENOUGH,
          () -> {
            takeApart(text);
            takeApart(within);
          },
          () -> "too slow on " + piece.codePoints().boxed().toList() + " over and over");
    }
    Ledger.enter(
        Part.INPUT,
        "a story of one piece (of %d kinds: signs, spaces, accents, letters that change their length) over and over, %,d characters"
            .formatted(HostileTexts.PIECES.size(), REPEATED),
        2 * HostileTexts.PIECES.size(),
        0,
        "takes each apart in less than " + LONG_ENOUGH.toSeconds() + " s");
  }

  @Test
  void aSpoiltStoryIsTakenApartWithoutAnExceptionAndWithinItsText() {
    HostileTexts texts = new HostileTexts(SEED);
    for (int i = 0; i < TRIES; i++) {
      String text = texts.next(LONGEST);
      assertTimeoutPreemptively(LONG_ENOUGH, () -> takeApart(text), () -> "too slow on " + text);
    }
    Ledger.enter(
        Part.INPUT,
        "stories of seeds/ cut, turned, repeated and mixed with signs and any Unicode, seed "
            + SEED,
        TRIES,
        0,
        "every parser ends, without an exception, with places inside the text");
  }

  @Test
  void aSpoiltStoryIsReadToTheEnd() {
    HostileTexts texts = new HostileTexts(SEED);
    Annotator annotator = new Annotator(TestEncoder.SHIPPED);
    int statements = 0;
    for (int i = 0; i < ANNOTATED; i++) {
      StoryText text = StoryText.of(texts.next(LONGEST_ANNOTATED));
      Span body = StoryForm.of(text).body();
      if (body != null) {
        Annotation read = annotator.annotate(text, body);
        read.sentences().forEach(sentence -> assertThat(body.contains(sentence)).isTrue());
        for (AnnotatedStatement statement : read.statements()) {
          Statements.spans(statement.statement())
              .forEach(span -> assertThat(body.contains(span)).isTrue());
        }
        statements += read.statements().size();
      }
    }
    assertThat(statements).as("there was something to find").isPositive();
    Ledger.enter(
        Part.INPUT,
        "spoilt stories of seeds/ read for statements, seed " + SEED,
        ANNOTATED,
        0,
        "reads all of them; what it finds lies inside the story");
  }

  @Test
  void aSpoiltActorsFileGivesProblemsAndNoException() {
    HostileTexts texts = new HostileTexts(SEED);
    for (int i = 0; i < TRIES; i++) {
      String rows = texts.next(LONGEST).replace('.', '\n').replace(' ', ',');
      assertTimeoutPreemptively(
          LONG_ENOUGH,
          () -> assertThat(Actors.parse("id,name,aliases,kind\n" + rows)).isNotNull(),
          () -> "too slow on " + rows);
    }
  }

  private static void takeApart(String given) {
    StoryText text = StoryText.of(given);
    Span all = new Span(0, text.length());
    StoryForm form = StoryForm.of(text);
    assertInOrder(form.parts(), all);
    List<Span> sentences = Sentences.in(text, all);
    assertInOrder(sentences, all);
    assertInOrder(Paragraphs.in(text, all), all);
    assertInOrder(Quotations.in(text, all).stream().map(Quotation::span).toList(), all);
    assertInOrder(Words.in(text, all), all);
    Tokens tokens = Tokens.of(text, all);
    if (tokens.size() > 0) {
      assertThat(all.contains(tokens.span(0, tokens.size()))).isTrue();
    }
    List<Window> windows = TestEncoder.SHIPPED.windows().of(text, sentences);
    assertInOrder(windows.stream().map(Window::whole).toList(), all);
    STYLE.of(given, Terms.words(given));
    assertThat(Shingles.of(given)).isNotNull();
    assertThat(NameKey.of(given)).doesNotContain("  ");
    LANGUAGE.of(given);
    PublicationDate.of(given);
    PublicationDate.fromPath(given);
    Map<String, Object> record = new HashMap<>();
    FIELDS.forEach(name -> record.put(name, given));
    assertThat(new StoryFields(FieldNames.usual()).parse(record, given, 1)).isNotNull();
    byte[] bytes = given.getBytes(StandardCharsets.UTF_8);
    NAMES.forEach(name -> read(name, bytes, parsed -> assertThat(parsed).isNotNull()));
  }

  private static void read(String name, byte[] bytes, Consumer<Parsed> check) {
    new StoryFileReader(FieldNames.usual(), InputLimits.defaults())
        .read(name, bytes.length, new ByteArrayInputStream(bytes))
        .forEachRemaining(check);
  }

  private static void assertInOrder(List<Span> spans, Span within) {
    // There are too many to assert of each.
    int behind = within.start();
    for (Span span : spans) {
      if (span.start() < behind || !within.contains(span)) {
        throw new AssertionError(span + " does not follow " + behind + " in " + within);
      }
      behind = span.end();
    }
  }
}
