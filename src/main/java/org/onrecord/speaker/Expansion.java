package org.onrecord.speaker;

import java.util.Locale;
import org.onrecord.text.Tokens;

/**
 * The full form of an acronym that stands in parentheses behind it: the words whose initials make
 * its letters, last to first (after Schwartz and Hearst 2003, by whole words). It tells where a
 * name begins and ends that was found in part: "General Agreement on Tariffs and Trade (GATT)".
 *
 * @param from its first word
 * @param to the word behind its last
 */
record Expansion(int from, int to) {
  /** How many words behind a part of the name the parentheses are looked for. */
  private static final int REACH = 8;

  /** Letters of the longest word in lower case that joins parts of a name: "of", "and", "for". */
  private static final int LONGEST_JOINT = 3;

  /**
   * The expansion that holds words {@code from} to before {@code to}; null if there is none.
   *
   * @param free the first word that no other name has taken
   */
  static Expansion at(Tokens words, int from, int to, int free) {
    int open = to;
    while (open < to + REACH && words.isWord(open)) {
      open++;
    }
    boolean acronym =
        words.is(open, "(")
            && words.is(open + 2, ")")
            && CandidateFinder.isAcronym(words.form(open + 1));
    if (!acronym) {
      return null;
    }
    String letters = words.form(open + 1).replace(".", "").toLowerCase(Locale.ROOT);
    int left = letters.length();
    int at = open;
    while (left > 0 && at > free && words.isWord(at - 1)) {
      boolean initial = words.lower(at - 1).charAt(0) == letters.charAt(left - 1);
      if (words.isLowerCase(at - 1)
          && (words.lower(at - 1).length() > LONGEST_JOINT || at == open)) {
        return null;
      }
      if (!words.isLowerCase(at - 1) && !initial) {
        return null;
      }
      // "of", "and" may have a letter or none.
      left -= initial ? 1 : 0;
      at--;
    }
    return left == 0 && at <= from ? new Expansion(at, open) : null;
  }
}
