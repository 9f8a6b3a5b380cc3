package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.onrecord.annotation.Annotation;
import org.onrecord.annotation.Annotator;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.sentiment.ToneModel;
import org.onrecord.sentiment.ToneScale;
import org.onrecord.sentiment.VaderLexicon;
import org.onrecord.speaker.Speaker;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** What the job finds, in the form in which the collections have it. */
public final class Predictors {
  private Predictors() {}

  /** Who said what in a document, statements inside others too. */
  public static Function<GoldDocument, List<Attribution>> statements() {
    Annotator annotator = new Annotator(Encoder.load(), new VaderLexicon());
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

  /** The tone towards a target: the sentence's, whoever the target is. */
  public static Function<GoldTarget, LabelPrediction> sentiment() {
    ToneModel lexicon = new VaderLexicon();
    return item -> LabelPrediction.of(label(lexicon, item.text()).word());
  }

  /** The tone between two: the sentence's, from the first towards the second. */
  public static Function<GoldPair, LabelPrediction> relations() {
    ToneModel lexicon = new VaderLexicon();
    return item -> {
      Sentiment.Label label = label(lexicon, item.text());
      boolean neutral = label == Sentiment.Label.NEUTRAL;
      return LabelPrediction.of(neutral ? label.word() : "p_to_q_" + label.word());
    };
  }

  private static Sentiment.Label label(ToneModel lexicon, String text) {
    return ToneScale.sentiment(lexicon.tone(text)).label();
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
