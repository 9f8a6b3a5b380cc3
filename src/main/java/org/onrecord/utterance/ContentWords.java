package org.onrecord.utterance;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The words of a statement that tell what was said.
 *
 * @param plain all its words in lower case, one space between them
 * @param words lemmas and figures in order, without function words and negations; of a very long
 *     statement the first {@value #MOST}
 * @param names those of {@code words} that are written as names are, in the midst of a sentence
 * @param negations for each negation, how many of {@code words} stand before it
 */
public record ContentWords(
    String plain, List<String> words, Set<String> names, List<Integer> negations) {
  /** More than the longest sentence has; whoever reports a speech's full text says more. */
  static final int MOST = 256;

  /** Copies the collections. */
  public ContentWords {
    words = List.copyOf(words);
    names = Set.copyOf(names);
    negations = List.copyOf(negations);
  }

  /** The different figures among the words. */
  Set<String> figures() {
    return words.stream().filter(ContentWords::isFigure).collect(Collectors.toUnmodifiableSet());
  }

  static boolean isFigure(String word) {
    return Character.isDigit(word.charAt(0));
  }

  /** How many negations stand between word {@code from} and word {@code to}. */
  long negationsBetween(int from, int to) {
    return negations.stream().filter(place -> place > from && place <= to).count();
  }
}
