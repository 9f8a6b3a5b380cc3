package org.onrecord.evaluate;

/**
 * An item with one gold label: a target with its sentiment, a pair with its relation, or two
 * reports with whether they are of one utterance.
 */
public sealed interface GoldLabelled permits GoldTarget, GoldPair, GoldReports {
  /** Its name in the collection. */
  String id();

  /** What it was annotated in. */
  String text();

  /** The gold label. */
  String label();
}
