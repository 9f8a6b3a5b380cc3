package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.text.Tokens;

/** Cuts a sentence into runs of words that are written like names. */
final class Runs {
  private static final Set<String> PARTICLES =
      Set.of(
          "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "van", "von",
          "der", "den", "ter", "bin", "bint", "ibn", "al", "el", "abu", "ben", "y", "e", "zu",
          "es");
  private static final Set<String> CALENDAR =
      Set.of(
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday",
          "january",
          "february",
          "march",
          "april",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "jan.",
          "feb.",
          "mar.",
          "apr.",
          "aug.",
          "sept.",
          "oct.",
          "nov.",
          "dec.");

  private static final Set<String> PORTFOLIOS =
      Set.of(
          "agriculture",
          "business",
          "commerce",
          "communications",
          "culture",
          "defence",
          "economy",
          "education",
          "employment",
          "energy",
          "environment",
          "finance",
          "food",
          "foreign",
          "health",
          "housing",
          "industry",
          "information",
          "interior",
          "justice",
          "labour",
          "lands",
          "mines",
          "planning",
          "research",
          "science",
          "sports",
          "tourism",
          "trade",
          "transport",
          "water",
          "women",
          "works",
          "youth");

  private final Vocabulary vocabulary;

  private static final Set<String> INCORPORATIONS =
      Set.of("inc", "inc.", "corp", "corp.", "co", "co.", "ltd", "ltd.", "plc", "llc");

  /** Words {@code from} to before {@code to} of a sentence. */
  record Run(int from, int to) {}

  Runs(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The runs of a sentence, in order. */
  List<Run> in(Tokens words) {
    List<Run> runs = new ArrayList<>();
    int i = 0;
    while (i < words.size()) {
      if (!isNameWord(words, i)) {
        i++;
        continue;
      }
      int to = end(words, i);
      int from = start(words, i, to);
      if (from < to) {
        runs.add(new Run(from, to));
      }
      i = to;
    }
    return runs;
  }

  /** Drops what only opens the sentence: "However", "The". */
  private int start(Tokens words, int from, int to) {
    int start = from;
    while (start < to
        && vocabulary.isCommon(words.lower(start))
        && !isAcronym(words.form(start))
        && ((start == from && opens(words, start)) || words.lower(start).length() < 4)) {
      start++;
    }
    return start;
  }

  /** Whether word {@code i} has its capital from the sentence's beginning, or may have. */
  static boolean opens(Tokens words, int i) {
    return i == 0 || (!words.isWord(i - 1) && !words.is(i - 1, ",") && !words.is(i - 1, "("));
  }

  private int end(Tokens words, int from) {
    int to = from + 1;
    while (to < words.size() && (!isPossessive(words.form(to - 1)) || isCompanyFrom(words, to))) {
      if (isNameWord(words, to)) {
        to++;
        continue;
      }
      int across = across(words, from, to);
      if (across == 0) {
        break;
      }
      to += across;
    }
    return to;
  }

  /**
   * "Service Inc" of "Moody's Investors Service Inc": a company's form of incorporation ends the
   * name words.
   */
  private static boolean isCompanyFrom(Tokens words, int from) {
    int to = from;
    while (to < words.size() && isNameWord(words, to)) {
      to++;
    }
    return to > from && isIncorporation(words.lower(to - 1));
  }

  /** "Corp", "Inc.": the end of a company's name, and no name by itself. */
  static boolean isIncorporation(String lower) {
    return INCORPORATIONS.contains(lower);
  }

  /** How many words that are no name words themselves join the run to a name word; 0 for none. */
  private int across(Tokens words, int from, int to) {
    String word = words.lower(to);
    int next = to + 1;
    if (word.equals("&") && isNameWord(words, next)) {
      return 1;
    }
    if (word.equals("'") && words.lower(to - 1).endsWith("s") && isNameWord(words, next)) {
      // "the Growers' Forum"
      return words.span(to - 1).end() == words.span(to).start() ? 1 : 0;
    }
    if (PARTICLES.contains(word)) {
      boolean two = PARTICLES.contains(words.lower(next)) && isNameWord(words, next + 1);
      return isNameWord(words, next) ? 1 : two ? 2 : 0;
    }
    boolean of = word.equals("of") || word.equals("for");
    if (of && vocabulary.goesOnWithOf(words.lower(to - 1))) {
      boolean article = words.is(next, "the") && isNameWord(words, next + 1);
      return isNameWord(words, next) ? 1 : article ? 2 : 0;
    }
    return word.equals("and") && joinsByAnd(words, from, to) ? 1 : 0;
  }

  /** "Ministry of Trade and Industry", "the Rift and Coast Development Fund". */
  private boolean joinsByAnd(Tokens words, int from, int and) {
    int end = and + 1;
    while (end < words.size() && isNameWord(words, end)) {
      end++;
    }
    if (end == and + 1) {
      return false;
    }
    // "Trade and Industry Minister"
    if (and - from < 3 && PORTFOLIOS.contains(words.lower(and - 1))) {
      return words.is(and + 2, "minister") || words.is(and + 2, "secretary");
    }
    boolean hasOf = false;
    for (int i = Math.max(from, and - 6); i < and; i++) {
      hasOf |= words.is(i, "of") && vocabulary.goesOnWithOf(words.lower(i - 1));
    }
    boolean article = words.is(from - 1, "the") || words.is(from, "the");
    boolean noun = vocabulary.isOrganisationNoun(words.lower(end - 1));
    return (hasOf && end - and == 2 && and - from < 5 && !noun)
        || (article && noun && end - and > 2 && and - from < 3);
  }

  private static boolean isNameWord(Tokens words, int i) {
    if (!words.isWord(i)) {
      return false;
    }
    String form = words.form(i);
    boolean capital = Character.isUpperCase(form.charAt(0));
    if (!capital) {
      // al-Khatem, d'Ivoire
      int joint = Math.max(form.indexOf('-'), Math.max(form.indexOf('\''), form.indexOf('\u2019')));
      capital =
          joint > 0
              && joint < 4
              && joint + 1 < form.length()
              && Character.isUpperCase(form.charAt(joint + 1))
              && Character.isLetter(form.charAt(0));
    }
    return capital && !CALENDAR.contains(words.lower(i)) && !words.is(i, "i") && !isMay(words, i);
  }

  private static boolean isMay(Tokens words, int i) {
    return words.is(i, "may")
        && ((words.isWord(i + 1) && Character.isDigit(words.form(i + 1).charAt(0)))
            || words.is(i - 1, "in")
            || words.is(i - 1, "since")
            || words.is(i - 1, "of"));
  }

  static boolean isPossessive(String form) {
    int length = form.length();
    return length > 2
        && form.charAt(length - 1) == 's'
        && (form.charAt(length - 2) == '\'' || form.charAt(length - 2) == '\u2019');
  }

  /** A word of two to six capitals, full stops allowed. */
  static boolean isAcronym(String form) {
    String letters = form.replace(".", "");
    return letters.length() > 1
        && letters.length() < 7
        && Character.isLetter(letters.charAt(0))
        && letters.equals(letters.toUpperCase(Locale.ROOT));
  }
}
