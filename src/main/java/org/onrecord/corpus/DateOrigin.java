package org.onrecord.corpus;

import java.util.Locale;

/** Where a story's date came from. */
public enum DateOrigin {
  /** The {@code date YYYY-MM-DD} that a plain story begins with. */
  HEADER,
  /** The field {@code published} of a structured record. */
  FIELD,
  /** A dateline that gives the year. */
  DATELINE,
  /** A date in the file's path. */
  PATH,
  /** There is none: the story has no date and enters no trend. */
  UNKNOWN;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
