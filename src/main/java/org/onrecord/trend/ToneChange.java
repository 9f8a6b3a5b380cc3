package org.onrecord.trend;

import org.apache.commons.math3.special.Erf;

/**
 * Whether the tone of one towards another has changed more than chance would have it: the exact
 * test of a trend over the ordered labels negative, neutral and positive (Agresti, Mehta and Patel
 * 1990). Given how many utterances have each label in all, every way to deal them out over the two
 * times is as likely as any other; counted is how often their means differ as much or more. Of more
 * than 400 utterances it is the normal approximation of that, with a correction for continuity.
 */
public final class ToneChange {
  private static final int MOST = 400;

  private ToneChange() {}

  /**
   * Utterances of each label.
   *
   * @param negative of a negative tone
   * @param neutral of a neutral one
   * @param positive of a positive one
   */
  public record Labels(long negative, long neutral, long positive) {
    /** All. */
    public long total() {
      return negative + neutral + positive;
    }

    /** From −1 if all are negative to 1 if all are positive; 0 of none. */
    public double mean() {
      return total() == 0 ? 0 : (double) sum() / total();
    }

    private long sum() {
      return positive - negative;
    }
  }

  /**
   * The chance of a difference of means as great or greater, either way, if nothing has changed.
   *
   * @return 0 to 1; 1 if one of them is empty
   */
  public static double pValue(Labels before, Labels now) {
    if (before.total() == 0 || now.total() == 0) {
      return 1;
    }
    return before.total() + now.total() > MOST ? normal(before, now) : exact(before, now);
  }

  /** By the mean and variance that the sum of the labels has over all ways to deal them out. */
  private static double normal(Labels before, Labels now) {
    double all = before.total() + now.total();
    double mean = (before.sum() + now.sum()) / all;
    double squares = all - before.neutral() - now.neutral();
    double variance = now.total() / (all - 1) * before.total() * (squares / all - mean * mean);
    double distance = Math.abs(now.sum() - now.total() * mean) - 0.5;
    return variance <= 0 || distance <= 0 ? 1 : Erf.erfc(distance / Math.sqrt(2 * variance));
  }

  private static double exact(Labels before, Labels now) {
    int negative = (int) (before.negative() + now.negative());
    int neutral = (int) (before.neutral() + now.neutral());
    int positive = (int) (before.positive() + now.positive());
    int all = negative + neutral + positive;
    int taken = (int) now.total();
    double expected = (double) (positive - negative) * taken / all;
    double observed = Math.abs(now.sum() - expected) - 1e-9;
    double[] logFactorial = logFactorials(all);
    double logAll = choose(logFactorial, all, taken);
    double extreme = 0;
    for (int n = Math.max(0, taken - neutral - positive); n <= Math.min(negative, taken); n++) {
      for (int p = Math.max(0, taken - n - neutral); p <= Math.min(positive, taken - n); p++) {
        if (Math.abs(p - n - expected) >= observed) {
          extreme +=
              Math.exp(
                  choose(logFactorial, negative, n)
                      + choose(logFactorial, positive, p)
                      + choose(logFactorial, neutral, taken - n - p)
                      - logAll);
        }
      }
    }
    return Math.min(1, extreme);
  }

  private static double[] logFactorials(int most) {
    double[] logs = new double[most + 1];
    for (int i = 2; i <= most; i++) {
      logs[i] = logs[i - 1] + Math.log(i);
    }
    return logs;
  }

  private static double choose(double[] logFactorial, int of, int some) {
    return logFactorial[of] - logFactorial[some] - logFactorial[of - some];
  }
}
