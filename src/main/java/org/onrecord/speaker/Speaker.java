package org.onrecord.speaker;

/**
 * The author of a statement as one story tells it.
 *
 * @param entity the entity's number in the story's list
 * @param confidence the resolver's estimate that this is the author, 0 to 1
 */
public record Speaker(int entity, double confidence) {
  /** Somebody without a name: "an official". What "he" does next is that one's, not another's. */
  static final Speaker SOMEONE = new Speaker(Discourse.SOMEONE, 0);

  boolean isSomeone() {
    return entity == Discourse.SOMEONE;
  }
}
