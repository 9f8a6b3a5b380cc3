package org.onrecord.sentiment;

import java.util.Locale;

/**
 * The tone towards one target.
 *
 * @param label the likeliest of the three
 * @param polarity probability of positive less probability of negative, −1 to 1
 * @param confidence probability of {@code label}, 0 to 1
 */
public record Sentiment(Label label, double polarity, double confidence) {
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
}
