package org.onrecord.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorsTest {
  @ParameterizedTest
  @ValueSource(ints = {60, 90, 240, 1_000, 30_000})
  void aStoryOfAnyLengthHasSomeThirty(int words) {
    assertThat(Anchors.of(text(words, 1))).hasSizeBetween(15, 60);
  }

  @Test
  void ofAShortTextAllRunsOfFiveWordsAreAnchors() {
    assertThat(Anchors.of("the old ferry left at noon")).hasSize(2);
    assertThat(Anchors.of("the old ferry left")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 90, 240, 1_000, 30_000})
  void aThirdOfAStoryMeetsIt(int words) {
    String story = text(words, 2);
    String third = story.substring(0, story.indexOf(' ', story.length() / 3));
    assertThat(common(story, third)).isGreaterThanOrEqualTo(4);
  }

  @Test
  void halfOfAStoryWithEveryTenthWordChangedMeetsIt() {
    String story = text(400, 3);
    List<String> words = Arrays.asList(story.split(" ", 201)).subList(0, 200);
    for (int i = 5; i < words.size(); i += 10) {
      words.set(i, "other");
    }
    assertThat(common(story, String.join(" ", words))).isGreaterThanOrEqualTo(3);
  }

  @Test
  void strangersDoNotMeet() {
    assertThat(common(text(240, 4), text(240, 5))).isZero();
  }

  private static long common(String a, String b) {
    long[] there = Anchors.of(b);
    return Arrays.stream(Anchors.of(a))
        .filter(anchor -> Arrays.binarySearch(there, anchor) >= 0)
        .count();
  }

  private static String text(int words, long seed) {
    return String.join(
        " ", new Random(seed).ints(words, 0, 400).mapToObj(i -> "word" + i).toList());
  }
}
