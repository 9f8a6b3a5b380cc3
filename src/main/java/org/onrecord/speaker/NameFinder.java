package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
    List<Candidate> bodies = new ArrayList<>();
    int next = 0;
    for (Span sentence : sentences) {
      int first = next;
      while (next < names.size() && names.get(next).span().start() < sentence.end()) {
        next++;
      }
      Tokens words = Tokens.of(text, sentence);
      List<Candidate> named =
          first < next ? candidates.in(words, names.subList(first, next)) : List.of();
      found.addAll(named);
      bodies.addAll(candidates.bodies(words, named));
    }
    return new EntityLinker(text, vocabulary, withBodies(found, bodies)).link();
  }

  /**
   * "The foreign ministry" is the one that the story names in full: "Kenya's foreign ministry".
   * Where it names none it could be anybody's, and is left out.
   */
  private static List<Candidate> withBodies(List<Candidate> found, List<Candidate> bodies) {
    if (bodies.isEmpty()) {
      return found;
    }
    Set<String> tails = new HashSet<>();
    for (Candidate candidate : found) {
      List<String> words = candidate.words();
      if (words.size() > 2) {
        tails.add(
            String.join(" ", words.subList(words.size() - 2, words.size()))
                .toLowerCase(Locale.ROOT));
      }
    }
    List<Candidate> all = new ArrayList<>(found);
    bodies.stream().filter(body -> tails.contains(body.name())).forEach(all::add);
    all.sort(Comparator.comparing(Candidate::span));
    return all;
  }
}
