package org.onrecord.sentiment;

import com.vader.sentiment.analyzer.SentimentAnalyzer;
import java.io.IOException;

/**
 * The tone by the VADER lexicon (Hutto and Gilbert 2014) in its Java port: the floor that later
 * figures are printed beside. Its tone is VADER's compound score.
 *
 * <p>The port keeps its lexicon in static maps that are never written after loading, and all else
 * in the analyzer: one analyzer a call is safe for threads. It logs each token at level DEBUG,
 * through the logging that the application sets up.
 */
public final class VaderLexicon implements ToneModel {
  /** VADER is made for a sentence or a few; what is longer is measured by its beginning. */
  static final int LONGEST = 2_000;

  private static final long serialVersionUID = 1L;

  @Override
  public double tone(String content) {
    if (content == null || content.isBlank()) {
      return 0;
    }
    try {
      SentimentAnalyzer analyzer = new SentimentAnalyzer(bounded(content));
      analyzer.analyze();
      Float compound = analyzer.getPolarity().get("compound");
      return compound == null || compound.isNaN() ? 0 : Math.max(-1, Math.min(1, compound));
    } catch (IOException | RuntimeException e) {
      // The port fails on some texts that hold nothing but signs; those have no tone.
      return 0;
    }
  }

  @Override
  public String version() {
    return "vader-1";
  }

  private static String bounded(String content) {
    if (content.length() <= LONGEST) {
      return content;
    }
    int end = content.lastIndexOf(' ', LONGEST);
    int cut = end > LONGEST / 2 ? end : LONGEST;
    // Not between the halves of one character.
    return content.substring(0, Character.isHighSurrogate(content.charAt(cut - 1)) ? cut - 1 : cut);
  }
}
