package org.onrecord.evaluate;

import java.util.Locale;

/** A way in which the speaker of a statement that was found can be wrong. */
enum SpeakerError {
  /** None is given where the gold names one. */
  NO_SPEAKER,
  /** Another is given than the gold's. */
  OTHER_SPEAKER,
  /** One is given where the gold has none. */
  NEEDLESS_SPEAKER;

  /** Its name on the page: {@code no speaker}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
