package org.onrecord.text;

import java.util.Locale;

/**
 * Small and capital letters of words of any length, in time that grows with the length alone. For
 * two letters the JDK's takes the square of it: minutes for a hundred kilobytes of them.
 */
public final class LetterCase {
  /** The only letter whose small form is two characters; the JDK copies all for each. */
  private static final char CAPITAL_I_WITH_DOT = '\u0130';

  private static final String SMALL_I_WITH_DOT = "i\u0307";

  /** The only letter whose small form hangs on its neighbours; the JDK looks for words for each. */
  private static final char SIGMA = '\u03A3';

  private static final char SMALL_SIGMA = '\u03C3';
  private static final char FINAL_SIGMA = '\u03C2';

  private LetterCase() {}

  /**
   * As {@link String#toLowerCase(Locale)} has it for no country in particular, but that a sigma is
   * a word's last by the letters right beside it.
   */
  public static String lower(String text) {
    if (text.indexOf(CAPITAL_I_WITH_DOT) < 0 && text.indexOf(SIGMA) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder lower = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == SIGMA) {
        lower.append(isLetter(text, i - 1) && !isLetter(text, i + 1) ? FINAL_SIGMA : SMALL_SIGMA);
      } else {
        lower.append(c);
      }
    }
    String rest = lower.toString();
    return rest.replace(String.valueOf(CAPITAL_I_WITH_DOT), SMALL_I_WITH_DOT)
        .toLowerCase(Locale.ROOT);
  }

  private static boolean isLetter(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetter(text.charAt(at));
  }

  /** Whether no letter of it has another capital form. */
  public static boolean isUpper(String text) {
    return text.codePoints().allMatch(LetterCase::isUpper);
  }

  private static boolean isUpper(int codePoint) {
    String letter = Character.toString(codePoint);
    return letter.equals(letter.toUpperCase(Locale.ROOT));
  }
}
