package org.onrecord.encoder;

/**
 * Tells which pieces of a window are the source and the content of a given cue: an additive scorer
 * of cue, piece and the distance between them. Immutable.
 */
public final class Links {
  /** Buckets of distance on either side of a cue. */
  private static final int REACH = 24;

  /** Distances up to this many pieces have a bucket of their own. */
  private static final int NEAR = 8;

  private static final int FAR = 512;

  private static final String DISTANCE = "link_distance.";
  private static final String OUTPUT = "link.";

  private final float[][] distances;

  /** Tag, then unit: the weights stored as (unit, tag), turned. */
  private final float[][] tags;

  private final float[] bias;

  Links(Weights weights) {
    this.distances = weights.rows(DISTANCE + "weight");
    float[][] stored = weights.rows(OUTPUT + "weight");
    this.bias = weights.row(OUTPUT + "bias");
    this.tags = new float[bias.length][stored.length];
    for (int unit = 0; unit < stored.length; unit++) {
      for (int tag = 0; tag < bias.length; tag++) {
        tags[tag][unit] = stored[unit][tag];
      }
    }
  }

  /** Whether an array of weights is used here, and not in the encoder's graph. */
  static boolean uses(String array) {
    return array.startsWith(DISTANCE) || array.startsWith(OUTPUT);
  }

  /**
   * For each piece the logarithm of the probability of each {@link Link} tag.
   *
   * @param first the cue's first piece
   * @param behind the piece behind its last
   */
  public float[][] of(Reading reading, int first, int behind) {
    int units = distances[0].length;
    float[] cue = new float[units];
    for (int i = first; i < behind; i++) {
      for (int u = 0; u < units; u++) {
        cue[u] += reading.cues()[i][u];
      }
    }
    for (int u = 0; u < units; u++) {
      cue[u] /= behind - first;
    }
    float[][] scores = new float[reading.pieces().length][];
    float[] mixed = new float[units];
    for (int i = 0; i < scores.length; i++) {
      float[] piece = reading.pieces()[i];
      float[] distance = distances[bucket(i < first ? i - first : Math.max(0, i - behind + 1))];
      for (int u = 0; u < units; u++) {
        mixed[u] = Math.max(0, cue[u] + piece[u] + distance[u]);
      }
      float[] row = new float[bias.length];
      for (int tag = 0; tag < row.length; tag++) {
        float[] weights = tags[tag];
        float sum = bias[tag];
        for (int u = 0; u < units; u++) {
          sum += mixed[u] * weights[u];
        }
        row[tag] = sum;
      }
      scores[i] = row;
    }
    return Encoder.logarithms(scores);
  }

  private static int bucket(int distance) {
    int size = Math.abs(distance);
    int number = size;
    if (size > NEAR) {
      double far = StrictMath.log(size / (double) NEAR) / StrictMath.log(FAR / (double) NEAR);
      number = Math.min(REACH - 1, NEAR + (int) (far * (REACH - NEAR - 1) + 1e-9));
    }
    return distance < 0 ? number + REACH : number;
  }
}
