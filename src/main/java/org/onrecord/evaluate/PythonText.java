package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sorts characters as Python's {@code re} does on text, so that our tokens are those of score.py.
 *
 * <p>A word character is a letter or a number of any kind (² and ① included) or the underscore; a
 * combining mark is neither, unlike in Java's own {@code \w}. Checked against Python for every code
 * point that this Java knows; Python 3.11 knows a newer Unicode than Java 17.
 */
final class PythonText {
  private PythonText() {}

  /** Whether {@code \w} matches. */
  static boolean isWord(int codePoint) {
    if (codePoint == '_' || Character.isLetter(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Whether {@code \s} matches; also what {@code str.strip} takes off. */
  static boolean isSpace(int codePoint) {
    return (codePoint >= 0x09 && codePoint <= 0x0D)
        || (codePoint >= 0x1C && codePoint <= 0x1F)
        || codePoint == 0x85
        || Character.isSpaceChar(codePoint);
  }

  /** {@code str.strip}. */
  static String strip(String text) {
    int from = 0;
    int to = text.length();
    // No character outside the Basic Multilingual Plane is a space.
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** {@code re.findall(r"\w+", text.casefold())}. */
  static List<String> foldedWords(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int[] points = text.codePoints().flatMap(c -> fold(c).codePoints()).toArray();
    for (int c : points) {
      if (isWord(c)) {
        word.appendCodePoint(c);
      } else if (word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words;
  }

  /**
   * Full case folding of one character, up to the choice of representative: two texts have the same
   * fold here where they have the same {@code casefold} in Python.
   */
  static String fold(int codePoint) {
    // The dotless i is a letter of its own, though it shares the capital of i.
    if (codePoint == 'ı') {
      return "ı";
    }
    // Its own capital, so the way by the capital does not lead to ss.
    if (codePoint == 'ẞ') {
      return "ss";
    }
    // By way of the capital, as that brings together ß and ss, ς and σ, ſ and s. One character at
    // a time, as Java would otherwise choose the sigma by its place in the word.
    return Character.toString(codePoint).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }
}
