package org.onrecord.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VaderLexiconTest {
  private static final ToneModel LEXICON = new VaderLexicon();

  @Test
  void praiseIsFriendlyAndBlameHostile() {
    assertThat(LEXICON.tone("a wonderful and generous friend")).isGreaterThan(0.5);
    assertThat(LEXICON.tone("a terrible and cruel attack")).isLessThan(-0.5);
    assertThat(LEXICON.tone("the pier is eighty metres long")).isZero();
  }

  @Property(tries = 200)
  void noTextMakesItThrow(@ForAll String any) {
    assertThat(LEXICON.tone(any)).isBetween(-1.0, 1.0);
  }

  @Test
  void longTextIsMeasuredByItsBeginning() {
    String good = "good ".repeat(VaderLexicon.LONGEST / 5);
    assertThat(LEXICON.tone(good + "bad ".repeat(100_000))).isGreaterThan(0.5);
  }

  @Test
  void manyThreadsGetTheSameAnswer() {
    List<Double> tones =
        IntStream.range(0, 400).parallel().mapToObj(i -> LEXICON.tone("a great success")).toList();
    assertThat(tones).isEqualTo(Collections.nCopies(400, tones.get(0)));
  }

  @Test
  void theThresholdsAreThoseOfVader() {
    assertThat(ToneScale.sentiment(0.04).label()).isEqualTo(Sentiment.Label.NEUTRAL);
    assertThat(ToneScale.sentiment(0.05).label()).isEqualTo(Sentiment.Label.POSITIVE);
    assertThat(ToneScale.sentiment(-0.05).label()).isEqualTo(Sentiment.Label.NEGATIVE);
    assertThat(ToneScale.sentiment(-1).confidence()).isCloseTo(1, within(1e-9));
    assertThat(ToneScale.sentiment(0.05).confidence()).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(ToneScale.sentiment(0).confidence()).isCloseTo(0.5, within(1e-9));
  }
}
