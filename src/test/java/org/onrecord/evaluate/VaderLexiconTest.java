package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VaderLexiconTest {
  @Test
  void praiseIsFriendlyAndBlameHostile() {
    assertThat(VaderLexicon.tone("a wonderful and generous friend")).isGreaterThan(0.5);
    assertThat(VaderLexicon.tone("a terrible and cruel attack")).isLessThan(-0.5);
    assertThat(VaderLexicon.tone("the pier is eighty metres long")).isZero();
  }

  @Property(tries = 200)
  void noTextMakesItThrow(@ForAll String any) {
    assertThat(VaderLexicon.tone(any)).isBetween(-1.0, 1.0);
  }

  @Test
  void longTextIsMeasuredByItsBeginning() {
    String good = "good ".repeat(VaderLexicon.LONGEST / 5);
    assertThat(VaderLexicon.tone(good + "bad ".repeat(100_000))).isGreaterThan(0.5);
  }

  @Test
  void manyThreadsGetTheSameAnswer() {
    List<Double> tones =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> VaderLexicon.tone("a great success"))
            .toList();
    assertThat(tones).isEqualTo(Collections.nCopies(400, tones.get(0)));
  }

  @Test
  void theThresholdsAreThoseOfVader() {
    assertThat(VaderLexicon.label("a wonderful friend")).isEqualTo("positive");
    assertThat(VaderLexicon.label("a cruel attack")).isEqualTo("negative");
    assertThat(VaderLexicon.label("the pier is eighty metres long")).isEqualTo("neutral");
  }
}
