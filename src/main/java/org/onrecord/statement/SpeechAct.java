package org.onrecord.statement;

import java.util.Locale;

/** What somebody does by making a statement, after Searle (1976), as far as the cue tells. */
public enum SpeechAct {
  /** Tells something; also the act of a cue that says no more. */
  STATES,
  ANNOUNCES,
  ASKS,
  /** Wants others to do something. */
  REQUESTS,
  PROMISES,
  WARNS,
  DENIES,
  PRAISES,
  CRITICISES,
  PROPOSES,
  PREDICTS,
  /** Agrees, admits or confirms. */
  AGREES,
  /** Believes, hopes or fears: reported, though perhaps never said. */
  THINKS,
  INTENDS;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
