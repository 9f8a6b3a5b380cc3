package org.onrecord.step;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.onrecord.topic.Coherence;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.TopicMatches;
import org.onrecord.topic.TopicSet;
import org.onrecord.topic.Vocabulary;

/**
 * Chooses how many topics stories have: of the numbers that a person can read, the one whose topics
 * are coherent and come out alike from several seeds.
 */
final class TopicChoice {
  private static final List<Integer> NUMBERS =
      List.of(2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60);

  /** A number of topics is not tried if they would have fewer stories each. */
  private static final int STORIES_A_TOPIC = 5;

  private static final int SEEDS = 3;

  /** A number is as good as the best if it reaches this share of its score. */
  private static final double AS_GOOD = 0.95;

  private TopicChoice() {}

  /**
   * What is known of a number of topics.
   *
   * @param topics how many
   * @param coherence mean NPMI of their ten best terms
   * @param stability mean agreement of the ten best terms between seeds, 0 to 1
   */
  record Point(int topics, double coherence, double stability) {
    double score() {
      return coherence * stability;
    }
  }

  /**
   * The numbers that were tried, and the one to take.
   *
   * @param fit of the first seed; close it
   */
  record Choice(List<Point> curve, int topics, TopicFit fit) {}

  /** Chooses for stories, as {@link TopicFit} takes them. */
  static Choice of(Vocabulary vocabulary, JavaRDD<TermCounts> stories, long seed) {
    long count = stories.count();
    List<Integer> numbers =
        NUMBERS.stream().filter(n -> n == 2 || n * (long) STORIES_A_TOPIC <= count).toList();
    int most = numbers.get(numbers.size() - 1);
    TopicFit first = new TopicFit(vocabulary, stories, most, seed);
    List<List<List<List<String>>>> terms = new ArrayList<>();
    terms.add(terms(first, numbers));
    for (int i = 1; i < SEEDS; i++) {
      try (TopicFit other = new TopicFit(vocabulary, stories, most, seed + i)) {
        terms.add(terms(other, numbers));
      }
    }
    List<Double> coherence = means(vocabulary, stories, terms.get(0));
    List<Point> curve =
        IntStream.range(0, numbers.size())
            .mapToObj(
                i ->
                    new Point(
                        numbers.get(i),
                        coherence.get(i),
                        TopicMatches.agreement(terms.stream().map(fit -> fit.get(i)).toList())))
            .toList();
    double best = curve.stream().mapToDouble(Point::score).max().orElseThrow();
    // Of numbers that are as good as each other, the greatest tells most.
    int topics =
        curve.stream()
            .filter(point -> point.score() >= AS_GOOD * best)
            .mapToInt(Point::topics)
            .max()
            .orElseThrow();
    return new Choice(curve, topics, first);
  }

  private static List<List<List<String>>> terms(TopicFit fit, List<Integer> numbers) {
    return numbers.stream().map(n -> TopicSet.terms(fit.unmoved(n))).toList();
  }

  private static List<Double> means(
      Vocabulary vocabulary, JavaRDD<TermCounts> stories, List<List<List<String>>> numbers) {
    List<List<String>> all = numbers.stream().flatMap(List::stream).toList();
    Coherence counts =
        stories.aggregate(
            new Coherence(all),
            (sum, story) -> sum.add(present(vocabulary, story)),
            Coherence::add);
    List<Double> means = new ArrayList<>();
    int next = 0;
    for (List<List<String>> topics : numbers) {
      int from = next;
      next += topics.size();
      means.add(IntStream.range(from, next).mapToDouble(counts::of).average().orElse(0));
    }
    return means;
  }

  private static Set<String> present(Vocabulary vocabulary, TermCounts story) {
    HashSet<String> present = new HashSet<>();
    for (int term : story.terms()) {
      present.add(vocabulary.term(term).term());
    }
    return present;
  }
}
