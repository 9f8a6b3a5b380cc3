package org.onrecord.encoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.text.Span;

/**
 * Tells what words are about: a linear map of the mean of what the encoder's lower layers make of
 * their pieces, fitted to the sentence embeddings of the model that the encoder began from ({@code
 * training/reader/embedding.py}). Immutable.
 */
public final class Embeddings {
  private static final String ALL = "embedding.";

  /** State, then unit. */
  private final float[][] map;

  private final float[] bias;

  Embeddings(Weights weights) {
    this.map = weights.rows(ALL + "weight");
    this.bias = weights.row(ALL + "bias");
  }

  /** Whether an array of weights is used here, and not in the encoder's graph. */
  static boolean uses(String array) {
    return array.startsWith(ALL);
  }

  /**
   * The embedding of all pieces of which half or more lies in one of the spans.
   *
   * @param readings of the windows of one text
   * @return empty where there is no such piece
   */
  public Optional<Embedding> of(List<Reading> readings, List<Span> spans) {
    double[] sum = new double[map.length];
    int count = 0;
    for (Reading reading : readings) {
      List<Integer> pieces = new ArrayList<>();
      spans.forEach(span -> reading.window().addPieces(span, pieces));
      for (int piece : pieces) {
        add(sum, reading.lower()[piece]);
      }
      count += pieces.size();
    }
    return count == 0 ? Optional.empty() : Optional.of(Embedding.ofLengthOne(mapped(sum, count)));
  }

  private static void add(double[] sum, float[] state) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += state[i];
    }
  }

  private double[] mapped(double[] sum, int count) {
    double[] made = new double[bias.length];
    for (int unit = 0; unit < made.length; unit++) {
      made[unit] = bias[unit];
    }
    for (int i = 0; i < sum.length; i++) {
      double mean = sum[i] / count;
      for (int unit = 0; unit < made.length; unit++) {
        made[unit] += mean * map[i][unit];
      }
    }
    return made;
  }
}
