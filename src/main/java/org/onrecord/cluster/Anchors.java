package org.onrecord.cluster;

import java.util.Arrays;

/**
 * A sample of a text's runs of five words, by which its copies are found: what is in it is told by
 * each run's own hash (Broder's sketch <i>mod m</i>, 1997), so that a passage that two texts share
 * brings the same runs into both samples, however little of either the passage is. MinHash, whose
 * samples are of one size for the whole of two texts, loses what was cut to a third.
 */
public final class Anchors {
  static final int WORDS = 5;

  /**
   * Every text has from 24 to 47 anchors, or all of its runs if they are fewer. Of a story and its
   * half, a tenth of whose words was edited, some seven stay in common.
   */
  static final int FEWEST = 24;

  private Anchors() {}

  /** The distinct anchors of a text, sorted. */
  public static long[] of(String text) {
    long[] runs = Arrays.stream(WordHashes.of(text).runs(WORDS)).sorted().distinct().toArray();
    // Powers of two, so that a text's sample is made of a longer one's and more.
    int of = Integer.highestOneBit(Math.max(1, runs.length / FEWEST));
    return Arrays.stream(runs).filter(run -> (run >>> 1) % of == 0).toArray();
  }
}
