package org.onrecord.statement;

/**
 * The rules, with the share of their findings that match an annotated attribution in PolNeAR's
 * training part (content overlap at least one half, same source): the statement's confidence.
 */
enum Pattern {
  /** X said "…" */
  QUOTATION_BEHIND(0.84),
  /** "…", X said */
  QUOTATION_BEFORE(0.89),
  /** X said that … */
  THAT(0.80),
  /** X said … */
  BARE_CLAUSE(0.75),
  /** X asked whether … */
  WH_CLAUSE(0.69),
  /** X told Y that … */
  HEARER_THAT(0.84),
  /** X told Y … */
  HEARER_BARE(0.52),
  /** X vowed to … */
  INFINITIVE(0.49),
  /** X urged Y to … */
  HEARER_INFINITIVE(0.52),
  /** X praised … */
  OBJECT(0.56),
  /** …, X said */
  CLAUSE_BEFORE(0.56),
  /** X said: "…" in the next sentence or paragraph */
  COLON(0.80),
  /** according to X, … */
  ACCORDING_TO(0.73),
  /** A quotation with neither cue nor source. */
  BARE_QUOTATION(0.62);

  private final double confidence;

  Pattern(double confidence) {
    this.confidence = confidence;
  }

  double confidence() {
    return confidence;
  }
}
