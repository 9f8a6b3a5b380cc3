package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/**
 * Joins the names of a story that are one entity's: "Chinese President Xi Jinping", "Jinping" and
 * "Xi" are one person with the role "president" and the country CHN.
 *
 * <p>What is a name, and of what kind, the encoder says; titles, appositions and lists of countries
 * and given names say the rest. Immutable; one instance may serve many threads.
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

  /**
   * The entities of a story.
   *
   * @param sentences of its body, in order
   * @param names that the encoder finds in them, in order
   */
  public Names find(StoryText text, List<Span> sentences, List<NamedSpan> names) {
    List<Candidate> found = new ArrayList<>();
    int next = 0;
    for (Span sentence : sentences) {
      int first = next;
      while (next < names.size() && names.get(next).span().start() < sentence.end()) {
        next++;
      }
      if (first < next) {
        found.addAll(candidates.in(Tokens.of(text, sentence), names.subList(first, next)));
      }
    }
    return new EntityLinker(text, vocabulary, found).link();
  }
}
