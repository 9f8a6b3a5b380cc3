package org.onrecord.text;

/** What a character of {@link StoryText#view()} is to a reader of news. */
final class Characters {
  private Characters() {}

  /**
   * A character of a word: a letter, a number of any kind or an underscore, as Python's {@code \w}.
   */
  static boolean isWord(char c) {
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }
    int type = Character.getType(c);
    return Character.isLetterOrDigit(c)
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** White space, the non-breaking kinds included. */
  static boolean isSpace(char c) {
    return c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
  }

  /** An apostrophe or a single quotation mark that looks like one. */
  static boolean isApostrophe(char c) {
    return c == '\'' || c == '\u2019';
  }
}
