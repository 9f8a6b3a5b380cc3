package org.onrecord.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateChangeTest {
  @ParameterizedTest
  @CsvSource({
    // As R's poisson.test(c(now, before), c(allNow, allBefore)) tells.
    "0, 10, 5, 10, 0.0625",
    "3, 10, 3, 10, 1",
    "2, 100, 12, 100, 0.012939453125",
    "10, 10, 0, 10, 0.001953125",
    "1, 10, 9, 90, 1"
  })
  void itIsTheExactTestOfTwoRates(long before, long allBefore, long now, long allNow, double p) {
    assertThat(RateChange.pValue(before, allBefore, now, allNow)).isCloseTo(p, within(1e-9));
  }

  @Property
  void itIsAShareAndTheSameBothWays(
      @ForAll @IntRange(max = 300) int before,
      @ForAll @IntRange(min = 1, max = 500) int allBefore,
      @ForAll @IntRange(max = 300) int now,
      @ForAll @IntRange(min = 1, max = 500) int allNow) {
    double p = RateChange.pValue(before, allBefore, now, allNow);
    assertThat(p).isBetween(0.0, 1.0);
    assertThat(RateChange.pValue(now, allNow, before, allBefore)).isCloseTo(p, within(1e-7));
  }

  @Test
  void nothingAtAllIsNoChange() {
    assertThat(RateChange.pValue(0, 5, 0, 5)).isEqualTo(1);
  }

  @Test
  void millionsAreComparedAsWell() {
    assertThat(RateChange.pValue(1_000_000, 10_000_000, 1_100_000, 10_000_000)).isLessThan(1e-6);
  }

  @Test
  void whatCouldNotBeCountedHasNoRate() {
    assertThatThrownBy(() -> RateChange.pValue(1, 0, 1, 5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rates: 1 of 0, 1 of 5");
  }
}
