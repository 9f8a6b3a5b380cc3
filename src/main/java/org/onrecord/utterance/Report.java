package org.onrecord.utterance;

import java.time.LocalDate;
import java.util.Set;

/**
 * A statement as a report of something that its speaker said.
 *
 * @param id of the statement
 * @param story that it stands in
 * @param cluster of the story's copies
 * @param day of the story; null where it is not known, or where nobody knows who spoke
 * @param words of what was said
 * @param named ids of whom and what the story names, but for the speaker
 */
public record Report(
    String id, String story, String cluster, LocalDate day, ContentWords words, Set<String> named) {
  /** Copies the set. */
  public Report {
    named = Set.copyOf(named);
  }
}
