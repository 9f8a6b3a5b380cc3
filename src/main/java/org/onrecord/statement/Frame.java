package org.onrecord.statement;

import java.util.Locale;

/** How what was said may follow a reporting verb. */
enum Frame {
  /** A clause, with or without "that". */
  CLAUSE,
  /** A quotation; the verb may also stand behind or inside one. */
  QUOTE,
  /** A clause with "whether", "how", "why". */
  WH,
  /** A clause behind the hearer: "told reporters that". */
  HEARER,
  /** "vowed to". */
  INFINITIVE,
  /** "urged them to". */
  HEARER_INFINITIVE,
  /** A phrase that is itself what was said: "praised the deal". */
  OBJECT,
  /** No frame: the verb's bare form and its form in -s are nouns as well. */
  NOUN;

  static Frame named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
