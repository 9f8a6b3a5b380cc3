package org.onrecord.corpus;

import java.io.IOException;

/**
 * Splits bytes into lines at line feeds, holding no more than one line and never all of a long one.
 */
final class LineReader {
  private final ByteWindow window;
  private final int limit;
  private long number;
  private boolean isTooLong;
  private String excerpt = "";

  /**
   * @param limit longest line in bytes, without its end
   */
  LineReader(ByteWindow window, int limit) {
    this.window = window;
    this.limit = limit;
  }

  /** Goes to the next line; false if there is none. */
  boolean next() throws IOException {
    window.mark();
    isTooLong = false;
    number++;
    if (window.peek() < 0) {
      return false;
    }
    // The limit and the two bytes that may end the line.
    while (window.length() <= limit + 2) {
      int b = window.read();
      if (b < 0 || b == '\n') {
        isTooLong = line().length() > limit;
        excerpt = isTooLong ? Excerpt.of(line()) : "";
        return true;
      }
    }
    isTooLong = true;
    excerpt = Excerpt.of(line());
    window.skipLine();
    return true;
  }

  /** The current line's number, from 1; while one is read, that one's. */
  long number() {
    return number;
  }

  boolean isTooLong() {
    return isTooLong;
  }

  /** The beginning of a line that is too long. */
  String excerpt() {
    return excerpt;
  }

  /** The current line without its end, unless it is too long; holds good until the next one. */
  ByteSlice line() {
    ByteSlice line = window.slice();
    int end = line.length();
    if (end > 0 && line.at(end - 1) == '\n') {
      end--;
    }
    if (end > 0 && line.at(end - 1) == '\r') {
      end--;
    }
    return line.part(0, end);
  }
}
