package org.onrecord.cluster;

import java.util.Arrays;

/**
 * MinHash signatures in bands (Broder 1997; Leskovec, Rajaraman, Ullman, <i>Mining of Massive
 * Datasets</i>, chapter 3): two texts that share many shingles very likely share a band, so that
 * candidates for copies are found by equality instead of by comparing all pairs.
 */
public final class MinHash {
  /**
   * 40 bands of 3 hashes: a pair that shares half of all its shingles meets in a band with
   * probability .995, one that shares a tenth with .04.
   */
  static final int BANDS = 40;

  static final int ROWS = 3;

  private MinHash() {}

  /** One hash a band; none for a text without shingles. */
  public static long[] bands(long[] shingles) {
    if (shingles.length == 0) {
      return new long[0];
    }
    long[] least = new long[BANDS * ROWS];
    Arrays.fill(least, Long.MAX_VALUE);
    for (long shingle : shingles) {
      long hash = shingle;
      for (int i = 0; i < least.length; i++) {
        // A sequence of SplitMix64 from the shingle: as many independent hashes of it as are asked
        // for.
        hash += 0x9E3779B97F4A7C15L;
        long mixed = Shingles.mix(hash);
        if (mixed < least[i]) {
          least[i] = mixed;
        }
      }
    }
    long[] bands = new long[BANDS];
    for (int band = 0; band < BANDS; band++) {
      long hash = band;
      for (int row = 0; row < ROWS; row++) {
        hash = Shingles.mix(hash * 31 + least[band * ROWS + row]);
      }
      bands[band] = hash;
    }
    return bands;
  }
}
