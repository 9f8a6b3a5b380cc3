package org.onrecord.cluster;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The overlapping runs of three words of a text (Broder 1997), as hashes and in the text's order:
 * what two copies of one story share however much one was cut or given a new lead. Three words
 * survive light editing: with one word in ten changed, 73 % of them stay.
 */
public final class Shingles {
  static final int WORDS = 3;

  /** A run of so many shingles, ten, is a passage of twelve words. */
  static final int PASSAGE = 10;

  /** The lowest bit of each tells whether a number is among its words. */
  private final int[] hashes;

  private Shingles(int[] hashes) {
    this.hashes = hashes;
  }

  /** Those of a text. */
  public static Shingles of(String text) {
    return new Shingles(
        Arrays.stream(WordHashes.of(text).runs(WORDS)).mapToInt(run -> (int) run).toArray());
  }

  /** Those that {@link #bytes} gave. */
  public static Shingles ofBytes(byte[] bytes) {
    int[] hashes = new int[bytes.length / Integer.BYTES];
    ByteBuffer.wrap(bytes).asIntBuffer().get(hashes);
    return new Shingles(hashes);
  }

  /** As they are stored. */
  public byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(hashes.length * Integer.BYTES);
    bytes.asIntBuffer().put(hashes);
    return bytes.array();
  }

  /** How many there are. */
  public int size() {
    return hashes.length;
  }

  /**
   * What of a text stands in another one.
   *
   * @param shingles of the text
   * @param withNumbers those of them that have a number in them
   * @param common those that stand in the other text
   * @param commonWithNumbers those that have a number and stand in the other text
   * @param inPassages those that stand in the other text, as do all others of a passage that they
   *     are part of
   */
  record Overlap(
      int shingles, int withNumbers, int common, int commonWithNumbers, int inPassages) {}

  /** What of this text stands in another one. */
  Overlap in(Shingles other) {
    int[] there = other.hashes.clone();
    Arrays.sort(there);
    int withNumbers = 0;
    int common = 0;
    int commonWithNumbers = 0;
    int inPassages = 0;
    int passage = 0;
    for (int hash : hashes) {
      int number = hash & 1;
      withNumbers += number;
      if (Arrays.binarySearch(there, hash) < 0) {
        passage = 0;
        continue;
      }
      common++;
      commonWithNumbers += number;
      passage++;
      if (passage >= PASSAGE) {
        inPassages += passage == PASSAGE ? PASSAGE : 1;
      }
    }
    return new Overlap(hashes.length, withNumbers, common, commonWithNumbers, inPassages);
  }
}
