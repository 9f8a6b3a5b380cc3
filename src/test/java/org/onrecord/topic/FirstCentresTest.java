package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FirstCentresTest {
  private static final List<double[]> POINTS =
      List.of(
          new double[] {0, 0},
          new double[] {0, 0.1},
          new double[] {0.1, 0},
          new double[] {9, 9},
          new double[] {9, 9.1},
          new double[] {-9, 9});

  @Property
  void theyLieFarFromEachOther(@ForAll @IntRange(max = 1000) int seed) {
    double[][] centres = FirstCentres.of(POINTS, 3, seed);
    assertThat(Arrays.stream(centres).map(c -> Math.round(c[0] / 9)))
        .containsExactlyInAnyOrder(0L, 1L, -1L);
  }

  @Property
  void theyAreAsManyAsAreWantedAndAllDifferent(
      @ForAll @IntRange(min = 1, max = 9) int wanted, @ForAll @IntRange(max = 50) int seed) {
    double[][] centres = FirstCentres.of(POINTS, wanted, seed);
    assertThat(centres.length).isEqualTo(Math.min(wanted, 6));
    assertThat(Arrays.stream(centres).map(Arrays::toString)).doesNotHaveDuplicates();
  }

  @Property(tries = 3)
  void pointsThatAreAllTheSameGiveOne(@ForAll @IntRange(max = 50) int seed) {
    assertThat(FirstCentres.of(List.of(new double[] {1}, new double[] {1}), 2, seed).length)
        .isEqualTo(1);
  }
}
