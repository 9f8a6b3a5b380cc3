package org.onrecord.statement;

import java.util.Set;

/** The closed word classes of English that the rules lean on, in lower case. */
final class WordClasses {
  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "wasn't", "weren't");
  private static final Set<String> AUXILIARIES =
      Set.of(
          "has",
          "have",
          "had",
          "did",
          "does",
          "do",
          "would",
          "will",
          "could",
          "should",
          "may",
          "might",
          "must",
          "can",
          "cannot",
          "didn't",
          "doesn't",
          "don't",
          "hasn't",
          "haven't",
          "hadn't",
          "wouldn't",
          "won't",
          "couldn't",
          "can't",
          "shouldn't");
  private static final Set<String> ADVERBS =
      Set.of(
          "also",
          "not",
          "never",
          "later",
          "then",
          "again",
          "once",
          "still",
          "further",
          "even",
          "just",
          "already",
          "now",
          "always",
          "often",
          "nevertheless",
          "nonetheless",
          "however",
          "too",
          "first",
          "earlier",
          "simply",
          "only",
          "twice",
          "therefore",
          "thus",
          "yesterday",
          "today",
          "instead",
          "soon",
          "long",
          "furthermore",
          "meanwhile",
          "moreover",
          "besides");
  private static final Set<String> NOT_ADVERBS =
      Set.of(
          "family",
          "july",
          "italy",
          "ally",
          "assembly",
          "anomaly",
          "monopoly",
          "supply",
          "reply",
          "rally",
          "bully",
          "early",
          "daily",
          "elderly",
          "weekly",
          "monthly",
          "only",
          "kelly",
          "sally",
          "emily",
          "molly",
          "billy",
          "lily",
          "holy",
          "fly",
          "apply",
          "comply");
  private static final Set<String> SUBJECT_PRONOUNS =
      Set.of(
          "he",
          "she",
          "they",
          "it",
          "we",
          "i",
          "you",
          "who",
          "which",
          "others",
          "some",
          "many",
          "both",
          "one",
          "another",
          "most",
          "few",
          "several",
          "everyone",
          "nobody");
  private static final Set<String> DETERMINERS =
      Set.of(
          "the", "a", "an", "his", "her", "its", "their", "our", "my", "your", "this", "that",
          "these", "those", "no", "every", "each", "some", "any", "another", "one", "many",
          "several", "most", "few", "both");
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "of",
          "in",
          "on",
          "at",
          "for",
          "from",
          "with",
          "by",
          "to",
          "about",
          "against",
          "between",
          "during",
          "after",
          "before",
          "over",
          "under",
          "through",
          "into",
          "near",
          "inside",
          "outside",
          "via",
          "within",
          "since",
          "until",
          "amid",
          "among",
          "like",
          "per",
          "behind",
          "across",
          "around",
          "toward",
          "towards",
          "without",
          "upon",
          "following");
  private static final Set<String> BOUNDARIES =
      Set.of(
          "that",
          "when",
          "while",
          "because",
          "as",
          "if",
          "although",
          "though",
          "but",
          "whereas",
          "who",
          "which",
          "what",
          "how",
          "why",
          "where",
          "whether",
          "than",
          "so",
          "yet",
          "unless",
          "and",
          "or",
          "nor",
          "whose",
          "whom",
          "then",
          "there");
  private static final Set<String> WH =
      Set.of("whether", "how", "why", "what", "if", "where", "who", "when", "which");
  private static final Set<String> WEEKDAYS =
      Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
  private static final Set<String> TIMES =
      Set.of(
          "yesterday",
          "today",
          "tomorrow",
          "tonight",
          "morning",
          "afternoon",
          "evening",
          "night",
          "earlier",
          "later",
          "again",
          "here",
          "week",
          "month",
          "year",
          "last",
          "this",
          "ago",
          "recently",
          "afterwards",
          "separately");
  private static final Set<String> MONTHS =
      Set.of(
          "jan.",
          "feb.",
          "mar.",
          "apr.",
          "aug.",
          "sept.",
          "oct.",
          "nov.",
          "dec.",
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");
  private static final Set<String> OCCASIONS =
      Set.of(
          "statement",
          "interview",
          "speech",
          "conference",
          "briefing",
          "letter",
          "email",
          "e-mail",
          "tweet",
          "post",
          "report",
          "address",
          "meeting",
          "rally",
          "debate",
          "message",
          "release",
          "note",
          "memo",
          "call",
          "remarks",
          "comments",
          "reply",
          "video",
          "podcast",
          "hearing",
          "testimony",
          "article",
          "column",
          "editorial",
          "communique",
          "ceremony",
          "summit",
          "press",
          "phone",
          "telephone",
          "television",
          "twitter",
          "facebook",
          "parliament",
          "conversation",
          "talks",
          "visit",
          "event",
          "forum");

  private static final Set<String> REPORTING =
      Set.of("said", "says", "told", "added", "adds", "took", "wrote");

  private WordClasses() {}

  /** A verb that is never part of a noun phrase, however it is read. */
  static boolean isReporting(String word) {
    return REPORTING.contains(word);
  }

  static boolean isBe(String word) {
    return BE.contains(word);
  }

  static boolean isAuxiliary(String word) {
    return AUXILIARIES.contains(word);
  }

  /** A finite verb for sure, so that no subject runs across it. */
  static boolean isFinite(String word) {
    return BE.contains(word) || AUXILIARIES.contains(word);
  }

  static boolean isAdverb(String word) {
    boolean ly = word.length() > 4 && word.endsWith("ly") && !NOT_ADVERBS.contains(word);
    return ly || ADVERBS.contains(word);
  }

  static boolean isSubjectPronoun(String word) {
    return SUBJECT_PRONOUNS.contains(word);
  }

  static boolean isDeterminer(String word) {
    return DETERMINERS.contains(word);
  }

  static boolean isPreposition(String word) {
    return PREPOSITIONS.contains(word);
  }

  /** A conjunction or relative word, at which a noun phrase ends. */
  static boolean isBoundary(String word) {
    return BOUNDARIES.contains(word);
  }

  static boolean isWh(String word) {
    return WH.contains(word);
  }

  static boolean isWeekday(String word) {
    return WEEKDAYS.contains(word);
  }

  /** A word that tells when, and needs no preposition. */
  static boolean isTime(String word) {
    return TIMES.contains(word) || WEEKDAYS.contains(word);
  }

  static boolean isMonth(String word) {
    return MONTHS.contains(word);
  }

  /** What somebody says something in or at. */
  static boolean isOccasion(String word) {
    return OCCASIONS.contains(word);
  }
}
