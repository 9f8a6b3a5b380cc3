package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.evaluate.TopicScores;

class CoherenceTest {
  private static final List<List<String>> TOPICS =
      List.of(
          List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
          List.of("k", "l", "m", "n", "o", "p", "q", "r", "s", "a"));

  private static final List<List<String>> CORPUS =
      List.of(
          List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "z"),
          List.of("a", "b", "c", "k", "l", "m"),
          List.of("k", "l", "m", "n", "o", "p", "q", "r", "s"),
          List.of("z", "y"));

  private static Coherence counted(List<List<String>> documents) {
    Coherence counts = new Coherence(TOPICS);
    documents.forEach(document -> counts.add(Set.copyOf(document)));
    return counts;
  }

  @Test
  void itIsThatOfTheIndependentScoreHoweverTheCorpusIsCut() {
    Coherence counts = counted(CORPUS.subList(0, 2)).add(counted(CORPUS.subList(2, 4)));
    assertThat((counts.of(0) + counts.of(1)) / 2)
        .isCloseTo(TopicScores.of(TOPICS, CORPUS.stream()).npmi(), within(5e-5));
  }

  @Test
  void aTopicOfOneTermHasNone() {
    assertThat(new Coherence(List.of(List.of("a"))).add(Set.of("a")).of(0)).isZero();
  }
}
