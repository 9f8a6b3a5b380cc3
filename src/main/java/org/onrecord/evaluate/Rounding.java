package org.onrecord.evaluate;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Rounds figures as Python's {@code round(x, 4)} does. */
final class Rounding {
  private Rounding() {}

  /** To four decimals, from the exact value of the double; a tie goes to the even digit. */
  static double four(double value) {
    double rounded = new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN).doubleValue();
    // Python keeps the sign of a value that rounds to zero; a figure of -0.0 helps nobody.
    return rounded == 0 ? 0.0 : rounded;
  }
}
