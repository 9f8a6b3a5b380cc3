package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.onrecord.annotation.Annotation;
import org.onrecord.annotation.Annotator;
import org.onrecord.annotation.StoryReading;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.encoder.Reading;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.sentiment.SentimentReader;
import org.onrecord.speaker.Speaker;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.utterance.ContentWordReader;
import org.onrecord.utterance.Report;
import org.onrecord.utterance.Utterances;

/** What the job finds, in the form in which the collections have it. */
public final class Predictors {
  private Predictors() {}

  /** Who said what in a document, statements inside others too. */
  public static Function<GoldDocument, List<Attribution>> statements() {
    Annotator annotator = new Annotator(Encoder.load());
    return document -> {
      StoryText text = StoryText.of(document.text());
      return Optional.ofNullable(StoryForm.of(text).body())
          .map(body -> attributions(annotator.annotate(text, body)))
          .orElse(List.of());
    };
  }

  private static List<Attribution> attributions(Annotation annotation) {
    return annotation.statements().stream()
        .map(
            annotated -> {
              Speaker speaker = annotated.speaker();
              return speaker == null
                  ? Attribution.of(annotated.statement(), Optional.empty(), OptionalDouble.empty())
                  : Attribution.of(
                      annotated.statement(),
                      Optional.of(annotation.entities().get(speaker.entity()).name()),
                      OptionalDouble.of(speaker.confidence()));
            })
        .toList();
  }

  /**
   * The sentiment towards a target: of the sentence, or of who made the statement. What stands
   * where the job reads nothing is neutral.
   */
  public static Function<GoldTarget, LabelPrediction> sentiment() {
    ReadTexts read = new ReadTexts(Encoder.load());
    return item -> {
      SentimentReader sentiments = read.sentiments(item.text(), item.statement().isPresent());
      List<Span> target = List.of(item.target());
      Sentiment sentiment =
          item.statement()
              .map(s -> sentiments.towards(s.spans(), s.source(), target))
              .orElseGet(() -> sentiments.towards(whole(item.text()), List.of(), target))
              .orElse(Sentiment.NONE);
      Map<String, Double> scores = new LinkedHashMap<>();
      scores.put(Sentiment.Label.NEGATIVE.word(), sentiment.negative());
      scores.put(Sentiment.Label.NEUTRAL.word(), sentiment.neutral());
      scores.put(Sentiment.Label.POSITIVE.word(), sentiment.positive());
      return new LabelPrediction(sentiment.label().word(), scores);
    };
  }

  /** The sentiment between two in a sentence. */
  public static Function<GoldPair, LabelPrediction> relations() {
    ReadTexts read = new ReadTexts(Encoder.load());
    return item ->
        read.sentiments(item.text(), false)
            .between(whole(item.text()), item.p(), item.q())
            .map(relation -> new LabelPrediction(relation.label(), relation.probabilities()))
            .orElse(LabelPrediction.of("neutral"));
  }

  /** The lexicon's tone of the sentence, or of what the statement says, whoever the target is. */
  public static Function<GoldTarget, LabelPrediction> lexiconSentiment() {
    return item ->
        LabelPrediction.of(
            VaderLexicon.label(
                item.statement()
                    .map(s -> StoryText.of(item.text()).quote(s.content()))
                    .orElse(item.text())));
  }

  /**
   * Whether two statements report one utterance. Whom their stories name is what a run found: it
   * takes a whole corpus to tell who is one across stories.
   */
  public static Function<GoldReports, LabelPrediction> utterances() {
    ContentWordReader words = new ContentWordReader();
    return item -> {
      Utterances utterances = new Utterances();
      List<String> firsts = new ArrayList<>();
      for (GoldReports.Told told : List.of(item.first(), item.second())) {
        Report report =
            new Report(
                told.story(),
                told.story(),
                told.story(),
                told.day(),
                words.read(said(told)),
                told.named());
        firsts.addAll(utterances.of(List.of(report)));
      }
      return sameUtterance(firsts.get(0).equals(firsts.get(1)));
    };
  }

  /** Whether the words of what was said are the same. */
  public static Function<GoldReports, LabelPrediction> sameWords() {
    ContentWordReader words = new ContentWordReader();
    return item ->
        sameUtterance(
            words.read(said(item.first())).plain().equals(words.read(said(item.second())).plain()));
  }

  private static String said(GoldReports.Told told) {
    return StoryText.of(told.text()).quote(told.statement().content());
  }

  private static LabelPrediction sameUtterance(boolean same) {
    return LabelPrediction.of(same ? GoldReports.SAME : GoldReports.OTHER);
  }

  /** The lexicon's tone of the sentence, from the first towards the second. */
  public static Function<GoldPair, LabelPrediction> lexiconRelations() {
    return item -> {
      String label = VaderLexicon.label(item.text());
      return LabelPrediction.of(label.equals("neutral") ? label : "p_to_q_" + label);
    };
  }

  private static List<Span> whole(String text) {
    return List.of(new Span(0, text.codePointCount(0, text.length())));
  }

  /** Texts as the encoder reads them; of several items of one text in a row, it is read once. */
  private static final class ReadTexts {
    private final Encoder encoder;
    private String text;
    private SentimentReader sentiments;

    ReadTexts(Encoder encoder) {
      this.encoder = encoder;
    }

    /**
     * @param story whether it is a story, whose parts are read apart, or a sentence
     */
    SentimentReader sentiments(String other, boolean story) {
      if (!other.equals(text)) {
        StoryText whole = StoryText.of(other);
        List<Reading> readings =
            story
                ? Optional.ofNullable(StoryForm.of(whole).body())
                    .map(body -> StoryReading.of(encoder, whole, body).readings())
                    .orElse(List.of())
                : StoryReading.ofParts(encoder, whole, whole(other)).readings();
        text = other;
        sentiments = new SentimentReader(encoder.tones(), readings);
      }
      return sentiments;
    }
  }

  /**
   * The names in the tokens of a document's sentences, as tags in IOB2: as the encoder finds them,
   * before a nationality joins an organisation and laws and events are left out.
   */
  public static Function<List<List<String>>, List<List<String>>> entities() {
    Encoder encoder = Encoder.load();
    return sentences -> {
      JoinedTokens joined = JoinedTokens.of(sentences);
      List<NamedSpan> names =
          NamedSpan.in(
              encoder.windows().of(joined.text(), joined.sentences()).stream()
                  .map(encoder::read)
                  .toList());
      return joined.tokens().stream().map(sentence -> tags(sentence, names)).toList();
    };
  }

  private static List<String> tags(List<Span> tokens, List<NamedSpan> names) {
    List<String> tags = new ArrayList<>(Collections.nCopies(tokens.size(), "O"));
    for (NamedSpan name : names) {
      boolean begun = false;
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).overlaps(name.span())) {
          tags.set(i, (begun ? "I-" : "B-") + name.kind());
          begun = true;
        }
      }
    }
    return tags;
  }
}
