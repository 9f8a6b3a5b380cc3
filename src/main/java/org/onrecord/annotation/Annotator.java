package org.onrecord.annotation;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.encoder.Embedding;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.sentiment.SentimentReader;
import org.onrecord.speaker.Gazetteer;
import org.onrecord.speaker.NameFinder;
import org.onrecord.speaker.Named;
import org.onrecord.speaker.Names;
import org.onrecord.speaker.Participants;
import org.onrecord.speaker.SpeakerResolver;
import org.onrecord.statement.Statement;
import org.onrecord.statement.StatementReader;
import org.onrecord.statement.Statements;
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
  private static final int REVISION = 10;

  private final Encoder encoder;
  private final StatementReader reader;
  private final NameFinder names;
  private final SpeakerResolver speakers;

  /**
   * @param encoder reads the words
   */
  public Annotator(Encoder encoder) {
    this.encoder = encoder;
    this.reader = new StatementReader(encoder);
    Gazetteer gazetteer = new Gazetteer();
    this.names = new NameFinder(gazetteer);
    this.speakers = new SpeakerResolver(gazetteer);
  }

  /** Names what computes the annotations; two versions that are equal compute the same. */
  public String version() {
    return "encoder-" + encoder.version() + "-" + REVISION;
  }

  /**
   * Reads the part of a story that is {@code body}.
   *
   * @return what was found; every span of it lies inside {@code body}
   */
  public Annotation annotate(StoryText text, Span body) {
    StoryReading read = StoryReading.of(encoder, text, body);
    Names found = names.find(text, read.sentences(), NamedSpan.in(read.readings()));
    List<Statement> statements = reader.read(text, read.parts(), read.sentences(), read.readings());
    List<Participants> participants = speakers.resolve(text, read.sentences(), statements, found);
    SentimentReader sentiments = new SentimentReader(encoder.tones(), read.readings());
    List<AnnotatedStatement> annotated = new ArrayList<>(statements.size());
    for (int i = 0; i < statements.size(); i++) {
      Embedding embedding =
          encoder.embeddings().of(read.readings(), statements.get(i).content()).orElse(null);
      annotated.add(annotate(statements.get(i), participants.get(i), sentiments, embedding));
    }
    return new Annotation(
        read.sentences(), Words.count(text, body), found.entities(), found.mentions(), annotated);
  }

  private static AnnotatedStatement annotate(
      Statement statement,
      Participants participants,
      SentimentReader sentiments,
      Embedding embedding) {
    List<Span> whole = Statements.spans(statement);
    List<Target> targets = new ArrayList<>(participants.targets().size());
    for (Named named : participants.targets()) {
      sentiments
          .towards(whole, statement.source(), named.spans())
          .ifPresent(
              sentiment -> targets.add(new Target(named.entity(), named.spans(), sentiment)));
    }
    Double tone = sentiments.of(statement.content()).map(Sentiment::polarity).orElse(null);
    return new AnnotatedStatement(statement, participants.speaker(), tone, targets, embedding);
  }
}
