package org.onrecord.trend;

/** How many of the changes that tests single out are none (Benjamini, Hochberg 1995). */
public final class FalseDiscovery {
  private FalseDiscovery() {}

  /**
   * For each test the share of false ones among all that are as sure as it, or surer.
   *
   * @param pValues in ascending order
   */
  public static double[] rates(double[] pValues) {
    double[] rates = new double[pValues.length];
    double least = 1;
    for (int i = pValues.length - 1; i >= 0; i--) {
      least = Math.min(least, pValues[i] * pValues.length / (i + 1));
      rates[i] = least;
    }
    return rates;
  }
}
