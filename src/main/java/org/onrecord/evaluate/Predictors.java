package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.onrecord.annotation.AnnotatedStatement;
import org.onrecord.annotation.Annotation;
import org.onrecord.annotation.Annotator;
import org.onrecord.corpus.StoryForm;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.sentiment.ToneModel;
import org.onrecord.sentiment.ToneScale;
import org.onrecord.sentiment.VaderLexicon;
import org.onrecord.speaker.EntityKind;
import org.onrecord.speaker.Gazetteer;
import org.onrecord.speaker.Mention;
import org.onrecord.speaker.NameFinder;
import org.onrecord.speaker.Names;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** What the job finds, in the form in which the collections have it. */
public final class Predictors {
  private Predictors() {}

  /** Who said what in a document. */
  public static Function<GoldDocument, List<Attribution>> statements() {
    Annotator annotator = new Annotator(new VaderLexicon());
    return document -> {
      StoryText text = StoryText.of(document.text());
      return Optional.ofNullable(StoryForm.of(text).body())
          .map(body -> attributions(annotator.annotate(text, body)))
          .orElse(List.of());
    };
  }

  private static List<Attribution> attributions(Annotation annotation) {
    return annotation.statements().stream()
        // The collections give each word to one statement at most; those inside others are our own
        // addition.
        .filter(annotated -> annotated.statement().depth() == 0)
        .map(annotated -> Attribution.of(annotated.statement(), speaker(annotation, annotated)))
        .toList();
  }

  private static Optional<String> speaker(Annotation annotation, AnnotatedStatement annotated) {
    return Optional.ofNullable(annotated.speaker())
        .map(speaker -> annotation.entities().get(speaker.entity()).name());
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

  /** The names in the tokens of a document's sentences, as tags in IOB2. */
  public static Function<List<List<String>>, List<List<String>>> entities() {
    NameFinder finder = new NameFinder(new Gazetteer());
    return sentences -> {
      StringBuilder joined = new StringBuilder();
      List<Span> spans = new ArrayList<>();
      List<List<Span>> tokens = new ArrayList<>();
      for (List<String> sentence : sentences) {
        int start = length(joined);
        tokens.add(append(joined, sentence));
        spans.add(new Span(start, length(joined) - 1));
      }
      StoryText text = StoryText.of(joined.toString());
      Names names = finder.find(text, spans);
      return tokens.stream().map(sentence -> tags(sentence, names)).toList();
    };
  }

  private static List<Span> append(StringBuilder joined, List<String> sentence) {
    List<Span> tokens = new ArrayList<>();
    for (String token : sentence) {
      int start = length(joined);
      joined.append(token);
      tokens.add(new Span(start, length(joined)));
      joined.append(' ');
    }
    return tokens;
  }

  private static int length(StringBuilder text) {
    return text.codePointCount(0, text.length());
  }

  private static List<String> tags(List<Span> tokens, Names names) {
    List<String> tags = new ArrayList<>(Collections.nCopies(tokens.size(), "O"));
    for (Mention mention : names.mentions()) {
      String kind = kind(names.entities().get(mention.entity()).kind());
      boolean begun = false;
      for (int i = 0; i < tokens.size(); i++) {
        if (tokens.get(i).overlaps(mention.span())) {
          tags.set(i, (begun ? "I-" : "B-") + kind);
          begun = true;
        }
      }
    }
    return tags;
  }

  private static String kind(EntityKind kind) {
    return switch (kind) {
      case PERSON -> "PER";
      case ORGANISATION -> "ORG";
      case COUNTRY, PLACE -> "LOC";
      case GROUP -> "MISC";
    };
  }
}
