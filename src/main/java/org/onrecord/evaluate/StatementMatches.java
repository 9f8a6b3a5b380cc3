package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onrecord.statement.StatementKind;
import org.onrecord.text.Span;

/**
 * Which predicted statement of a document is which of the gold's, as score.py pairs them: by the
 * content's tokens, one to one, greatest overlap first, and among equal ones the first in the
 * files.
 *
 * @param document the annotated one
 * @param tokens of its text
 * @param gold in the order of the file
 * @param predicted in the order given
 * @param matches greatest overlap first
 */
record StatementMatches(
    GoldDocument document,
    Tokens tokens,
    List<Side> gold,
    List<Side> predicted,
    List<Match> matches) {
  /** From what Jaccard overlap on two contents are one. */
  static final double SAME = 0.5;

  private static final Pattern QUOTE = Pattern.compile("[\"“”«»]|``|''|’’|‘‘");

  /**
   * An attribution as tokens.
   *
   * @param place its number in the file: two that are alike stay two
   * @param kind how the content is rendered, by its quotation marks alone, as score.py has it
   */
  record Side(
      int place,
      Attribution attribution,
      TokenSet source,
      TokenSet cue,
      TokenSet content,
      StatementKind kind) {}

  /**
   * Two that are one.
   *
   * @param jaccard overlap of the contents
   */
  record Match(Side gold, Side predicted, double jaccard) {
    boolean isExact() {
      return jaccard == 1;
    }

    /** Half of the tokens or more are shared, or the last one, or both have none. */
    boolean hasSameSource() {
      TokenSet wanted = gold.source;
      TokenSet given = predicted.source;
      if (wanted.isEmpty() || given.isEmpty()) {
        return wanted.isEmpty() && given.isEmpty();
      }
      return 2 * wanted.shared(given) >= wanted.together(given) || wanted.last() == given.last();
    }
  }

  static StatementMatches of(GoldDocument document, List<Attribution> predicted) {
    Tokens tokens = Tokens.of(document.text());
    List<Side> gold = sides(tokens, document.attributions());
    List<Side> ours = sides(tokens, predicted);
    return new StatementMatches(document, tokens, gold, ours, matches(gold, ours));
  }

  /** Those of the gold that nothing predicted matches. */
  List<Side> onlyGold() {
    return without(gold, matches.stream().map(Match::gold));
  }

  /** Those predicted that match none of the gold. */
  List<Side> onlyPredicted() {
    return without(predicted, matches.stream().map(Match::predicted));
  }

  private static List<Side> without(List<Side> sides, Stream<Side> taken) {
    Set<Integer> places = taken.map(Side::place).collect(Collectors.toSet());
    return sides.stream().filter(side -> !places.contains(side.place)).toList();
  }

  private static List<Side> sides(Tokens tokens, List<Attribution> attributions) {
    List<Side> sides = new ArrayList<>(attributions.size());
    for (Attribution a : attributions) {
      sides.add(
          new Side(
              sides.size(),
              a,
              tokens.covered(a.source()),
              tokens.covered(a.cue()),
              tokens.covered(a.content()),
              kind(tokens, a.content())));
    }
    return sides;
  }

  private record Candidate(double jaccard, int gold, int predicted) {}

  private static List<Match> matches(List<Side> gold, List<Side> predicted) {
    List<Candidate> candidates = new ArrayList<>();
    for (int g = 0; g < gold.size(); g++) {
      TokenSet wanted = gold.get(g).content;
      for (int p = 0; p < predicted.size(); p++) {
        TokenSet given = predicted.get(p).content;
        int shared = wanted.shared(given);
        if (shared > 0) {
          double jaccard = (double) shared / wanted.together(given);
          if (jaccard >= SAME) {
            candidates.add(new Candidate(jaccard, g, p));
          }
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Candidate::jaccard)
            .reversed()
            .thenComparingInt(Candidate::gold)
            .thenComparingInt(Candidate::predicted));
    Set<Integer> takenGold = new HashSet<>();
    Set<Integer> takenPredicted = new HashSet<>();
    List<Match> matches = new ArrayList<>();
    for (Candidate c : candidates) {
      if (!takenGold.contains(c.gold) && !takenPredicted.contains(c.predicted)) {
        takenGold.add(c.gold);
        takenPredicted.add(c.predicted);
        matches.add(new Match(gold.get(c.gold), predicted.get(c.predicted), c.jaccard));
      }
    }
    return matches;
  }

  private static StatementKind kind(Tokens tokens, List<Span> content) {
    String text =
        PythonText.strip(content.stream().map(tokens::quote).collect(Collectors.joining(" ")));
    Matcher marks = QUOTE.matcher(text);
    int count = 0;
    while (marks.find()) {
      count++;
    }
    if (count == 0) {
      return StatementKind.INDIRECT;
    }
    boolean opens = marks.reset().lookingAt();
    boolean closes = QUOTE.matcher(lastThree(text)).find();
    return opens && closes && count <= 2 ? StatementKind.DIRECT : StatementKind.MIXED;
  }

  private static String lastThree(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= 3 ? text : text.substring(text.offsetByCodePoints(text.length(), -3));
  }
}
