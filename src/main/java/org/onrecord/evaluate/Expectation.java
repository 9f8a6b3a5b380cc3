package org.onrecord.evaluate;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a regression says of one figure, in the figure's own unit.
 *
 * @param expected what it came to when it was last measured on purpose; empty until then
 * @param tolerance how far from {@code expected} it may be; 0 or more
 * @param reach what it has to come to, if that is settled
 * @param aim what would be excellent, if that is settled
 * @param earlier what an earlier system came to, which is no longer there to be measured
 * @param published what others have published for the collection, in words
 */
public record Expectation(
    OptionalDouble expected,
    double tolerance,
    OptionalDouble reach,
    OptionalDouble aim,
    OptionalDouble earlier,
    Optional<String> published) {
  /**
   * @throws IllegalArgumentException if the tolerance is below 0 or not a number
   */
  public Expectation {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("a tolerance is 0 or more, not " + tolerance);
    }
  }

  /** The same with what was measured, rounded to four decimals, as what is expected. */
  Expectation withExpected(double measured) {
    return new Expectation(
        OptionalDouble.of(Rounding.four(measured)), tolerance, reach, aim, earlier, published);
  }

  /** Whether a measured figure is not what was expected. A figure not yet expected never is. */
  boolean isMissedBy(double measured) {
    // A hair of leeway, as .62 − .615 is a little more than .005 in binary.
    return expected.isPresent() && Math.abs(measured - expected.getAsDouble()) > tolerance + 1e-9;
  }
}
