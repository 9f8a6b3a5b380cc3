package org.onrecord.topic;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where k-means begins: points far from each other, each drawn by the square of its distance from
 * those before, the best of several draws (greedy k-means++; Arthur, Vassilvitskii 2007). MLlib's
 * own beginning (k-means||) is for data that no one machine holds, and does worse on few groups of
 * few points: topics that depend more on the seed.
 */
public final class FirstCentres {
  private FirstCentres() {}

  /**
   * Chooses centres.
   *
   * @param points all of one length
   * @return as many of the points as are wanted, fewer if fewer differ
   */
  public static double[][] of(List<double[]> points, int wanted, long seed) {
    SplittableRandom chance = new SplittableRandom(seed);
    double[][] centres = new double[Math.min(wanted, points.size())][];
    double[] distance = new double[points.size()];
    Arrays.fill(distance, Double.POSITIVE_INFINITY);
    centres[0] = points.get(chance.nextInt(points.size()));
    distance = nearer(distance, points, centres[0]);
    int draws = 2 + (int) Math.log(wanted);
    for (int count = 1; count < centres.length; count++) {
      double total = Arrays.stream(distance).sum();
      if (total <= 0) {
        return Arrays.copyOf(centres, count);
      }
      double[] best = null;
      double least = Double.POSITIVE_INFINITY;
      for (int draw = 0; draw < draws; draw++) {
        double[] candidate = points.get(drawn(distance, chance.nextDouble() * total));
        double[] left = nearer(distance, points, candidate);
        double sum = Arrays.stream(left).sum();
        if (sum < least) {
          least = sum;
          best = left;
          centres[count] = candidate;
        }
      }
      distance = best;
    }
    return centres;
  }

  private static int drawn(double[] weights, double at) {
    double sum = 0;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        sum += weights[i];
        last = i;
        if (sum > at) {
          return i;
        }
      }
    }
    return last;
  }

  private static double[] nearer(double[] distance, List<double[]> points, double[] centre) {
    double[] nearer = new double[distance.length];
    for (int i = 0; i < nearer.length; i++) {
      double squares = 0;
      double[] point = points.get(i);
      for (int d = 0; d < centre.length && squares < distance[i]; d++) {
        double difference = point[d] - centre[d];
        squares += difference * difference;
      }
      nearer[i] = Math.min(distance[i], squares);
    }
    return nearer;
  }
}
