package org.onrecord.utterance;

import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Whether two reports of one speaker, in different stories, are of one utterance: in full, cut or
 * in other words. The limits were chosen on {@code eval/utterances-dev.jsonl}.
 *
 * <p>What counts is how much of the shorter report stands in the longer one in the same order, that
 * its figures stand there too, that not each names what the other does not, that the same is
 * negated, and that the stories have to do with each other. How near the embeddings of the contents
 * lie tells no more: of pairs with few words in common, none that was near turned out to be one
 * utterance.
 */
final class Likeness {
  /** Stories report what was said for so many days; later it was said again. */
  static final int MOST_DAYS = 3;

  /** As far as the days of two copies of one story lie apart. */
  static final int MOST_DAYS_OF_COPIES = 6;

  /** The share of the shorter report's words that stand in the longer in the same order. */
  private static final double LEAST_SHARE = 0.55;

  /** So many words in common are evidence by themselves. */
  private static final int ENOUGH_WORDS = 6;

  /** So many are where they are all that the shorter report has, and the figures are the same. */
  private static final int FEWEST_WORDS = 4;

  /** Above any share: the same words. */
  private static final double SAME_WORDS = 2;

  private Likeness() {}

  /** How many words of {@code count} must at least stand in the longer report. */
  static int fewestOf(int count) {
    return count < ENOUGH_WORDS
        ? Math.max(FEWEST_WORDS, count)
        : Math.max(ENOUGH_WORDS, (int) Math.ceil(LEAST_SHARE * count));
  }

  /**
   * How like two reports are.
   *
   * @return 0 unless they are of one utterance; the more words they share of both, the higher
   */
  static double of(Report a, Report b) {
    boolean sameWords = a.words().plain().equals(b.words().plain());
    boolean copies = sameWords && a.cluster().equals(b.cluster());
    if (a.day() == null || b.day() == null) {
      return copies ? SAME_WORDS : 0;
    }
    long apart = Math.abs(ChronoUnit.DAYS.between(a.day(), b.day()));
    if (copies && apart <= MOST_DAYS_OF_COPIES) {
      return SAME_WORDS;
    }
    if (apart > MOST_DAYS || areStrangers(a.named(), b.named())) {
      return 0;
    }
    return sameWords ? SAME_WORDS : ofWords(a.words(), b.words());
  }

  /** Whether each story names somebody, and neither whom the other names: a form filled in anew. */
  private static boolean areStrangers(Set<String> a, Set<String> b) {
    return !a.isEmpty() && !b.isEmpty() && Collections.disjoint(a, b);
  }

  /** Whether a report names somebody or something that the other does not. */
  private static boolean hasOther(Set<String> names, List<String> others) {
    return !others.containsAll(names);
  }

  private static double ofWords(ContentWords a, ContentWords b) {
    boolean aIsShorter = a.words().size() <= b.words().size();
    ContentWords shorter = aIsShorter ? a : b;
    ContentWords longer = aIsShorter ? b : a;
    if (shorter.words().size() < FEWEST_WORDS) {
      return 0;
    }
    boolean equallyLong = shorter.words().size() == longer.words().size();
    Set<String> fewer = shorter.figures();
    Set<String> more = longer.figures();
    if (!more.containsAll(fewer) || (equallyLong && !fewer.containsAll(more))) {
      return 0;
    }
    if (hasOther(a.names(), b.words()) && hasOther(b.names(), a.words())) {
      return 0;
    }
    Alignment alignment = Alignment.of(shorter.words(), longer.words());
    double share = (double) alignment.length() / shorter.words().size();
    boolean enough = alignment.length() >= ENOUGH_WORDS && share >= LEAST_SHARE;
    boolean few = alignment.length() == shorter.words().size() && fewer.equals(more);
    if (!enough && !few) {
      return 0;
    }
    // A cut may leave out a negation with all that it negates, but not by itself.
    long negated =
        equallyLong
            ? longer.negations().size()
            : longer.negationsBetween(alignment.first(), alignment.last());
    if (negated != shorter.negations().size()) {
      return 0;
    }
    return 2.0 * alignment.length() / (shorter.words().size() + longer.words().size());
  }

  /**
   * Words that stand in two lists in the same order, as many as there are.
   *
   * @param length how many
   * @param first place of the first in the longer list
   * @param last place of the last in the longer list
   */
  private record Alignment(int length, int first, int last) {
    static Alignment of(List<String> shorter, List<String> longer) {
      int[][] common = new int[shorter.size() + 1][longer.size() + 1];
      for (int i = shorter.size() - 1; i >= 0; i--) {
        for (int j = longer.size() - 1; j >= 0; j--) {
          common[i][j] =
              shorter.get(i).equals(longer.get(j))
                  ? common[i + 1][j + 1] + 1
                  : Math.max(common[i + 1][j], common[i][j + 1]);
        }
      }
      int first = -1;
      int last = -1;
      int i = 0;
      int j = 0;
      while (i < shorter.size() && j < longer.size()) {
        if (shorter.get(i).equals(longer.get(j))) {
          first = first < 0 ? j : first;
          last = j;
          i++;
          j++;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
          i++;
        } else {
          j++;
        }
      }
      return new Alignment(common[0][0], first, last);
    }
  }
}
