package org.onrecord.annotation;

import java.util.List;
import org.onrecord.encoder.Embedding;
import org.onrecord.speaker.Speaker;
import org.onrecord.statement.Statement;

/**
 * A statement with its author, its tone and its targets.
 *
 * @param statement the spans
 * @param speaker who made it; null where the story does not tell, or not surely enough
 * @param tone of the statement as a whole, −1 (hostile) to 1 (friendly); null if not told
 * @param targets whom it is about, in the order in which the content names them
 * @param embedding of the content; null where it has no word
 */
public record AnnotatedStatement(
    Statement statement, Speaker speaker, Double tone, List<Target> targets, Embedding embedding) {
  public AnnotatedStatement {
    targets = List.copyOf(targets);
  }
}
