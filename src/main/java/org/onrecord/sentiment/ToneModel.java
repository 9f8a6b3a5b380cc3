package org.onrecord.sentiment;

import java.io.Serializable;

/** Measures the tone of what was said. Implementations are pure functions and safe for threads. */
@FunctionalInterface
public interface ToneModel extends Serializable {
  /**
   * The tone of {@code content}, −1 (hostile) to 1 (friendly). Never throws; what it cannot read is
   * 0.
   */
  double tone(String content);

  /** Names what computes the tone; changes whenever its answers change. */
  default String version() {
    return getClass().getSimpleName();
  }
}
