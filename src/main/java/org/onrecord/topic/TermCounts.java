package org.onrecord.topic;

import java.io.Serializable;

/** How often a text holds the terms of a {@link Vocabulary}. Immutable. */
public final class TermCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] terms;
  private final int[] counts;

  /**
   * @param terms numbers of the terms that occur, ascending
   * @param counts how often each occurs, 1 or more
   */
  TermCounts(int[] terms, int[] counts) {
    this.terms = terms.clone();
    this.counts = counts.clone();
  }

  /** How many terms occur. */
  public int size() {
    return terms.length;
  }

  /** The number, in the vocabulary, of the term at a place from 0. */
  public int term(int place) {
    return terms[place];
  }

  /** How often the term at a place occurs. */
  public int count(int place) {
    return counts[place];
  }

  /** The numbers of the terms that occur, ascending. */
  public int[] terms() {
    return terms.clone();
  }

  /** Whether the text holds no term of the vocabulary. */
  public boolean isEmpty() {
    return terms.length == 0;
  }
}
