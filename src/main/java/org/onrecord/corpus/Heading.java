package org.onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onrecord.text.Span;

/**
 * What stands above a story's dateline: headline, kicker, byline. Only a dateline tells a heading
 * from a first sentence, so that there is none without it.
 *
 * @param lines in order, without white space at their ends; at least one
 * @param dateline behind them
 */
record Heading(List<Span> lines, Dateline dateline) {
  private static final int MOST_LINES = 5;
  private static final int LONGEST_LINE = 200;

  /**
   * The heading that begins at {@code start}.
   *
   * @param view a story's text, one char a code point
   * @param start the first character of the story that is not white space
   */
  static Optional<Heading> at(String view, int start) {
    List<Span> lines = new ArrayList<>();
    int at = start;
    int last = start;
    while (at < view.length() && lines.size() <= MOST_LINES) {
      if (!lines.isEmpty()) {
        Optional<Dateline> dateline = Dateline.at(view, at);
        // A place alone before a dash stands in wrapped sentences too, yet not behind a blank line.
        boolean sure =
            dateline.isPresent() && (dateline.get().sure() || isBlankLine(view, last, at));
        if (sure) {
          return Optional.of(new Heading(List.copyOf(lines), dateline.get()));
        }
      }
      int end = lineEnd(view, at);
      // A line with a full stop ends a sentence; a longer one is wrapped by nobody.
      if (end - at > LONGEST_LINE || view.charAt(end - 1) == '.') {
        return Optional.empty();
      }
      lines.add(new Span(at, end));
      last = end;
      at = Blank.skip(view, end);
    }
    return Optional.empty();
  }

  /** Whether two line ends stand between the line that ends at {@code end} and the next. */
  private static boolean isBlankLine(String view, int end, int next) {
    return view.substring(end, next).chars().filter(c -> c == '\n').count() > 1;
  }

  /** Where the line that {@code at} is in ends, less the white space at its end. */
  private static int lineEnd(String view, int at) {
    int end = at;
    while (end < view.length()
        && end - at <= LONGEST_LINE
        && view.charAt(end) != '\n'
        && view.charAt(end) != '\r') {
      end++;
    }
    return Blank.trimEnd(view, end);
  }
}
