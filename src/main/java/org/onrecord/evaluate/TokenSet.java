package org.onrecord.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * An immutable set of token numbers, kept as stretches: comparing two costs their stretches, not
 * their tokens.
 */
final class TokenSet {
  /** From and to (excluded) of each stretch; ascending, and no two touch. */
  private final int[] bounds;

  private final int size;

  private TokenSet(int[] bounds) {
    this.bounds = bounds;
    int tokens = 0;
    for (int i = 0; i < bounds.length; i += 2) {
      tokens += bounds[i + 1] - bounds[i];
    }
    this.size = tokens;
  }

  /** A stretch of tokens; {@code to} is excluded. */
  record Stretch(int from, int to) {}

  /** The tokens of all the stretches, which may overlap and come in any order. */
  static TokenSet of(List<Stretch> stretches) {
    List<Stretch> sorted =
        stretches.stream()
            .filter(s -> s.from < s.to)
            .sorted(Comparator.comparingInt(Stretch::from))
            .toList();
    int[] bounds = new int[2 * sorted.size()];
    int used = 0;
    for (Stretch s : sorted) {
      if (used > 0 && s.from <= bounds[used - 1]) {
        bounds[used - 1] = Math.max(bounds[used - 1], s.to);
      } else {
        bounds[used++] = s.from;
        bounds[used++] = s.to;
      }
    }
    return new TokenSet(Arrays.copyOf(bounds, used));
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The last token of a set that is not empty. */
  int last() {
    return bounds[bounds.length - 1] - 1;
  }

  boolean contains(int token) {
    for (int i = 0; i < bounds.length && bounds[i] <= token; i += 2) {
      if (token < bounds[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** How many tokens the two share. */
  int shared(TokenSet other) {
    int tokens = 0;
    int i = 0;
    int j = 0;
    while (i < bounds.length && j < other.bounds.length) {
      int from = Math.max(bounds[i], other.bounds[j]);
      int to = Math.min(bounds[i + 1], other.bounds[j + 1]);
      tokens += Math.max(0, to - from);
      if (bounds[i + 1] < other.bounds[j + 1]) {
        i += 2;
      } else {
        j += 2;
      }
    }
    return tokens;
  }

  /** How many tokens are in either. */
  int together(TokenSet other) {
    return size + other.size - shared(other);
  }

  /** Writes {@code label} at each of the tokens. */
  void mark(byte[] labels, byte label) {
    for (int i = 0; i < bounds.length; i += 2) {
      Arrays.fill(labels, bounds[i], bounds[i + 1], label);
    }
  }
}
