package org.onrecord.speaker;

import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
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
    List<List<Candidate>> bySentence = new ArrayList<>();
    Set<String> bodies = new HashSet<>();
    Set<String> acronyms = new HashSet<>();
    int next = 0;
    for (Span sentence : sentences) {
      int first = next;
      while (next < names.size() && names.get(next).span().start() < sentence.end()) {
        next++;
      }
      List<Candidate> found =
          first < next
              ? candidates.in(Tokens.of(text, sentence), names.subList(first, next))
              : List.of();
      bySentence.add(found);
      found.stream()
          .map(candidate -> CandidateFinder.body(candidate.words()))
          .filter(Objects::nonNull)
          .forEach(bodies::add);
      found.stream()
          .map(Candidate::shortName)
          .filter(Objects::nonNull)
          .forEach(acronym -> acronyms.add(text.quote(acronym)));
    }
    List<Candidate> all = bySentence.stream().flatMap(List::stream).collect(toList());
    if (!bodies.isEmpty() || !acronyms.isEmpty()) {
      // "The foreign ministry" is the one that the story names in full. Where it names none it
      // could be anybody's.
      for (int i = 0; i < sentences.size(); i++) {
        Tokens words = Tokens.of(text, sentences.get(i));
        all.addAll(candidates.bodies(words, bodies, bySentence.get(i)));
        all.addAll(candidates.acronyms(words, acronyms, bySentence.get(i)));
      }
      all.sort(Comparator.comparing(Candidate::span));
    }
    return new EntityLinker(text, vocabulary, all).link();
  }
}
