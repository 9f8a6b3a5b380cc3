package org.onrecord.statement;

/**
 * The rules, with the share of their findings that match an annotated attribution in PolNeAR's
 * training part (content overlap at least one half, same source): the statement's confidence.
 */
enum Pattern {
  /** X said "…" */
  QUOTATION_BEHIND(0.501),
  /** "…", X said */
  QUOTATION_BEFORE(0.502),
  /** X said that … */
  THAT(0.503),
  /** X said … */
  BARE_CLAUSE(0.504),
  /** X asked whether … */
  WH_CLAUSE(0.505),
  /** X told Y that … */
  HEARER_THAT(0.506),
  /** X told Y … */
  HEARER_BARE(0.507),
  /** X vowed to … */
  INFINITIVE(0.508),
  /** X urged Y to … */
  HEARER_INFINITIVE(0.509),
  /** X praised … */
  OBJECT(0.510),
  /** …, X said */
  CLAUSE_BEFORE(0.511),
  /** X said: "…" in the next sentence or paragraph */
  COLON(0.512),
  /** according to X, … */
  ACCORDING_TO(0.513),
  /** A quotation with neither cue nor source. */
  BARE_QUOTATION(0.514);

  private final double confidence;

  Pattern(double confidence) {
    this.confidence = confidence;
  }

  double confidence() {
    return confidence;
  }
}
