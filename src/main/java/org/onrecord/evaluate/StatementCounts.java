package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.statement.StatementKind;
import org.onrecord.text.Span;

/**
 * All that {@link StatementScores} needs to know of a document. Counts of documents add up to those
 * of a collection, so a figure of any sample of documents costs one addition each.
 */
public final class StatementCounts {
  static final int ROLES = 4;
  private static final byte SOURCE = 1;
  private static final byte CUE = 2;
  private static final byte CONTENT = 3;

  private static final int KINDS = StatementKind.values().length;

  // The counts lie in one array, so that adding is one loop: first the tokens by gold and
  // predicted role, then these.
  private static final int MATCHED = ROLES * ROLES;
  private static final int EXACT = MATCHED + 1;
  private static final int ATTRIBUTED = EXACT + 1;
  private static final int GOLD = ATTRIBUTED + 1;
  private static final int PREDICTED = GOLD + 1;
  private static final int SPEAKERS = PREDICTED + 1;
  private static final int NAMED = SPEAKERS + 1;
  private static final int MISNAMED = NAMED + 1;
  private static final int MISSING = MISNAMED + 1;
  private static final int GOLD_BY_KIND = MISSING + 1;
  private static final int FOUND_BY_KIND = GOLD_BY_KIND + KINDS;
  private static final int CELLS = FOUND_BY_KIND + KINDS;

  private static final Pattern QUOTE = Pattern.compile("[\"“”«»]|``|''|’’|‘‘");
  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "dr", "sir", "president", "minister", "senator", "sen", "rep", "gov");

  private final long[] cells;

  private StatementCounts(long[] cells) {
    this.cells = cells;
  }

  /** Of a document and what was predicted for it. */
  public static StatementCounts of(GoldDocument gold, List<Attribution> predicted) {
    return count(gold, predicted);
  }

  /** Of a document that the prediction file leaves out. */
  public static StatementCounts withoutPrediction(GoldDocument gold) {
    StatementCounts counts = count(gold, List.of());
    counts.cells[MISSING] = 1;
    return counts;
  }

  /** Of all the documents. */
  static StatementCounts sum(List<StatementCounts> documents) {
    StatementCounts sum = new StatementCounts(new long[CELLS]);
    documents.forEach(document -> sum.add(document, 1));
    return sum;
  }

  /** Of a sample in which document {@code i} is {@code times[i]} times. */
  static StatementCounts sum(List<StatementCounts> documents, int[] times) {
    StatementCounts sum = new StatementCounts(new long[CELLS]);
    for (int i = 0; i < times.length; i++) {
      if (times[i] > 0) {
        sum.add(documents.get(i), times[i]);
      }
    }
    return sum;
  }

  private void add(StatementCounts other, long times) {
    for (int i = 0; i < CELLS; i++) {
      cells[i] += times * other.cells[i];
    }
  }

  /** Tokens that have the one role in the gold and the other in the prediction; 0 is none. */
  long tokens(int goldRole, int predictedRole) {
    return cells[goldRole * ROLES + predictedRole];
  }

  long matched() {
    return cells[MATCHED];
  }

  long exact() {
    return cells[EXACT];
  }

  long attributed() {
    return cells[ATTRIBUTED];
  }

  long gold() {
    return cells[GOLD];
  }

  long predicted() {
    return cells[PREDICTED];
  }

  /** Gold attributions with a speaker. */
  long speakers() {
    return cells[SPEAKERS];
  }

  long named() {
    return cells[NAMED];
  }

  long misnamed() {
    return cells[MISNAMED];
  }

  /** Documents without a prediction. */
  long missing() {
    return cells[MISSING];
  }

  long gold(StatementKind kind) {
    return cells[GOLD_BY_KIND + offset(kind)];
  }

  long found(StatementKind kind) {
    return cells[FOUND_BY_KIND + offset(kind)];
  }

  private static int offset(StatementKind kind) {
    return switch (kind) {
      case DIRECT -> 0;
      case MIXED -> 1;
      case INDIRECT -> 2;
    };
  }

  private static StatementCounts count(GoldDocument document, List<Attribution> predicted) {
    Tokens tokens = Tokens.of(document.text());
    List<Side> gold = sides(tokens, document.attributions());
    List<Side> pred = sides(tokens, predicted);
    long[] cells = new long[CELLS];

    byte[] goldRoles = roles(tokens, gold);
    byte[] predictedRoles = roles(tokens, pred);
    for (int i = 0; i < goldRoles.length; i++) {
      cells[goldRoles[i] * ROLES + predictedRoles[i]]++;
    }

    List<StatementKind> kinds = new ArrayList<>(gold.size());
    for (Attribution attribution : document.attributions()) {
      StatementKind kind = kind(tokens, attribution.content());
      kinds.add(kind);
      cells[GOLD_BY_KIND + offset(kind)]++;
      if (attribution.speaker().filter(name -> !name.isEmpty()).isPresent()) {
        cells[SPEAKERS]++;
      }
    }
    cells[GOLD] = gold.size();
    cells[PREDICTED] = pred.size();

    boolean complete = document.speakers() == GoldDocument.Speakers.COMPLETE;
    boolean[] taken = new boolean[pred.size()];
    for (Match match : matches(gold, pred)) {
      Side ours = pred.get(match.predicted);
      Side theirs = gold.get(match.gold);
      taken[match.predicted] = true;
      cells[MATCHED]++;
      cells[FOUND_BY_KIND + offset(kinds.get(match.gold))]++;
      if (match.jaccard == 1) {
        cells[EXACT]++;
      }
      if (sameSource(theirs.source, ours.source)) {
        cells[ATTRIBUTED]++;
      }
      String wanted = plainName(document.attributions().get(match.gold).speaker());
      String given = plainName(predicted.get(match.predicted).speaker());
      if (given.isEmpty()) {
        continue;
      }
      if (given.equals(wanted)) {
        cells[NAMED]++;
      } else if (complete || !wanted.isEmpty()) {
        cells[MISNAMED]++;
      }
    }
    if (complete) {
      for (int i = 0; i < taken.length; i++) {
        if (!taken[i] && !plainName(predicted.get(i).speaker()).isEmpty()) {
          cells[MISNAMED]++;
        }
      }
    }
    return new StatementCounts(cells);
  }

  /** An attribution as tokens. */
  private record Side(TokenSet source, TokenSet cue, TokenSet content) {}

  private static List<Side> sides(Tokens tokens, List<Attribution> attributions) {
    return attributions.stream()
        .map(
            a ->
                new Side(
                    tokens.covered(a.source()),
                    tokens.covered(a.cue()),
                    tokens.covered(a.content())))
        .toList();
  }

  /** The role of each token. Where attributions overlap, source beats cue beats content. */
  private static byte[] roles(Tokens tokens, List<Side> sides) {
    byte[] roles = new byte[tokens.count()];
    sides.forEach(side -> side.content.mark(roles, CONTENT));
    sides.forEach(side -> side.cue.mark(roles, CUE));
    sides.forEach(side -> side.source.mark(roles, SOURCE));
    return roles;
  }

  private record Match(double jaccard, int gold, int predicted) {}

  /** One to one, by content, greatest overlap first; among equal ones the first in the files. */
  private static List<Match> matches(List<Side> gold, List<Side> predicted) {
    List<Match> candidates = new ArrayList<>();
    for (int g = 0; g < gold.size(); g++) {
      TokenSet wanted = gold.get(g).content;
      for (int p = 0; p < predicted.size(); p++) {
        TokenSet given = predicted.get(p).content;
        int shared = wanted.shared(given);
        if (shared > 0) {
          double jaccard = (double) shared / wanted.together(given);
          if (jaccard >= 0.5) {
            candidates.add(new Match(jaccard, g, p));
          }
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(Match::jaccard)
            .reversed()
            .thenComparingInt(Match::gold)
            .thenComparingInt(Match::predicted));
    Set<Integer> takenGold = new HashSet<>();
    Set<Integer> takenPredicted = new HashSet<>();
    List<Match> matches = new ArrayList<>();
    for (Match match : candidates) {
      if (!takenGold.contains(match.gold) && !takenPredicted.contains(match.predicted)) {
        takenGold.add(match.gold);
        takenPredicted.add(match.predicted);
        matches.add(match);
      }
    }
    return matches;
  }

  private static boolean sameSource(TokenSet gold, TokenSet predicted) {
    if (gold.isEmpty() || predicted.isEmpty()) {
      return gold.isEmpty() && predicted.isEmpty();
    }
    return 2 * gold.shared(predicted) >= gold.together(predicted)
        || gold.last() == predicted.last();
  }

  /** How a content is rendered, by its quotation marks alone, as score.py has it. */
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

  /** A name without case, punctuation and titles; empty where there is none. */
  private static String plainName(Optional<String> name) {
    return PythonText.foldedWords(name.orElse("")).stream()
        .filter(word -> !TITLES.contains(word))
        .collect(Collectors.joining(" "));
  }
}
