package org.onrecord.topic;

import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The terms that topics are made of, and how many stories of the corpus hold each. Immutable.
 *
 * <p>A term is what stories are compared by (a lemma, or a phrase); its form is how it mostly
 * stands in the stories, for people.
 */
public final class Vocabulary implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Terms that are kept, those of most stories first. */
  public static final int MOST_TERMS = 8_000;

  /** Stories that must hold a term: what only one holds tells no topics apart. */
  public static final int FEWEST_STORIES = 2;

  private static final double LARGEST_SHARE = 0.3;

  private final List<Term> terms;
  private final long stories;
  private final Map<String, Integer> numbers;

  /**
   * A term of a vocabulary.
   *
   * @param term in lower case
   * @param form how it mostly stands in the stories
   * @param stories how many hold it
   */
  public record Term(String term, String form, long stories) implements Serializable {}

  /**
   * Of distinct terms, which are numbered in the order given.
   *
   * @param stories of the whole corpus
   */
  public Vocabulary(List<Term> terms, long stories) {
    this.terms = List.copyOf(terms);
    this.stories = stories;
    this.numbers = new HashMap<>(2 * terms.size());
    for (int i = 0; i < terms.size(); i++) {
      numbers.put(terms.get(i).term(), i);
    }
  }

  /**
   * The terms that a corpus's topics are made of, by how many stories hold them, then by name.
   *
   * @param storiesWith how many stories hold each term; a term's form is the term itself
   * @param stories of the whole corpus
   */
  public static Vocabulary of(Map<String, Long> storiesWith, long stories) {
    return new Vocabulary(
        storiesWith.entrySet().stream()
            .filter(e -> e.getValue() >= FEWEST_STORIES && e.getValue() <= mostStories(stories))
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_TERMS)
            .map(e -> new Term(e.getKey(), e.getKey(), e.getValue()))
            .toList(),
        stories);
  }

  /** Stories of a corpus that may hold a term: what nearly every third holds tells none apart. */
  public static double mostStories(long stories) {
    return Math.max(FEWEST_STORIES, stories * LARGEST_SHARE);
  }

  /** Whether a term is one of these. */
  public boolean contains(String term) {
    return numbers.containsKey(term);
  }

  /** How many terms. */
  public int size() {
    return terms.size();
  }

  /** How many stories the corpus has. */
  public long stories() {
    return stories;
  }

  /** The term of a number, from 0. */
  public Term term(int number) {
    return terms.get(number);
  }

  /** All terms, by number. */
  public List<Term> terms() {
    return terms;
  }

  /** Counts the terms of a text; what is not in the vocabulary is left out. */
  public TermCounts count(Iterable<String> text) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (String term : text) {
      Integer number = numbers.get(term);
      if (number != null) {
        counts.merge(number, 1, Integer::sum);
      }
    }
    return new TermCounts(
        counts.keySet().stream().mapToInt(Integer::intValue).toArray(),
        counts.values().stream().mapToInt(Integer::intValue).toArray());
  }

  /**
   * TF-IDF of a text, (1 + ln tf) · ln(N / df), scaled to unit length; in the order of {@link
   * TermCounts#terms}. All zero where every term stands in every story.
   */
  public double[] weights(TermCounts text) {
    double[] weights = new double[text.size()];
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      double rarity = (double) stories / terms.get(text.term(i)).stories();
      weights[i] = (1 + StrictMath.log(text.count(i))) * StrictMath.log(rarity);
      squares += weights[i] * weights[i];
    }
    double length = Math.sqrt(squares);
    return length == 0 ? weights : Arrays.stream(weights).map(w -> w / length).toArray();
  }
}
