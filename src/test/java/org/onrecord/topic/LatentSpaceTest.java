package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LatentSpaceTest {
  /** Stories of two kinds, and one that has something of both. */
  private static final List<int[]> STORIES =
      List.of(
          new int[] {0, 1},
          new int[] {0, 1, 2},
          new int[] {0, 2},
          new int[] {3, 4},
          new int[] {4, 5},
          new int[] {3, 5, 4},
          new int[] {2, 3});

  private static LatentSpace settled(int dimensions) {
    LatentSpace space = LatentSpace.random(6, dimensions);
    for (int pass = 0; pass < LatentSpace.PASSES; pass++) {
      LatentSpace.Pass sum = space.pass();
      for (int[] story : STORIES) {
        sum.add(counts(story), ones(story));
      }
      space = sum.next();
    }
    return space.first(dimensions);
  }

  private static TermCounts counts(int... terms) {
    return new TermCounts(terms, terms);
  }

  private static double[] ones(int... terms) {
    double[] ones = new double[terms.length];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  private static double[] point(LatentSpace space, int... terms) {
    return space.point(counts(terms), ones(terms));
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void inAllDimensionsDistancesAreThoseOfTheWords() {
    LatentSpace space = settled(6);
    assertThat(space.dimensions()).isEqualTo(6);
    assertThat(product(point(space, 0, 1), point(space, 0, 2))).isCloseTo(1, within(1e-9));
    assertThat(product(point(space, 0, 1), point(space, 3, 4))).isCloseTo(0, within(1e-9));
  }

  @Test
  void inFewDimensionsWordsOfOneKindOfStoryLieCloseTogether() {
    LatentSpace space = settled(2);
    double[] one = point(space, 1);
    double[] two = point(space, 2);
    double[] five = point(space, 5);
    assertThat(cosine(one, two)).isGreaterThan(0.8);
    assertThat(cosine(one, five)).isLessThan(0.3);
  }

  private static double cosine(double[] a, double[] b) {
    return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
  }

  @Test
  void storiesThatAreAllAlikeSpanOneDimension() {
    LatentSpace space = LatentSpace.random(6, 3);
    LatentSpace.Pass pass = space.pass();
    for (int i = 0; i < 4; i++) {
      pass.add(counts(0, 1), ones(0, 1));
    }
    assertThat(pass.next().dimensions()).isEqualTo(1);
  }
}
