package org.onrecord.corpus;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a structured record may tell about a story. */
public enum StoryField {
  ID,
  TEXT,
  TITLE,
  PUBLISHED,
  SOURCE,
  URL,
  LANGUAGE,
  AUTHORS;

  /** The word used in options and messages. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words, for a message. */
  static String words() {
    return Arrays.stream(values()).map(StoryField::word).collect(Collectors.joining(", "));
  }
}
