package org.onrecord.sentiment;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What two, p and q, are towards each other in one sentence: the labels of DSE, of which at most
 * one direction is not neutral.
 */
public final class Relation {
  /** In the order of the probabilities. */
  public static final List<String> LABELS =
      List.of(
          "neutral", "p_to_q_positive", "p_to_q_negative", "q_to_p_positive", "q_to_p_negative");

  private final double[] probabilities;

  Relation(double[] probabilities) {
    this.probabilities = Arrays.stream(probabilities).map(Sentiment::rounded).toArray();
  }

  /** The likeliest label; of equally likely ones the first. */
  public String label() {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    return LABELS.get(best);
  }

  /** The probability of each label, 0 to 1, in their order. */
  public Map<String, Double> probabilities() {
    Map<String, Double> out = new LinkedHashMap<>();
    for (int i = 0; i < probabilities.length; i++) {
      out.put(LABELS.get(i), probabilities[i]);
    }
    return out;
  }
}
