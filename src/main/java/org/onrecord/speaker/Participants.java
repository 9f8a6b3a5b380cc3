package org.onrecord.speaker;

import java.util.List;

/**
 * Who takes part in a statement.
 *
 * @param speaker who made it; null where the story does not tell, or not surely enough
 * @param targets whom it is about, in the order in which it names them; never the speaker
 */
public record Participants(Speaker speaker, List<Named> targets) {
  public Participants {
    targets = List.copyOf(targets);
  }
}
