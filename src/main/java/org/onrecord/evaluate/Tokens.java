package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.onrecord.text.Span;

/**
 * The tokens of a text as the scorer sees them: runs of word characters, or single other characters
 * that are no space. Counted in code points.
 */
final class Tokens {
  private final int[] points;
  private final int[] starts;
  private final int[] ends;

  private Tokens(int[] points, int[] starts, int[] ends) {
    this.points = points;
    this.starts = starts;
    this.ends = ends;
  }

  static Tokens of(String text) {
    int[] points = text.codePoints().toArray();
    int[] starts = new int[points.length];
    int[] ends = new int[points.length];
    int count = 0;
    for (int i = 0; i < points.length; count++) {
      while (i < points.length && PythonText.isSpace(points[i])) {
        i++;
      }
      if (i == points.length) {
        break;
      }
      starts[count] = i;
      boolean word = PythonText.isWord(points[i++]);
      while (word && i < points.length && PythonText.isWord(points[i])) {
        i++;
      }
      ends[count] = i;
    }
    return new Tokens(points, Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
  }

  int count() {
    return starts.length;
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  /** The length of the text in code points. */
  int textLength() {
    return points.length;
  }

  /** The first code point of a token. */
  int initial(int token) {
    return points[starts[token]];
  }

  /** A token's words. */
  String word(int token) {
    return new String(points, starts[token], ends[token] - starts[token]);
  }

  /** The code point at {@code offset}. */
  int point(int offset) {
    return points[offset];
  }

  /** The text at {@code span}, cut where the text ends. */
  String quote(Span span) {
    int from = Math.min(span.start(), points.length);
    return new String(points, from, Math.min(span.end(), points.length) - from);
  }

  /** The tokens of which at least half lies in one of the spans. */
  TokenSet covered(List<Span> spans) {
    List<TokenSet.Stretch> stretches = new ArrayList<>(spans.size());
    for (Span span : spans) {
      int from = firstAbove(ends, span.start());
      int to = firstAbove(starts, span.end() - 1);
      // Only the tokens at the two ends can lie in it by a part; they may be the same one.
      if (from < to && !halfInside(from, span)) {
        from++;
      }
      if (from < to && !halfInside(to - 1, span)) {
        to--;
      }
      stretches.add(new TokenSet.Stretch(from, to));
    }
    return TokenSet.of(stretches);
  }

  private boolean halfInside(int token, Span span) {
    int inside = Math.min(span.end(), ends[token]) - Math.max(span.start(), starts[token]);
    return 2 * inside >= ends[token] - starts[token];
  }

  /** The index of the first element that is greater than {@code value}; the elements ascend. */
  private static int firstAbove(int[] ascending, int value) {
    int found = Arrays.binarySearch(ascending, value);
    return found >= 0 ? found + 1 : -found - 1;
  }
}
