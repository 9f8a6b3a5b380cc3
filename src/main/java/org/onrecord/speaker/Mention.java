package org.onrecord.speaker;

import org.onrecord.text.Span;

/**
 * A place where a story names an entity.
 *
 * @param span where, titles left out ("Guillermo Lasso" of "Ecuadorian President Guillermo Lasso")
 * @param entity the entity's number in the story's list
 */
public record Mention(Span span, int entity) {}
