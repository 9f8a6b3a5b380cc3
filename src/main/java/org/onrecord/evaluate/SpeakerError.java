package org.onrecord.evaluate;

/** A way in which the speaker of a statement that was found can be wrong. */
enum SpeakerError implements ErrorKind {
  /** None is given where the gold names one. */
  NO_SPEAKER,
  /** Another is given than the gold's. */
  OTHER_SPEAKER,
  /** One is given where the gold has none. */
  NEEDLESS_SPEAKER;
}
