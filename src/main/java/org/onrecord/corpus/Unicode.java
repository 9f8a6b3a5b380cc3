package org.onrecord.corpus;

/** Keeps strings valid Unicode. */
final class Unicode {
  private static final char REPLACEMENT = '\uFFFD';

  private Unicode() {}

  /**
   * The text with U+FFFD for each half of a surrogate pair that stands alone, as JSON escapes can
   * make them. The number of code points stays.
   */
  static String withoutLoneSurrogates(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder valid = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? REPLACEMENT : c)
        .forEach(valid::appendCodePoint);
    return valid.toString();
  }
}
