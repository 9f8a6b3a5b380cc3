package org.onrecord.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShinglesTest {
  @Test
  void caseSignsAndWhiteSpaceDoNotCount() {
    assertThat(Shingles.of("The ferry left, at noon."))
        .isEqualTo(Shingles.of("the  FERRY left\nat “noon”"))
        .hasSize(3);
  }

  @Test
  void aTextOfTwoWordsHasNoShingle() {
    assertThat(Shingles.of("two words")).isEmpty();
    assertThat(Shingles.of("")).isEmpty();
  }

  @Test
  void aCutCopyIsWhollyContainedInItsOriginal() {
    String original = words(200, 7);
    String cut = original.substring(0, original.length() / 3);
    assertThat(
            Shingles.containment(
                Shingles.of(cut.substring(0, cut.lastIndexOf(' '))), Shingles.of(original)))
        .isEqualTo(1.0);
  }

  @Test
  void strangersShareNothing() {
    assertThat(Shingles.containment(Shingles.of(words(200, 1)), Shingles.of(words(200, 2))))
        .isCloseTo(0, within(0.02));
  }

  @Test
  void aTextWithoutShinglesIsContainedInNothing() {
    assertThat(Shingles.containment(new long[0], Shingles.of(words(20, 1)))).isZero();
  }

  @Test
  void aLightlyEditedCopyMeetsItsOriginalInABand() {
    String original = words(150, 3);
    String edited = original.replace("word11 ", "other ").replace("word5 ", "");
    assertThat(common(MinHash.bands(Shingles.of(original)), MinHash.bands(Shingles.of(edited))))
        .isPositive();
  }

  @Test
  void strangersMeetInNoBand() {
    assertThat(
            common(
                MinHash.bands(Shingles.of(words(150, 4))),
                MinHash.bands(Shingles.of(words(150, 5)))))
        .isZero();
  }

  @Property
  void containmentIsTheSameBothWaysAndAShare(@ForAll String a, @ForAll String b) {
    double there = Shingles.containment(Shingles.of(a), Shingles.of(b));
    assertThat(there)
        .isEqualTo(Shingles.containment(Shingles.of(b), Shingles.of(a)))
        .isBetween(0.0, 1.0);
  }

  private static long common(long[] a, long[] b) {
    return IntStream.range(0, a.length).filter(i -> a[i] == b[i]).count();
  }

  private static String words(int count, long seed) {
    Random random = new Random(seed);
    return random.ints(count, 0, 400).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
  }
}
