package org.onrecord.trend;

/**
 * Whether the tone of one towards another has changed more than chance would have it: the exact
 * test of a trend over the ordered labels negative, neutral and positive (Agresti, Mehta and Patel
 * 1990). Given how many utterances have each label in all, every way to deal them out over the two
 * times is as likely as any other; counted is how often their means differ as much or more.
 */
public final class ToneChange {
  /**
   * Of more utterances than this the counts are scaled down: their tables are too many to visit.
   */
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
      return total() == 0 ? 0 : (double) (positive - negative) / total();
    }
  }

  /**
   * The chance of a difference of means as great or greater, either way, if nothing has changed.
   *
   * @return 0 to 1; 1 if one of them is empty
   */
  public static double pValue(Labels before, Labels now) {
    long total = before.total() + now.total();
    if (before.total() == 0 || now.total() == 0) {
      return 1;
    }
    double scale = Math.min(1, (double) MOST / total);
    int negative = scaled(before.negative() + now.negative(), scale);
    int neutral = scaled(before.neutral() + now.neutral(), scale);
    int positive = scaled(before.positive() + now.positive(), scale);
    int all = negative + neutral + positive;
    int taken = Math.max(1, Math.min(all - 1, scaled(now.total(), scale)));
    double expected = (double) (positive - negative) * taken / all;
    double observed =
        Math.abs((now.positive() - now.negative()) * scale - expected) * (1 - 1e-9) - 1e-9;
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

  private static int scaled(long count, double scale) {
    return (int) Math.round(count * scale);
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
