package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.topic.TopicMatches.Status;

class TopicMatchesTest {
  private static List<List<String>> topics(String... terms) {
    return Arrays.stream(terms).map(t -> List.of(t.split(" "))).toList();
  }

  private static final List<List<String>> BEFORE =
      topics("oil opec crude barrel", "wheat grain corn crop");

  @Test
  void topicsThatShareTheirTermsAreTheSameOneToOneWhateverTheirOrder() {
    TopicMatches matches =
        TopicMatches.of(BEFORE, topics("grain corn crop farm", "crude oil opec tanker"));
    assertThat(matches.previous()).containsExactly(1, 0);
    assertThat(matches.status()).containsOnly(Status.KEPT);
    assertThat(matches.ended()).isEmpty();
  }

  @Test
  void aTopicLikeNoEarlierOneIsNewAndAnEarlierOneLikeNoneHasEnded() {
    TopicMatches matches = TopicMatches.of(BEFORE, topics("oil opec crude barrel", "vote party"));
    assertThat(matches.status()).containsExactly(Status.KEPT, Status.NEW);
    assertThat(matches.ended()).containsExactly(1);
  }

  @Test
  void theLessAlikeHalfOfATopicThatFellApartIsSplitFromIt() {
    TopicMatches matches = TopicMatches.of(BEFORE, topics("oil opec pact", "oil crude barrel"));
    assertThat(matches.previous()).containsExactly(-1, 0);
    assertThat(matches.status()).containsExactly(Status.SPLIT, Status.KEPT);
  }

  @Test
  void aTopicThatTakesUpAnotherIsMerged() {
    TopicMatches matches =
        TopicMatches.of(
            topics("oil opec crude", "wheat grain corn"), topics("oil opec crude wheat grain"));
    assertThat(matches.status()).containsExactly(Status.MERGED);
    assertThat(matches.previous()).containsExactly(0);
    assertThat(matches.ended()).containsExactly(1);
  }

  @Test
  void agreementIsThatOfEachTopicWithTheOneLikestToIt() {
    assertThat(TopicMatches.agreement(BEFORE, BEFORE)).isEqualTo(1);
    assertThat(TopicMatches.agreement(BEFORE, topics("vote party"))).isZero();
    assertThat(TopicMatches.agreement(List.of(), BEFORE)).isZero();
  }
}
