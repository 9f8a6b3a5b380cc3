package org.onrecord.encoder;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A scheme of tags in IOB2: 0 is outside, then for each kind one that begins a span and one that
 * goes on with it.
 *
 * @param <K> the kinds, in the order in which the model has them
 */
public final class Tags<K extends Enum<K>> {
  /** What a piece is in whatever statement it belongs to, if that stands in no other. */
  public static final Tags<Role> ROLES = new Tags<>(List.of(Role.SOURCE, Role.CUE, Role.CONTENT));

  /** Whether a piece is the cue of a statement inside another. */
  public static final Tags<Role> WITHIN = new Tags<>(List.of(Role.CUE));

  /** What a piece is to one cue. */
  public static final Tags<Role> LINKS = new Tags<>(List.of(Role.SOURCE, Role.CONTENT));

  /** What name a piece is part of. */
  public static final Tags<NameKind> NAMES = new Tags<>(List.of(NameKind.values()));

  private final List<K> kinds;

  private Tags(List<K> kinds) {
    this.kinds = kinds;
  }

  /**
   * A run of pieces of one kind.
   *
   * @param first its first piece
   * @param behind the piece behind its last
   */
  public record Run<K>(K kind, int first, int behind) {}

  /** The tag that begins a span of {@code kind}. */
  public int begin(K kind) {
    return 1 + 2 * kinds.indexOf(kind);
  }

  /** The tag that goes on with a span of {@code kind}. */
  public int inside(K kind) {
    return begin(kind) + 1;
  }

  /**
   * The spans of the likeliest sequence of tags in which none goes on with what has not begun
   * (Viterbi).
   *
   * @param scores logarithms of probabilities: a row for each piece, the window's opening and
   *     closing ones included, which belong to no span
   */
  public List<Run<K>> runs(float[][] scores) {
    int[] path = path(scores);
    List<Run<K>> runs = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= path.length; i++) {
      int tag = i < path.length ? path[i] : 0;
      boolean goesOn = tag > 0 && tag % 2 == 0;
      if (!goesOn) {
        if (start > 0) {
          runs.add(new Run<>(kinds.get((path[start] - 1) / 2), start, i));
        }
        start = tag == 0 ? 0 : i;
      }
    }
    return runs;
  }

  private int[] path(float[][] scores) {
    int tags = 1 + 2 * kinds.size();
    int length = scores.length;
    double[] best = new double[tags];
    int[][] from = new int[length][tags];
    Arrays.fill(best, Double.NEGATIVE_INFINITY);
    best[0] = 0;
    for (int i = 1; i < length - 1; i++) {
      int top = 0;
      for (int tag = 1; tag < tags; tag++) {
        top = best[tag] > best[top] ? tag : top;
      }
      double[] next = new double[tags];
      for (int tag = 0; tag < tags; tag++) {
        int before = top;
        if (tag > 0 && tag % 2 == 0) {
          before = best[tag] > best[tag - 1] ? tag : tag - 1;
        }
        from[i][tag] = before;
        next[tag] = best[before] + scores[i][tag];
      }
      best = next;
    }
    int[] path = new int[length];
    int tag = 0;
    for (int candidate = 1; candidate < tags; candidate++) {
      tag = best[candidate] > best[tag] ? candidate : tag;
    }
    for (int i = length - 2; i > 0; i--) {
      path[i] = tag;
      tag = from[i][tag];
    }
    return path;
  }
}
