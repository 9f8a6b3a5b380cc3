package org.onrecord.speaker;

import java.util.Locale;

/** What sort of thing a name names. */
public enum EntityKind {
  PERSON,
  ORGANISATION,
  COUNTRY,
  /** People by nationality or profession ("the Ecuadorian people", "Democrats"). */
  GROUP,
  /** A place that is no country; where one speaks ("Tanga said"), its government or people do. */
  PLACE;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind of a word from a table.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static EntityKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
