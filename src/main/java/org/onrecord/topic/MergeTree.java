package org.onrecord.topic;

import java.util.Arrays;

/**
 * Joins groups of stories, the two most alike first, until so many are left: agglomerative
 * clustering of their centres by average linkage over the cosine (Sokal, Michener 1958, UPGMA).
 */
public final class MergeTree {
  private final int groups;

  /** For each join, in order, the two groups' leading members; the first leads on. */
  private final int[][] joins;

  /** Of the groups' centres; one without length is as far from all others as unrelated ones are. */
  public MergeTree(double[][] centres) {
    this.groups = centres.length;
    this.joins = new int[Math.max(0, groups - 1)][];
    double[][] distance = distances(centres);
    int[] nearest = new int[groups];
    boolean[] gone = new boolean[groups];
    for (int a = 0; a < groups; a++) {
      nearest[a] = nearest(a, distance, gone);
    }
    int[] size = new int[groups];
    Arrays.fill(size, 1);
    for (int join = 0; join < joins.length; join++) {
      int a = closest(nearest, distance, gone);
      int keeps = Math.min(a, nearest[a]);
      int goes = Math.max(a, nearest[a]);
      joins[join] = new int[] {keeps, goes};
      gone[goes] = true;
      for (int other = 0; other < groups; other++) {
        double mean =
            (size[keeps] * distance[keeps][other] + size[goes] * distance[goes][other])
                / (size[keeps] + size[goes]);
        distance[keeps][other] = mean;
        distance[other][keeps] = mean;
      }
      size[keeps] += size[goes];
      // A mean is never below both of what it is made of: only these can have another nearest.
      for (int other = 0; other < groups; other++) {
        if (!gone[other] && (other == keeps || nearest[other] == keeps || nearest[other] == goes)) {
          nearest[other] = nearest(other, distance, gone);
        }
      }
    }
  }

  private static double[][] distances(double[][] centres) {
    double[][] distance = new double[centres.length][centres.length];
    for (int a = 0; a < centres.length; a++) {
      for (int b = 0; b < a; b++) {
        distance[a][b] = 1 - cosine(centres[a], centres[b]);
        distance[b][a] = distance[a][b];
      }
    }
    return distance;
  }

  /** The group nearest to another one, the first of equally near ones; −1 if it is the last. */
  private static int nearest(int group, double[][] distance, boolean[] gone) {
    int best = -1;
    for (int other = 0; other < gone.length; other++) {
      if (other != group
          && !gone[other]
          && (best < 0 || distance[group][other] < distance[group][best])) {
        best = other;
      }
    }
    return best;
  }

  /** The first group of those that are nearest to their nearest. */
  private static int closest(int[] nearest, double[][] distance, boolean[] gone) {
    int best = -1;
    for (int group = 0; group < gone.length; group++) {
      if (!gone[group]
          && (best < 0 || distance[group][nearest[group]] < distance[best][nearest[best]])) {
        best = group;
      }
    }
    return best;
  }

  private static double cosine(double[] a, double[] b) {
    double product = 0;
    double lengthA = 0;
    double lengthB = 0;
    for (int i = 0; i < a.length; i++) {
      product += a[i] * b[i];
      lengthA += a[i] * a[i];
      lengthB += b[i] * b[i];
    }
    return lengthA == 0 || lengthB == 0 ? 0 : product / Math.sqrt(lengthA * lengthB);
  }

  /**
   * The groups after so many joins that {@code left} are left, or all of them if they are fewer.
   *
   * @return for each group the number of the one that it has become part of, numbered from 0 in the
   *     order of their first members
   */
  public int[] cut(int left) {
    int[] leader = new int[groups];
    Arrays.setAll(leader, i -> i);
    for (int join = 0; join < groups - Math.max(1, left); join++) {
      for (int i = 0; i < groups; i++) {
        if (leader[i] == joins[join][1]) {
          leader[i] = joins[join][0];
        }
      }
    }
    int[] number = new int[groups];
    int next = 0;
    for (int i = 0; i < groups; i++) {
      number[i] = leader[i] == i ? next++ : number[leader[i]];
    }
    return number;
  }
}
