package org.onrecord.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * The percentile bootstrap (Efron and Tibshirani 1993, chapter 13): draws as many units as there
 * are, with replacement, again and again, and takes the middle 95 % of what a figure comes to.
 *
 * <p>Units are what is independent: documents, as statements of one story are alike. The same seed
 * gives the same intervals on every Java, as {@link Random} is specified to the bit.
 *
 * @param seed of the draws
 * @param resamples how many samples are drawn
 */
public record Bootstrap(long seed, int resamples) {
  /** The one that the project's own figures are printed with. */
  public static final Bootstrap STANDARD = new Bootstrap(1, 1000);

  /** Collections of at least so many units are printed without intervals. */
  public static final int ENOUGH_UNITS = 1000;

  private static final double LEVEL = 0.95;

  /**
   * @throws IllegalArgumentException if no sample is to be drawn
   */
  public Bootstrap {
    if (resamples < 1) {
      throw new IllegalArgumentException("a bootstrap needs samples, not " + resamples);
    }
  }

  /**
   * The interval of each figure. A figure that some samples do not have (the recall of a kind that
   * was not drawn) is taken from those that have it.
   *
   * @param units how many units the collection has
   * @param figures the figures of a sample, given how often each unit is in it
   * @return no interval if there are fewer than two units: one cannot tell how they differ
   */
  public Map<String, Interval> intervals(int units, Function<int[], Map<String, Double>> figures) {
    if (units < 2) {
      return Map.of();
    }
    Random random = new Random(seed);
    Map<String, DoubleStream.Builder> values = new LinkedHashMap<>();
    int[] times = new int[units];
    for (int sample = 0; sample < resamples; sample++) {
      Arrays.fill(times, 0);
      for (int draw = 0; draw < units; draw++) {
        times[random.nextInt(units)]++;
      }
      figures
          .apply(times)
          .forEach(
              (name, value) ->
                  values.computeIfAbsent(name, n -> DoubleStream.builder()).add(value));
    }
    Map<String, Interval> intervals = new LinkedHashMap<>();
    values.forEach(
        (name, builder) -> {
          double[] sorted = builder.build().sorted().toArray();
          intervals.put(
              name,
              new Interval(quantile(sorted, (1 - LEVEL) / 2), quantile(sorted, (1 + LEVEL) / 2)));
        });
    return Collections.unmodifiableMap(intervals);
  }

  /** Linear between the two nearest values (Hyndman and Fan 1996, definition 7). */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    return Rounding.four(sorted[below] + (place - below) * (sorted[above] - sorted[below]));
  }
}
