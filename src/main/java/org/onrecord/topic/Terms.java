package org.onrecord.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The terms of a text: its words in lower case, without stop words, numbers and words of one or two
 * letters.
 */
public final class Terms {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  private final Set<String> stopWords;

  /** Takes the words to leave out, in lower case. */
  public Terms(Set<String> stopWords) {
    this.stopWords = Set.copyOf(stopWords);
  }

  /**
   * All words of a text in lower case, in order: runs of letters and digits, with hyphens and
   * apostrophes inside.
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int from = at;
      while (at < text.length() && inWord(text, from, at)) {
        at++;
      }
      if (at > from) {
        words.add(text.substring(from, at).replace('’', '\'').toLowerCase(Locale.ROOT));
      } else {
        at++;
      }
    }
    return words;
  }

  private static boolean inWord(String text, int from, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return (c == '-' || c == '\'' || c == '’')
        && at > from
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  /** The terms of a text, in order, repeated as often as they stand there. */
  public List<String> of(String text) {
    List<String> terms = new ArrayList<>();
    for (String word : words(text)) {
      String term = word.endsWith("'s") ? word.substring(0, word.length() - 2) : word;
      if (term.length() >= SHORTEST
          && term.length() <= LONGEST
          && !stopWords.contains(term)
          && term.chars().anyMatch(Character::isLetter)
          && term.chars().noneMatch(Character::isDigit)) {
        terms.add(term);
      }
    }
    return terms;
  }
}
