package org.onrecord.annotation;

import java.util.List;
import org.onrecord.speaker.Entity;
import org.onrecord.speaker.Mention;
import org.onrecord.text.Span;

/**
 * All that one pass over one story found. It depends on the story's text and the {@link
 * Annotator}'s version alone, so that it can be kept and used again by later runs.
 *
 * @param sentences the sentences of the story's body, in order
 * @param tokenCount runs of word characters and single other signs in the body
 * @param entities whom and what the story names; mentions, speakers and targets point into this
 *     list
 * @param mentions where it names them, in the order of the text
 * @param statements who said what, in the order of the text (by the first code point of any span)
 */
public record Annotation(
    List<Span> sentences,
    int tokenCount,
    List<Entity> entities,
    List<Mention> mentions,
    List<AnnotatedStatement> statements) {
  public Annotation {
    sentences = List.copyOf(sentences);
    entities = List.copyOf(entities);
    mentions = List.copyOf(mentions);
    statements = List.copyOf(statements);
  }

  /** Of a text without a body. */
  public static Annotation none() {
    return new Annotation(List.of(), 0, List.of(), List.of(), List.of());
  }
}
