package org.onrecord.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onrecord.evaluate.StatementMatches.Match;
import org.onrecord.evaluate.StatementMatches.Side;
import org.onrecord.statement.StatementKind;

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

  private static final Set<String> TITLES =
      Set.of(
          "mr", "mrs", "ms", "dr", "sir", "president", "minister", "senator", "sen", "rep", "gov");

  private final long[] cells;

  private StatementCounts(long[] cells) {
    this.cells = cells;
  }

  /** Of a document and what was predicted for it. */
  public static StatementCounts of(GoldDocument gold, List<Attribution> predicted) {
    return of(StatementMatches.of(gold, predicted));
  }

  /** Of a document that the prediction file leaves out. */
  public static StatementCounts withoutPrediction(GoldDocument gold) {
    StatementCounts counts = of(gold, List.of());
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

  static StatementCounts of(StatementMatches pairs) {
    long[] cells = new long[CELLS];

    byte[] goldRoles = roles(pairs.tokens(), pairs.gold());
    byte[] predictedRoles = roles(pairs.tokens(), pairs.predicted());
    for (int i = 0; i < goldRoles.length; i++) {
      cells[goldRoles[i] * ROLES + predictedRoles[i]]++;
    }

    for (Side side : pairs.gold()) {
      cells[GOLD_BY_KIND + offset(side.kind())]++;
      if (side.attribution().isNamed()) {
        cells[SPEAKERS]++;
      }
    }
    cells[GOLD] = pairs.gold().size();
    cells[PREDICTED] = pairs.predicted().size();

    boolean complete = pairs.document().speakers() == GoldDocument.Speakers.COMPLETE;
    for (Match match : pairs.matches()) {
      cells[MATCHED]++;
      cells[FOUND_BY_KIND + offset(match.gold().kind())]++;
      if (match.isExact()) {
        cells[EXACT]++;
      }
      if (match.hasSameSource()) {
        cells[ATTRIBUTED]++;
      }
      String wanted = plainName(match.gold().attribution().speaker());
      String given = plainName(match.predicted().attribution().speaker());
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
      for (Side side : pairs.onlyPredicted()) {
        if (!plainName(side.attribution().speaker()).isEmpty()) {
          cells[MISNAMED]++;
        }
      }
    }
    return new StatementCounts(cells);
  }

  /** The role of each token. Where attributions overlap, source beats cue beats content. */
  private static byte[] roles(Tokens tokens, List<Side> sides) {
    byte[] roles = new byte[tokens.count()];
    sides.forEach(side -> side.content().mark(roles, CONTENT));
    sides.forEach(side -> side.cue().mark(roles, CUE));
    sides.forEach(side -> side.source().mark(roles, SOURCE));
    return roles;
  }

  /** Whether two names differ in case, punctuation and titles at most; none is the same as none. */
  static boolean isSameName(Optional<String> one, Optional<String> other) {
    return plainName(one).equals(plainName(other));
  }

  /** A name without case, punctuation and titles; empty where there is none. */
  private static String plainName(Optional<String> name) {
    return PythonText.foldedWords(name.orElse("")).stream()
        .filter(word -> !TITLES.contains(word))
        .collect(Collectors.joining(" "));
  }
}
