package org.onrecord.encoder;

/** The parts of a statement, as PARC 3 and PolNeAR name them. */
public enum Role {
  /** Who says it. */
  SOURCE,
  /** The words that say that it is said. */
  CUE,
  /** What is said. */
  CONTENT
}
