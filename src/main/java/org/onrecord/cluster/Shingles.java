package org.onrecord.cluster;

import java.util.Arrays;

/**
 * The overlapping word sequences of a text (Broder 1997), each as a 64-bit hash: what two copies of
 * one story share however much one was cut or given a new lead.
 */
public final class Shingles {
  /**
   * Words in a shingle. Three words survive light editing: with one word in ten changed, 73 % of
   * them stay.
   */
  static final int WORDS = 3;

  private Shingles() {}

  /**
   * The distinct shingles of a text, sorted; letters and digits count, case, signs and white space
   * do not.
   */
  public static long[] of(String text) {
    long[] found = new long[Math.max(0, text.length() / 2)];
    int count = 0;
    long[] recent = new long[WORDS];
    int words = 0;
    int at = 0;
    while (at < text.length()) {
      int hash = 0;
      int from = at;
      while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
        hash = 31 * hash + Character.toLowerCase(text.charAt(at));
        at++;
      }
      if (at == from) {
        at++;
        continue;
      }
      System.arraycopy(recent, 1, recent, 0, WORDS - 1);
      recent[WORDS - 1] = hash;
      words++;
      if (words >= WORDS) {
        long shingle = 0;
        for (long word : recent) {
          shingle = mix(shingle * 31 + word);
        }
        found[count++] = shingle;
      }
    }
    return Arrays.stream(found, 0, count).sorted().distinct().toArray();
  }

  /** The finaliser of SplitMix64: every bit of the result depends on every bit given. */
  static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }

  /**
   * The share of the smaller text's shingles that stand in the other (Broder's containment), 0 to
   * 1; 0 if one has none. Unlike their resemblance it stays high when a copy was cut.
   *
   * @param a sorted and distinct
   * @param b sorted and distinct
   */
  public static double containment(long[] a, long[] b) {
    int common = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    int smaller = Math.min(a.length, b.length);
    return smaller == 0 ? 0 : (double) common / smaller;
  }
}
