package org.onrecord.topic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Random;

/**
 * The few directions in which the stories' TF-IDF vectors differ most: latent semantic analysis
 * (Deerwester et al. 1990), by randomised subspace iteration (Halko, Martinsson, Tropp 2011,
 * algorithm 4.4), which needs a handful of passes over the stories. MLlib's own decomposition makes
 * hundreds of passes, and begins from another vector each time that it is called.
 *
 * <p>Immutable; a pass adds the stories up in a {@link Pass}, and makes the next space of it.
 */
public final class LatentSpace implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Passes after which the directions no longer matter to what is made of them. */
  public static final int PASSES = 10;

  private static final long SEED = 1;

  /** Directions that are taken along and dropped in the end, as the last ones settle slowest. */
  private static final int SPARE = 20;

  /** A direction of which so small a share is left when the others are taken out is noise. */
  private static final double NOISE = 1e-6;

  private final int dimensions;

  /** By term, then dimension; its columns are of unit length and at right angles. */
  private final double[] axes;

  private LatentSpace(double[] axes, int dimensions) {
    this.axes = axes;
    this.dimensions = dimensions;
  }

  /**
   * A space of directions drawn by chance, a few more than are wanted in the end. They are always
   * the same, as what they settle to does not depend on them.
   */
  public static LatentSpace random(int terms, int dimensions) {
    Random chance = new Random(SEED);
    double[] axes = new double[terms * (dimensions + SPARE)];
    Arrays.setAll(axes, i -> chance.nextGaussian());
    return orthonormal(axes, dimensions + SPARE);
  }

  /** The first directions of it: those in which the stories differ most. */
  public LatentSpace first(int wanted) {
    if (wanted >= dimensions) {
      return this;
    }
    double[] first = new double[axes.length / dimensions * wanted];
    for (int i = 0; i < first.length; i++) {
      first[i] = axes[i / wanted * dimensions + i % wanted];
    }
    return new LatentSpace(first, wanted);
  }

  /** How many directions. */
  public int dimensions() {
    return dimensions;
  }

  /** Where a text lies, see {@link Vocabulary#weights}; not of unit length. */
  public double[] point(TermCounts text, double[] weights) {
    double[] point = new double[dimensions];
    for (int i = 0; i < weights.length; i++) {
      int from = text.term(i) * dimensions;
      for (int d = 0; d < dimensions; d++) {
        point[d] += weights[i] * axes[from + d];
      }
    }
    return point;
  }

  /** A pass over stories that has seen none yet. */
  public Pass pass() {
    return new Pass(this);
  }

  /** What a pass has seen: each story's vector, times where the story lies. */
  public static final class Pass implements Serializable {
    private static final long serialVersionUID = 1L;

    private final LatentSpace space;
    private final double[] sum;

    private Pass(LatentSpace space) {
      this.space = space;
      this.sum = new double[space.axes.length];
    }

    /** Adds a story. */
    public Pass add(TermCounts story, double[] weights) {
      double[] point = space.point(story, weights);
      for (int i = 0; i < weights.length; i++) {
        int from = story.term(i) * point.length;
        for (int d = 0; d < point.length; d++) {
          sum[from + d] += weights[i] * point[d];
        }
      }
      return this;
    }

    /** Adds what another part of the pass has seen. */
    public Pass add(Pass other) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += other.sum[i];
      }
      return this;
    }

    /** The space turned towards where the stories differ; of fewer dimensions if they do not. */
    public LatentSpace next() {
      return orthonormal(sum, space.dimensions);
    }
  }

  /** Gram and Schmidt's method, each column twice, as once is not exact enough. */
  private static LatentSpace orthonormal(double[] axes, int dimensions) {
    int terms = axes.length / dimensions;
    double[][] kept = new double[dimensions][];
    int count = 0;
    for (int d = 0; d < dimensions; d++) {
      double[] column = new double[terms];
      for (int term = 0; term < terms; term++) {
        column[term] = axes[term * dimensions + d];
      }
      double before = length(column);
      for (int again = 0; again < 2; again++) {
        for (int other = 0; other < count; other++) {
          subtract(column, kept[other]);
        }
      }
      double left = length(column);
      if (left > NOISE * before) {
        for (int term = 0; term < terms; term++) {
          column[term] /= left;
        }
        kept[count++] = column;
      }
    }
    double[] made = new double[terms * count];
    for (int d = 0; d < count; d++) {
      for (int term = 0; term < terms; term++) {
        made[term * count + d] = kept[d][term];
      }
    }
    return new LatentSpace(made, count);
  }

  private static void subtract(double[] column, double[] direction) {
    double share = 0;
    for (int i = 0; i < column.length; i++) {
      share += column[i] * direction[i];
    }
    for (int i = 0; i < column.length; i++) {
      column[i] -= share * direction[i];
    }
  }

  private static double length(double[] column) {
    double squares = 0;
    for (double value : column) {
      squares += value * value;
    }
    return Math.sqrt(squares);
  }
}
