package org.onrecord.evaluate;

/** An item with one gold label: a target with its sentiment, or a pair with its relation. */
public sealed interface GoldLabelled permits GoldTarget, GoldPair {
  /** Its name in the collection. */
  String id();

  /** What it was annotated in. */
  String text();

  /** The gold label. */
  String label();
}
