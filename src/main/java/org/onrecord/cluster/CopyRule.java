package org.onrecord.cluster;

import org.onrecord.cluster.Shingles.Overlap;

/**
 * Whether of two stories one is a copy of the other, whole, cut, edited or with a new lead.
 *
 * <p>It is told by the shorter one: most of it stands in the longer one, or less of it, but in long
 * passages. What has the other's words and not its numbers is the same form, filled in anew. How
 * often that is right stands in docs/copies.md.
 */
public final class CopyRule {
  /** Share of the shorter story that stands in the other: light editing leaves more. */
  private static final double LEAST_COMMON = 0.6;

  /** Share of the shorter story in common passages: a new lead may be half of a story. */
  private static final double LEAST_IN_PASSAGES = 0.45;

  /**
   * Share of the longer story that stands in the shorter one. A story that is less of it is quoted
   * there or one of several in a digest, which would make all of them one.
   */
  private static final double LEAST_OF_LONGER = 0.2;

  /**
   * A story with fewer shingles has to stand in the other almost whole: half of a sentence about a
   * bank that raises its prime rate is every bank's.
   */
  private static final int SHORT = 30;

  private static final double LEAST_OF_SHORT = 0.95;

  /** Of a notice of a dividend, all may be the same for two companies. */
  private static final int SHORTEST = 15;

  /** Shingles with numbers by which forms are known; corrections change a few numbers. */
  private static final int ENOUGH_NUMBERS = 18;

  /** A form's words stay oftener than its numbers; in a copy both stay alike. */
  private static final double LEAST_NUMBERS_TO_WORDS = 0.4;

  private CopyRule() {}

  /** Whether one is a copy of the other. */
  public static boolean areCopies(Shingles a, Shingles b) {
    Shingles shorter = a.size() <= b.size() ? a : b;
    Shingles longer = shorter == a ? b : a;
    if (shorter.size() < SHORTEST) {
      return false;
    }
    Overlap overlap = shorter.in(longer);
    int common = overlap.common();
    int all = overlap.shingles();
    boolean isEnough =
        all < SHORT
            ? common >= LEAST_OF_SHORT * all
            : common >= LEAST_COMMON * all || overlap.inPassages() >= LEAST_IN_PASSAGES * all;
    return isEnough && common >= LEAST_OF_LONGER * longer.size() && !isFilledInAnew(overlap);
  }

  private static boolean isFilledInAnew(Overlap overlap) {
    int withNumbers = overlap.withNumbers();
    int withoutNumbers = overlap.shingles() - withNumbers;
    if (withNumbers < ENOUGH_NUMBERS || withoutNumbers == 0) {
      return false;
    }
    double numbers = (double) overlap.commonWithNumbers() / withNumbers;
    double words = (double) (overlap.common() - overlap.commonWithNumbers()) / withoutNumbers;
    return numbers < LEAST_NUMBERS_TO_WORDS * words;
  }
}
