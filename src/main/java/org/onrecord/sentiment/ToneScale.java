package org.onrecord.sentiment;

/** Turns a tone into a sentiment by VADER's usual thresholds. */
public final class ToneScale {
  /** Tones nearer to 0 than this are neutral. */
  public static final double NEUTRAL = 0.05;

  private ToneScale() {}

  /**
   * The sentiment that a tone amounts to.
   *
   * <p>A lexicon gives no probabilities. The confidence is a straight line instead: 1/3, as good as
   * a guess among three, at the threshold, up to 1 at the end of the scale; for neutral from 1/3 at
   * the threshold up to 1/2 at 0, since no word of the lexicon is weak evidence of no feeling.
   *
   * @param tone −1 to 1
   */
  public static Sentiment sentiment(double tone) {
    double strength = Math.abs(tone);
    if (strength < NEUTRAL) {
      return new Sentiment(
          Sentiment.Label.NEUTRAL, tone, 1.0 / 2 - (1.0 / 6) * (strength / NEUTRAL));
    }
    double confidence = 1.0 / 3 + (2.0 / 3) * ((strength - NEUTRAL) / (1 - NEUTRAL));
    return new Sentiment(
        tone > 0 ? Sentiment.Label.POSITIVE : Sentiment.Label.NEGATIVE, tone, confidence);
  }
}
