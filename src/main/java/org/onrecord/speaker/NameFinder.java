package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/**
 * Finds the names of a story and joins those of one entity: "Chinese President Xi Jinping",
 * "Jinping" and "Xi" are one person with the role "president" and the country CHN.
 *
 * <p>Names are told by capitals; their kind by titles, by nouns such as Ministry or Corp, by lists
 * of countries and given names. Immutable; one instance may serve many threads.
 */
public final class NameFinder {
  private final Vocabulary vocabulary = new Vocabulary();
  private final CandidateFinder candidates;

  /**
   * @param gazetteer the countries to know
   */
  public NameFinder(Gazetteer gazetteer) {
    this.candidates = new CandidateFinder(gazetteer, new Titles(), vocabulary);
  }

  /** The names in {@code sentences}. */
  public Names find(StoryText text, List<Span> sentences) {
    List<Candidate> found = new ArrayList<>();
    for (Span sentence : sentences) {
      found.addAll(candidates.in(Tokens.of(text, sentence)));
    }
    return new EntityLinker(text, vocabulary, found).link();
  }
}
