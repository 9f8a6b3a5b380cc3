package org.onrecord.text;

import java.util.Locale;

/** The place, date and agency that open a wire story: "ABUJA, Aug. 30 (NAN) –". */
public final class Dateline {
  private static final int LONGEST = 16;
  private static final int LONGEST_WITHOUT_AGENCY = 9;

  private Dateline() {}

  /** How many of a sentence's first words are a dateline, its dash included; mostly 0. */
  public static int length(Tokens sentence) {
    if (sentence.size() < 4 || !isInCapitals(sentence.form(0))) {
      return 0;
    }
    for (int i = 1; i < Math.min(sentence.size() - 1, LONGEST); i++) {
      boolean dash = "–—-".contains(sentence.form(i));
      if (dash && (sentence.is(i - 1, ")") || i < LONGEST_WITHOUT_AGENCY)) {
        return i + 1;
      }
    }
    return 0;
  }

  private static boolean isInCapitals(String word) {
    return word.length() > 2
        && Character.isLetter(word.charAt(0))
        && word.equals(word.toUpperCase(Locale.ROOT));
  }
}
