package org.onrecord.text;

import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * A stretch of a story's text: half-open {@code [start, end)}, counted in Unicode code points from
 * the beginning of the text as it was given.
 *
 * @param start the first code point
 * @param end the code point after the last; greater than {@code start}
 */
public record Span(int start, int end) implements Comparable<Span> {
  /**
   * @throws IllegalArgumentException if the span is empty, backwards or begins before the text
   */
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("not a span: [" + start + ", " + end + ")");
    }
  }

  /** Its length in code points. */
  public int length() {
    return end - start;
  }

  /** Whether all of {@code other} lies inside this span. */
  public boolean contains(Span other) {
    return start <= other.start && other.end <= end;
  }

  /** Whether the code point at {@code offset} lies inside this span. */
  public boolean contains(int offset) {
    return start <= offset && offset < end;
  }

  /** Whether the two share at least one code point. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /**
   * The number of the first of {@code spans} that ends behind {@code offset}; how many there are if
   * none does.
   *
   * @param spans in the order of the text, none overlapping the next
   */
  public static int firstEndingBehind(List<Span> spans, int offset) {
    return firstEndingBehind(0, spans.size(), i -> spans.get(i).end(), offset);
  }

  /**
   * The first number from {@code from} up whose end lies behind {@code offset}; {@code to} if there
   * is none before that.
   *
   * @param ends the end of each, none before that of the one before
   */
  public static int firstEndingBehind(int from, int to, IntUnaryOperator ends, int offset) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends.applyAsInt(middle) > offset) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** In the order of the text: by start, then by end. */
  @Override
  public int compareTo(Span other) {
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }
}
