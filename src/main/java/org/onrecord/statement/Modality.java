package org.onrecord.statement;

import java.util.Locale;

/** Whether a statement was made, or how far it is from having been. */
public enum Modality {
  /** It was made, or (negated) was not. */
  ACTUAL,
  /** It may be made: "might say". */
  POSSIBLE,
  /** It is to be made: "will say", "is expected to say". */
  FUTURE,
  /** It ought to be made: "should say". */
  OBLIGATORY,
  /** Others have it that it was made: "reportedly said". */
  ALLEGED;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
