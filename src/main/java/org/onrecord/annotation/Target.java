package org.onrecord.annotation;

import java.util.List;
import org.onrecord.sentiment.Sentiment;
import org.onrecord.text.Span;

/**
 * An entity that a statement's content names, and the tone towards it.
 *
 * @param entity the entity's number in the story's list
 * @param spans where the content names it, in the order of the text; never empty
 * @param sentiment the tone towards it
 */
public record Target(int entity, List<Span> spans, Sentiment sentiment) {
  public Target {
    spans = List.copyOf(spans);
  }
}
