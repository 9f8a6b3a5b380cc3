package org.onrecord.encoder;

import java.util.Arrays;

/**
 * What some words are about, as a vector of unit length: the scalar product of two is the larger
 * the more they are about the same. Made by {@link Embeddings}. Immutable.
 */
public final class Embedding {
  /**
   * So rounded, it takes a third of the space, and scalar products stay the same to three digits.
   */
  private static final double UNIT = 1e-4;

  private final float[] values;

  private Embedding(float[] values) {
    this.values = values;
  }

  /** A vector's direction. */
  static Embedding ofLengthOne(double[] vector) {
    double squares = 0;
    for (double value : vector) {
      squares += value * value;
    }
    double length = Math.sqrt(squares);
    float[] values = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      values[i] = (float) (Math.round(vector[i] / length / UNIT) * UNIT);
    }
    return new Embedding(values);
  }

  /** How many numbers it has. */
  public int size() {
    return values.length;
  }

  /** One of its numbers, −1 to 1. */
  public float value(int i) {
    return values[i];
  }

  /** The scalar product, −1 to 1. */
  public double similarity(Embedding other) {
    double product = 0;
    for (int i = 0; i < values.length; i++) {
      product += values[i] * other.values[i];
    }
    return product;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Embedding that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Embedding[" + values.length + "]";
  }
}
