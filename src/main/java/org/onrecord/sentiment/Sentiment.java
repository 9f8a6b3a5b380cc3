package org.onrecord.sentiment;

import java.util.Locale;

/**
 * Whether a holder is for or against a target: the probability of each answer, 0 to 1, together 1.
 *
 * @param negative that it is against it
 * @param neutral that it is neither
 * @param positive that it is for it
 */
public record Sentiment(double negative, double neutral, double positive) {
  /** Nothing is held against or in favour of anybody. */
  public static final Sentiment NONE = new Sentiment(0, 1, 0);

  /**
   * Probabilities are rounded before anything hangs on them: processors differ in the last bits.
   */
  private static final double ROUNDING = 1e4;

  /** The three labels of targeted sentiment. */
  public enum Label {
    NEGATIVE,
    NEUTRAL,
    POSITIVE;

    /** The word used in tables. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Sentiment {
    negative = rounded(negative);
    neutral = rounded(neutral);
    positive = rounded(positive);
  }

  /** The likeliest; of equally likely ones neutral, or else negative. */
  public Label label() {
    if (neutral >= Math.max(negative, positive)) {
      return Label.NEUTRAL;
    }
    return negative >= positive ? Label.NEGATIVE : Label.POSITIVE;
  }

  /** Probability of positive less probability of negative, −1 to 1. */
  public double polarity() {
    return rounded(positive - negative);
  }

  static double rounded(double value) {
    return Math.rint(value * ROUNDING) / ROUNDING;
  }

  /** Probability of {@link #label}, 0 to 1. */
  public double confidence() {
    return Math.max(neutral, Math.max(negative, positive));
  }
}
