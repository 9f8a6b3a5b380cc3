package org.onrecord.corpus;

/**
 * A short piece of unknown content that is safe to store and to show: valid Unicode, one line, no
 * characters that control a terminal or turn the reading direction.
 */
final class Excerpt {
  private static final int REPLACEMENT = 0xFFFD;

  /** The longest UTF-8 sequence. */
  private static final int MOST_BYTES_A_CODE_POINT = 4;

  private Excerpt() {}

  /** The beginning of {@code bytes}, at most {@value Reject#SAMPLE_LENGTH} code points. */
  static String of(ByteSlice bytes) {
    // Enough that a character cut in half at the end is not among those shown.
    int most = (Reject.SAMPLE_LENGTH + 1) * MOST_BYTES_A_CODE_POINT;
    return of(Utf8.replacing(bytes.first(most)), Reject.SAMPLE_LENGTH);
  }

  /** The beginning of {@code text}, at most {@code most} code points. */
  static String of(String text, int most) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(most).map(Excerpt::shown).forEach(shown::appendCodePoint);
    return shown.toString();
  }

  private static int shown(int codePoint) {
    if (codePoint == '\n' || codePoint == '\r' || codePoint == '\t') {
      return ' ';
    }
    return switch (Character.getType(codePoint)) {
      // Format covers bidirectional controls and invisible characters.
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          REPLACEMENT;
      default -> codePoint;
    };
  }
}
