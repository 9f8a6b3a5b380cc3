package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Whom and what a story names.
 *
 * @param entities each once, in the order of first mention
 * @param mentions where they are named, in the order of the text; none overlaps another
 * @param genders of each entity, null where the story does not tell
 */
public record Names(List<Entity> entities, List<Mention> mentions, List<Gender> genders) {
  public Names {
    entities = List.copyOf(entities);
    mentions = List.copyOf(mentions);
    genders = Collections.unmodifiableList(new ArrayList<>(genders));
  }
}
