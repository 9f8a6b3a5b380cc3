package org.onrecord.annotation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.encoder.Reading;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.sentiment.ToneModel;
import org.onrecord.sentiment.ToneScale;
import org.onrecord.speaker.Entity;
import org.onrecord.speaker.EntityKind;
import org.onrecord.speaker.Gazetteer;
import org.onrecord.speaker.Mention;
import org.onrecord.speaker.NameFinder;
import org.onrecord.speaker.Names;
import org.onrecord.speaker.Speaker;
import org.onrecord.speaker.SpeakerResolver;
import org.onrecord.statement.Statement;
import org.onrecord.statement.StatementReader;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Words;

/**
 * Reads one story: sentences, names, statements, who made them, about whom and in what tone.
 *
 * <p>What it finds depends on the text and {@link #version()} alone. Immutable; one instance may
 * serve many threads.
 */
public final class Annotator {
  /** To be raised whenever anything that an annotation is computed from changes its answers. */
  private static final int REVISION = 8;

  private final Encoder encoder;
  private final StatementReader reader;
  private final NameFinder names;
  private final SpeakerResolver speakers;
  private final ToneModel tone;

  /**
   * @param encoder reads the words
   * @param tone measures the tone of what was said
   */
  public Annotator(Encoder encoder, ToneModel tone) {
    this.encoder = encoder;
    this.reader = new StatementReader(encoder);
    Gazetteer gazetteer = new Gazetteer();
    this.names = new NameFinder(gazetteer);
    this.speakers = new SpeakerResolver(gazetteer);
    this.tone = tone;
  }

  /** Names what computes the annotations; two versions that are equal compute the same. */
  public String version() {
    return "encoder-" + encoder.version() + "-" + REVISION + "+" + tone.version();
  }

  /**
   * Reads the part of a story that is {@code body}.
   *
   * @return what was found; every span of it lies inside {@code body}
   */
  public Annotation annotate(StoryText text, Span body) {
    List<Span> parts = StoryForm.parts(text, body);
    List<Span> sentences = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    // No window holds two parts: "UNION SAYS" in a heading is not who "said" in the lead.
    for (Span part : parts) {
      List<Span> inside = Sentences.in(text, part);
      sentences.addAll(inside);
      encoder.windows().of(text, inside).forEach(window -> readings.add(encoder.read(window)));
    }
    Names found = names.find(text, sentences, NamedSpan.in(readings));
    List<Statement> statements = reader.read(text, parts, sentences, readings);
    List<Speaker> authors = speakers.resolve(text, sentences, statements, found);
    List<AnnotatedStatement> annotated = new ArrayList<>(statements.size());
    for (int i = 0; i < statements.size(); i++) {
      annotated.add(annotate(text, statements.get(i), authors.get(i), found));
    }
    return new Annotation(
        sentences, Words.count(text, body), found.entities(), found.mentions(), annotated);
  }

  private AnnotatedStatement annotate(
      StoryText text, Statement statement, Speaker speaker, Names found) {
    double told = tone.tone(text.quote(statement.content()));
    Map<Integer, List<Span>> named = new LinkedHashMap<>();
    for (Span content : statement.content()) {
      for (Mention mention : mentionsIn(found.mentions(), content)) {
        boolean own = speaker != null && speaker.entity() == mention.entity();
        if (!own && isTarget(found.entities().get(mention.entity()))) {
          named.computeIfAbsent(mention.entity(), e -> new ArrayList<>()).add(mention.span());
        }
      }
    }
    // A lexicon knows one tone for the whole statement, whoever it is about.
    Sentiment sentiment = ToneScale.sentiment(told);
    List<Target> targets = new ArrayList<>(named.size());
    named.forEach((entity, spans) -> targets.add(new Target(entity, spans, sentiment)));
    return new AnnotatedStatement(statement, speaker, told, targets);
  }

  private static boolean isTarget(Entity entity) {
    return entity.kind() != EntityKind.PLACE;
  }

  /** The mentions that lie inside {@code span}; {@code mentions} are in the order of the text. */
  private static List<Mention> mentionsIn(List<Mention> mentions, Span span) {
    int low = 0;
    int high = mentions.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (mentions.get(middle).span().start() < span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = low;
    while (end < mentions.size() && mentions.get(end).span().start() < span.end()) {
      end++;
    }
    return mentions.subList(low, end).stream().filter(m -> span.contains(m.span())).toList();
  }
}
