package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicModelTest {
  private static final List<String> OIL =
      List.of("oil opec barrel price", "oil barrel tanker", "opec oil price quota");
  private static final List<String> GRAIN =
      List.of("wheat grain price crop", "wheat harvest crop", "grain harvest corn price");

  private static final Vocabulary VOCABULARY =
      new Vocabulary(
          List.of(
              new Vocabulary.Term("price", "prices", 4),
              new Vocabulary.Term("oil", "oil", 3),
              new Vocabulary.Term("barrel", "barrels", 2),
              new Vocabulary.Term("crop", "crop", 2),
              new Vocabulary.Term("grain", "grain", 2),
              new Vocabulary.Term("harvest", "harvest", 2),
              new Vocabulary.Term("opec", "OPEC", 2),
              new Vocabulary.Term("wheat", "wheat", 2)),
          6);

  private static TermCounts counts(String text) {
    return VOCABULARY.count(Arrays.asList(text.split(" ")));
  }

  private static TopicModel model() {
    TopicCounts counts = new TopicCounts(2, VOCABULARY.size());
    // Many stories of each kind: a handful of words would be all smoothing.
    for (int i = 0; i < 40; i++) {
      OIL.forEach(story -> counts.add(counts(story), 0));
      GRAIN.forEach(story -> counts.add(counts(story), 1));
    }
    return new TopicModel(VOCABULARY, counts);
  }

  private static List<String> terms(TopicModel model, int topic, int most) {
    return model.terms(topic, most).stream().map(t -> VOCABULARY.term(t.number()).term()).toList();
  }

  @Test
  void aTextHasTheTopicsThatItsWordsSpeakFor() {
    double[] oil = model().weights(counts("opec oil barrel"));
    assertThat(oil[0]).isGreaterThan(0.7);
    assertThat(oil[0] + oil[1]).isCloseTo(1, within(1e-9));
    double[] both = model().weights(counts("oil opec barrel oil opec barrel oil wheat"));
    assertThat(both[1]).isBetween(0.02, 0.4);
    assertThat(both[0]).isGreaterThan(both[1]);
    assertThat(model().main(counts("wheat harvest"))).isEqualTo(1);
  }

  @Test
  void aTextThatIsAsMixedAsTheWholeCorpusHasNoTopic() {
    assertThat(model().weights(counts("oil opec barrel wheat grain crop price"))).containsOnly(0);
  }

  @Test
  void aTextOfUnknownOrEverybodysWordsHasNoTopic() {
    assertThat(model().weights(counts("tanga railway"))).containsOnly(0);
    assertThat(model().weights(counts("price price price"))).containsOnly(0);
    assertThat(model().main(counts("price"))).isEqualTo(-1);
  }

  @Test
  void itsBestTermsAreThoseThatItsStoriesHoldAndOthersDoNot() {
    assertThat(terms(model(), 0, 10)).containsExactly("oil", "barrel", "opec");
    assertThat(terms(model(), 1, 2)).containsExactly("crop", "grain");
  }

  @Test
  void countsOfPartsOfACorpusAddUp() {
    TopicCounts all = new TopicCounts(2, VOCABULARY.size());
    TopicCounts first = new TopicCounts(2, VOCABULARY.size());
    TopicCounts second = new TopicCounts(2, VOCABULARY.size());
    OIL.forEach(story -> all.add(counts(story), 0));
    first.add(counts(OIL.get(0)), 0);
    second.add(counts(OIL.get(1)), 0).add(counts(OIL.get(2)), 0);
    first.add(second);
    for (int term = 0; term < VOCABULARY.size(); term++) {
      assertThat(first.occurrences(0, term)).isEqualTo(all.occurrences(0, term));
      assertThat(first.storiesWith(0, term)).isEqualTo(all.storiesWith(0, term));
    }
    assertThat(all.withoutEmpty().topics()).isEqualTo(1);
  }

  @Test
  void aKeptModelScoresAsItDidBefore() {
    TopicSet kept = new TopicSet(model(), List.of("a", "b"), List.of("oil, OPEC", "wheat, crop"));
    TopicSet read = TopicSet.fromJson(kept.toJson());
    assertThat(read.ids()).isEqualTo(kept.ids());
    assertThat(read.labels()).isEqualTo(kept.labels());
    assertThat(read.model().weights(counts("opec wheat wheat")))
        .isEqualTo(model().weights(counts("opec wheat wheat")));
    assertThat(read.toJson()).isEqualTo(kept.toJson());
  }

  @Test
  void whatIsNoModelIsSaidToBeNone() {
    assertThatThrownBy(() -> TopicSet.fromJson("{\"terms\": 1}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not a topic model");
  }
}
