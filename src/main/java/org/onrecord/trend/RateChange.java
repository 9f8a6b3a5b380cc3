package org.onrecord.trend;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Whether something is counted oftener or more rarely in one period than in another than chance
 * would have it: the exact test of two Poisson rates (Przyborowski, Wilenski 1940). Given the sum
 * of both counts, the second is binomial, its share being the second period's share of all that
 * could be counted.
 */
public final class RateChange {
  /** Counts above this are too many for the exact sum, and near enough to normal. */
  private static final long MOST = 100_000;

  private RateChange() {}

  /**
   * The chance of a difference as great or greater if the rates are the same: twice that of the
   * nearer end.
   *
   * @param before how often it was counted in the first period, 0 or more
   * @param allBefore what could have been counted then, 1 or more
   * @param now how often in the second period
   * @param allNow what could have been counted in the second
   * @return 0 to 1; 1 if nothing was counted
   */
  public static double pValue(long before, long allBefore, long now, long allNow) {
    if (before < 0 || now < 0 || allBefore < 1 || allNow < 1) {
      throw new IllegalArgumentException(
          "no rates: " + before + " of " + allBefore + ", " + now + " of " + allNow);
    }
    long count = before + now;
    if (count == 0) {
      return 1;
    }
    double scale = Math.min(1, (double) MOST / count);
    int found = (int) Math.round(now * scale);
    BinomialDistribution chance =
        new BinomialDistribution(
            null, (int) Math.round(count * scale), (double) allNow / (allBefore + allNow));
    double fewer = chance.cumulativeProbability(found);
    double more = 1 - chance.cumulativeProbability(found - 1);
    return Math.min(1, 2 * Math.min(fewer, more));
  }
}
