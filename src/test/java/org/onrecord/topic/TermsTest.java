package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.evaluate.TopicScores;

class TermsTest {
  private final Terms terms = new Terms(Set.of("the", "and", "said"));

  @Test
  void termsAreWordsWithoutStopWordsNumbersAndShortOnes() {
    assertThat(
            terms.of(
                "The ministers said 12 trains, 3rd-class and no. 7, go to Tanga’s re-opened port"))
        .containsExactly("ministers", "trains", "tanga", "re-opened", "port");
  }

  @Test
  void hyphensAndApostrophesStayInsideAWordOnly() {
    assertThat(Terms.words("-well- 'quoted' isn’t half-way –dash"))
        .containsExactly("well", "quoted", "isn't", "half-way", "dash");
  }

  @Test
  void coherenceIsThatOfTheIndependentScore() {
    List<List<String>> topics =
        List.of(
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
            List.of("k", "l", "m", "n", "o", "p", "q", "r", "s", "a"));
    List<List<String>> corpus =
        List.of(
            List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "z"),
            List.of("a", "b", "c", "k", "l", "m"),
            List.of("k", "l", "m", "n", "o", "p", "q", "r", "s"),
            List.of("z", "y"));
    Coherence first = new Coherence(2, 10);
    corpus.subList(0, 2).forEach(document -> first.add(document, topics));
    Coherence second = new Coherence(2, 10);
    corpus.subList(2, 4).forEach(document -> second.add(document, topics));
    first.add(second);
    double ours = (first.of(0) + first.of(1)) / 2;
    assertThat(ours).isCloseTo(TopicScores.of(topics, corpus.stream()).npmi(), within(5e-5));
    assertThat(Stream.of(first.of(0), first.of(1))).allMatch(npmi -> npmi >= -1 && npmi <= 1);
  }
}
