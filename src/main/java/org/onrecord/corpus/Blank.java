package org.onrecord.corpus;

/** What counts as white space in stories: also no-break spaces and stray byte order marks. */
final class Blank {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private Blank() {}

  static boolean is(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == BYTE_ORDER_MARK;
  }

  /** Whether a text has nothing but white space. */
  static boolean isAll(String text) {
    return skip(text, 0) == text.length();
  }

  /** The first place from {@code from} on that is not white space; the length if there is none. */
  static int skip(CharSequence text, int from) {
    int i = from;
    while (i < text.length() && is(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The end of {@code text} up to {@code to} without trailing white space; not before 0. */
  static int trimEnd(CharSequence text, int to) {
    int i = to;
    while (i > 0 && is(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  /** One line, single spaces, none at the ends. */
  static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    for (int i = skip(text, 0); i < text.length(); i++) {
      char c = text.charAt(i);
      if (!is(c)) {
        collapsed.append(c);
      } else {
        i = skip(text, i) - 1;
        if (i + 1 < text.length()) {
          collapsed.append(' ');
        }
      }
    }
    return collapsed.toString();
  }
}
