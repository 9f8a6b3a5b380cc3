package org.onrecord.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.onrecord.trend.ToneChange.Labels;

class ToneChangeTest {
  @Test
  void withTwoLabelsItIsFishersExactTest() {
    // 3 of 3 against 0 of 3: two of twenty ways to deal them out differ as much.
    assertThat(ToneChange.pValue(new Labels(3, 0, 0), new Labels(0, 0, 3)))
        .isCloseTo(0.1, within(1e-9));
    // 4 of 4 against 0 of 4: two of seventy.
    assertThat(ToneChange.pValue(new Labels(4, 0, 0), new Labels(0, 4, 0)))
        .isCloseTo(2.0 / 70, within(1e-9));
  }

  @Test
  void whatDidNotChangeIsNoMoreThanNoise() {
    assertThat(ToneChange.pValue(new Labels(2, 5, 1), new Labels(2, 5, 1)))
        .isCloseTo(1, within(1e-9));
    assertThat(ToneChange.pValue(new Labels(2, 5, 1), new Labels(0, 0, 0))).isEqualTo(1);
  }

  @Test
  void ofManyItIsNearToTheExactTest() {
    // Exact: 0.40; one of a thousand is no change.
    assertThat(ToneChange.pValue(new Labels(0, 600, 0), new Labels(1, 399, 0))).isBetween(0.2, 1.0);
    assertThat(ToneChange.pValue(new Labels(200, 400, 200), new Labels(300, 300, 200)))
        .isCloseTo(0.0009, within(0.0003));
    // On either side of the bound.
    double exact = ToneChange.pValue(new Labels(50, 100, 50), new Labels(70, 90, 40));
    double near = ToneChange.pValue(new Labels(50, 101, 50), new Labels(70, 90, 40));
    assertThat(near).isCloseTo(exact, within(0.01));
  }

  @Test
  void ofVeryManyItEndsSoon() {
    assertThat(ToneChange.pValue(new Labels(900_000, 0, 100_000), new Labels(100_000, 0, 900_000)))
        .isLessThan(1e-9);
  }

  @Property(tries = 300)
  void itIsAChanceAndTheSameInBothDirections(
      @ForAll @LongRange(max = 9) long a,
      @ForAll @LongRange(max = 9) long b,
      @ForAll @LongRange(max = 9) long c,
      @ForAll @LongRange(max = 9) long d,
      @ForAll @LongRange(max = 9) long e,
      @ForAll @LongRange(max = 9) long f) {
    double p = ToneChange.pValue(new Labels(a, b, c), new Labels(d, e, f));
    assertThat(p).isBetween(0.0, 1.0);
    assertThat(ToneChange.pValue(new Labels(d, e, f), new Labels(a, b, c)))
        .isCloseTo(p, within(1e-9));
    assertThat(ToneChange.pValue(new Labels(c, b, a), new Labels(f, e, d)))
        .isCloseTo(p, within(1e-9));
  }
}
