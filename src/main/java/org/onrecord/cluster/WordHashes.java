package org.onrecord.cluster;

import java.util.Arrays;

/**
 * The words of a text as hashes: letters and digits count, case, signs and white space do not. The
 * lowest bit of each tells whether it is a number.
 */
final class WordHashes {
  private final long[] hashes;

  private WordHashes(long[] hashes) {
    this.hashes = hashes;
  }

  static WordHashes of(String text) {
    long[] found = new long[text.length() / 2 + 1];
    int count = 0;
    int at = 0;
    while (at < text.length()) {
      long hash = 0;
      int from = at;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        hash = 31 * hash + Character.toLowerCase(text.charAt(at));
        at++;
      }
      if (at == from) {
        at++;
        continue;
      }
      found[count++] = (mix(hash) & ~1L) | (Character.isDigit(text.charAt(from)) ? 1 : 0);
    }
    return new WordHashes(Arrays.copyOf(found, count));
  }

  /**
   * A hash of every run of so many words, in order; its lowest bit tells whether a number is among
   * them.
   */
  long[] runs(int length) {
    long[] runs = new long[Math.max(0, hashes.length - length + 1)];
    for (int i = 0; i < runs.length; i++) {
      long run = 0;
      long number = 0;
      for (int j = i; j < i + length; j++) {
        run = mix(run * 31 + hashes[j]);
        number |= hashes[j] & 1;
      }
      runs[i] = (run & ~1L) | number;
    }
    return runs;
  }

  /** The finaliser of SplitMix64: every bit of the result depends on every bit given. */
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
