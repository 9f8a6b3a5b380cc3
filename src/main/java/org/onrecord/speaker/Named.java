package org.onrecord.speaker;

import java.util.List;
import org.onrecord.text.Span;

/**
 * Whom a statement is about.
 *
 * @param entity the entity's number in the story's list
 * @param spans where the statement names it or tells of it by a noun, in the order of the text;
 *     never empty
 */
public record Named(int entity, List<Span> spans) {
  public Named {
    spans = List.copyOf(spans);
  }
}
