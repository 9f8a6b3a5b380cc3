package org.onrecord.evaluate;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import java.io.IOException;

/**
 * The tone by the VADER lexicon (Hutto and Gilbert 2014) in its Java port: the floor that figures
 * are printed beside. It knows one tone for a text, whoever that is towards.
 *
 * <p>The port keeps its lexicon in static maps that are never written after loading, and all else
 * in the analyzer: one analyzer a call is safe for threads. It logs each token at level DEBUG,
 * through the logging that the application sets up.
 */
final class VaderLexicon {
  /** VADER is made for a sentence or a few; what is longer is measured by its beginning. */
  static final int LONGEST = 2_000;

  /** Tones nearer to 0 than this are neutral, as VADER's authors have it. */
  private static final double NEUTRAL = 0.05;

  private VaderLexicon() {}

  /** Negative, neutral or positive, by VADER's usual thresholds. */
  static String label(String text) {
    double tone = tone(text);
    if (Math.abs(tone) < NEUTRAL) {
      return "neutral";
    }
    return tone > 0 ? "positive" : "negative";
  }

  /**
   * VADER's compound score, −1 (hostile) to 1 (friendly). Never throws; what it cannot read is 0.
   */
  static double tone(String text) {
    if (text.isBlank()) {
      return 0;
    }
    try {
      SentimentAnalyzer analyzer = new SentimentAnalyzer(bounded(text));
      analyzer.analyze();
      Float compound = analyzer.getPolarity().get("compound");
      return compound == null || compound.isNaN() ? 0 : Math.max(-1, Math.min(1, compound));
    } catch (IOException | RuntimeException e) {
      // The port fails on some texts that hold nothing but signs; those have no tone.
      return 0;
    }
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = text.lastIndexOf(' ', LONGEST);
    int cut = end > LONGEST / 2 ? end : LONGEST;
    // Not between the halves of one character.
    return text.substring(0, Character.isHighSurrogate(text.charAt(cut - 1)) ? cut - 1 : cut);
  }
}
