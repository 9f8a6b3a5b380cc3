package org.onrecord.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which topics of a new fit are those of an earlier one, by the terms that they share: one to one,
 * the pairs that agree most first.
 *
 * @param previous for each new topic the earlier one that it goes on from; −1 where there is none
 * @param status of each new topic
 * @param ended earlier topics that none of the new ones goes on from
 */
public record TopicMatches(List<Integer> previous, List<Status> status, List<Integer> ended) {
  /** The least share of the terms of both (Jaccard) that makes two the same: four of ten. */
  private static final double SAME = 0.25;

  /** How a topic came about. */
  public enum Status {
    /** It goes on from one earlier topic. */
    KEPT,
    /** No earlier topic is like it. */
    NEW,
    /** It is like an earlier topic that another new one goes on from. */
    SPLIT,
    /** It goes on from an earlier topic, and another that ended is like it as well. */
    MERGED;

    /** Its name in tables. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public TopicMatches {
    previous = List.copyOf(previous);
    status = List.copyOf(status);
    ended = List.copyOf(ended);
  }

  private record Pair(int before, int now, double likeness) {}

  /** Matches two fits by the best terms of their topics. */
  public static TopicMatches of(List<List<String>> before, List<List<String>> now) {
    List<Pair> pairs = new ArrayList<>();
    for (int b = 0; b < before.size(); b++) {
      for (int n = 0; n < now.size(); n++) {
        double likeness = jaccard(before.get(b), now.get(n));
        if (likeness >= SAME) {
          pairs.add(new Pair(b, n, likeness));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble(Pair::likeness)
            .reversed()
            .thenComparingInt(Pair::before)
            .thenComparingInt(Pair::now));
    Integer[] previous = new Integer[now.size()];
    Arrays.fill(previous, -1);
    Set<Integer> goesOn = new HashSet<>();
    for (Pair pair : pairs) {
      if (previous[pair.now()] < 0 && goesOn.add(pair.before())) {
        previous[pair.now()] = pair.before();
      }
    }
    Status[] status = new Status[now.size()];
    for (int n = 0; n < status.length; n++) {
      status[n] = previous[n] < 0 ? Status.NEW : Status.KEPT;
    }
    for (Pair pair : pairs) {
      if (previous[pair.now()] < 0) {
        status[pair.now()] = Status.SPLIT;
      } else if (!goesOn.contains(pair.before())) {
        status[pair.now()] = Status.MERGED;
      }
    }
    List<Integer> ended = new ArrayList<>();
    for (int b = 0; b < before.size(); b++) {
      if (!goesOn.contains(b)) {
        ended.add(b);
      }
    }
    return new TopicMatches(Arrays.asList(previous), Arrays.asList(status), ended);
  }

  /**
   * How much alike the topics of two fits are: the mean over those of the first of the best
   * agreement (Jaccard) with one of the second, 0 to 1; 0 if one has none.
   */
  public static double agreement(List<List<String>> first, List<List<String>> second) {
    return first.stream()
        .mapToDouble(a -> second.stream().mapToDouble(b -> jaccard(a, b)).max().orElse(0))
        .average()
        .orElse(0);
  }

  /**
   * How much the topics of several fits agree: the mean over all pairs of them, both ways, 0 to 1;
   * 1 if there is one fit.
   */
  public static double agreement(List<List<List<String>>> fits) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < fits.size(); a++) {
      for (int b = 0; b < fits.size(); b++) {
        if (a != b) {
          sum += agreement(fits.get(a), fits.get(b));
          pairs++;
        }
      }
    }
    return pairs == 0 ? 1 : sum / pairs;
  }

  private static double jaccard(List<String> a, List<String> b) {
    Set<String> both = new HashSet<>(a);
    both.retainAll(b);
    Set<String> either = new HashSet<>(a);
    either.addAll(b);
    return either.isEmpty() ? 0 : (double) both.size() / either.size();
  }
}
