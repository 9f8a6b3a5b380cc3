package org.onrecord.text;

import java.util.Locale;
import java.util.Set;

/** Words that carry a full stop of their own. */
final class Abbreviations {
  /** A name or number follows these: the full stop never ends a sentence. */
  private static final Set<String> BEFORE_NAME =
      Set.of(
          "mr", "mrs", "ms", "messrs", "dr", "prof", "sen", "sens", "rep", "reps", "gov", "govs",
          "gen", "lt", "col", "sgt", "capt", "maj", "cmdr", "adm", "brig", "cpl", "pvt", "rev",
          "hon", "fr", "sr", "st", "ste", "mt", "ft", "pres", "amb", "supt", "insp", "det", "asst",
          "atty", "vs", "no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
          "oct", "nov", "dec", "approx", "fig", "vol", "e.g", "i.e", "cf", "al-hajj");

  /** These end a sentence now and then: it depends on what follows. */
  private static final Set<String> INSIDE_OR_LAST =
      Set.of(
          "inc", "corp", "co", "ltd", "plc", "llc", "bros", "jr", "etc", "u.s", "u.n", "u.k",
          "u.s.a", "u.a.e", "e.u", "d.c", "a.m", "p.m", "ph.d", "b.a", "m.a", "m.d", "n.y", "calif",
          "fla", "mass", "tex", "conn", "mich", "ill", "pa", "va", "ky", "tenn", "wis", "minn",
          "ariz", "colo", "okla", "ala", "ark", "ga", "ont", "que", "dept", "est", "univ", "ave",
          "blvd");

  private static final Set<String> SENTENCE_OPENERS =
      Set.of(
          "the",
          "a",
          "an",
          "he",
          "she",
          "it",
          "they",
          "we",
          "i",
          "you",
          "his",
          "her",
          "its",
          "their",
          "our",
          "my",
          "this",
          "that",
          "these",
          "those",
          "in",
          "on",
          "at",
          "but",
          "and",
          "for",
          "if",
          "when",
          "while",
          "as",
          "after",
          "before",
          "although",
          "there",
          "some",
          "many",
          "what",
          "who",
          "according",
          "however",
          "meanwhile",
          "asked",
          "by",
          "with",
          "to",
          "no",
          "one",
          "two",
          "since",
          "still",
          "yet",
          "so",
          "both",
          "under",
          "during",
          "last");

  private Abbreviations() {}

  /** Whether {@code word}, its full stop left out, is written with one. */
  static boolean is(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return BEFORE_NAME.contains(lower) || INSIDE_OR_LAST.contains(lower) || isInitial(word);
  }

  /** Whether a full stop behind {@code word} and before {@code next} ends no sentence. */
  static boolean runsOn(String word, String next) {
    String lower = word.toLowerCase(Locale.ROOT);
    // "No." is a number sign before a number and an answer elsewhere; May and March are no
    // abbreviations.
    if (lower.equals("no") || lower.equals("nos")) {
      return !next.isEmpty() && Character.isDigit(next.charAt(0));
    }
    if (BEFORE_NAME.contains(lower)) {
      return true;
    }
    boolean opener = SENTENCE_OPENERS.contains(next.toLowerCase(Locale.ROOT));
    return !opener && (INSIDE_OR_LAST.contains(lower) || isInitial(word));
  }

  /** "J", but also "J.R" and "U.S.A": single capitals. */
  private static boolean isInitial(String word) {
    if (word.length() % 2 == 0 || word.length() > 7 || word.equals("I")) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (i % 2 == 0 ? !Character.isUpperCase(c) : c != '.') {
        return false;
      }
    }
    return true;
  }
}
