package org.onrecord.corpus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Splits bytes into records and fields as RFC 4180 has it: fields between separators, those in
 * quotes may hold separators, line ends and doubled quotes.
 *
 * <p>A stray quote must not swallow what follows. A record whose quotes do not come out right (text
 * behind a closing quote, or none before the limit or the end of the file) is {@link Kind#BROKEN}:
 * only its first line is given up, and reading goes on at the next line.
 *
 * <p>That means reading bytes again, up to the limit for each stray quote, which thousands of them
 * would make quadratic. So the bytes read again are counted, and once they exceed {@value #REREADS}
 * limits plus the bytes that were read for good, quotes no longer reach over a line's end: whatever
 * the file, no more than about twice its bytes are read.
 */
final class CsvRecordReader {
  /** What {@link #next} came upon. */
  enum Kind {
    RECORD,
    /** A line with nothing on it. */
    BLANK,
    /** A line that does not begin a record; {@link #problem} says why. */
    BROKEN,
    /** A line beyond the limit. */
    TOO_LONG,
    END
  }

  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    /** Behind a quote within quotes: it closes the field or is the first half of a doubled one. */
    QUOTE,
    /** Behind a closing quote and a carriage return. */
    RETURN
  }

  /** More columns than this are counted but not kept. */
  static final int MOST_COLUMNS = 10_000;

  private static final int REREADS = 8;

  private final ByteWindow window;
  private final int separator;
  private final int limit;

  private long line = 1;
  private long nextLine = 1;
  private long readForGood;
  private long readAgain;

  private int[] fieldStarts = new int[16];
  private int[] fieldEnds = new int[16];
  private int fieldCount;
  private int firstLineEnd;
  private String problem = "";
  private String excerpt = "";

  /**
   * @param separator an ASCII character
   * @param limit longest record in bytes, without its line end
   */
  CsvRecordReader(ByteWindow window, char separator, int limit) {
    this.window = window;
    this.separator = separator;
    this.limit = limit;
  }

  /** Goes on to the next record, blank line or broken line. */
  Kind next() throws IOException {
    window.mark();
    line = nextLine;
    fieldCount = 0;
    firstLineEnd = -1;
    if (window.peek() < 0) {
      return Kind.END;
    }
    return scan();
  }

  /** Where the current record begins: its line in the file, from 1. */
  long line() {
    return line;
  }

  /** The last line of the current record. */
  long lastLine() {
    return nextLine - 1;
  }

  /** How many fields the current record has. */
  int fieldCount() {
    return fieldCount;
  }

  /** The current record with its line end; holds good until the next one. */
  ByteSlice record() {
    return window.slice();
  }

  /** Why the line is broken, for a person. */
  String problem() {
    return problem;
  }

  /** The beginning of a broken or too long line. */
  String excerpt() {
    return excerpt;
  }

  /** The fields of a record from its decoded bytes. */
  List<String> fields() {
    int kept = Math.min(fieldCount, MOST_COLUMNS);
    List<String> fields = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      fields.add(field(window.slice().part(fieldStarts[i], fieldEnds[i])));
    }
    return fields;
  }

  private static String field(ByteSlice bytes) {
    if (bytes.length() == 0 || bytes.at(0) != '"') {
      return Utf8.replacing(bytes);
    }
    return Utf8.replacing(bytes.part(1, bytes.length() - 1)).replace("\"\"", "\"");
  }

  private Kind scan() throws IOException {
    State state = State.FIELD_START;
    int start = 0;
    while (true) {
      int b = window.read();
      int at = window.length() - (b < 0 ? 0 : 1);
      if (b == '\n' && firstLineEnd < 0) {
        firstLineEnd = at + 1;
      }
      if (b >= 0 && at >= limit && !isLineEnd(b, at)) {
        return beyondLimit();
      }
      switch (state) {
        case FIELD_START, UNQUOTED -> {
          if (b < 0 || b == '\n') {
            endField(start, withoutReturn(start, at));
            return endRecord();
          } else if (b == separator) {
            endField(start, at);
            start = at + 1;
            state = State.FIELD_START;
          } else {
            // A quote within an unquoted field is a character like others.
            state = b == '"' && state == State.FIELD_START ? State.QUOTED : State.UNQUOTED;
          }
        }
        case QUOTED -> {
          if (b < 0 || (b == '\n' && !mayReachOverLines())) {
            return broken("is not closed");
          } else if (b == '"') {
            state = State.QUOTE;
          }
        }
        case QUOTE -> {
          if (b == '"') {
            state = State.QUOTED;
          } else if (b == separator) {
            endField(start, at);
            start = at + 1;
            state = State.FIELD_START;
          } else if (b < 0 || b == '\n') {
            endField(start, at);
            return endRecord();
          } else if (b == '\r') {
            endField(start, at);
            state = State.RETURN;
          } else {
            return broken("is closed in the middle of a field");
          }
        }
        case RETURN -> {
          if (b < 0 || b == '\n') {
            return endRecord();
          }
          return broken("is closed in the middle of a field");
        }
      }
    }
  }

  /** Whether the byte just read at or behind the limit can be part of the line's end. */
  private boolean isLineEnd(int b, int at) {
    return b == '\n' || (b == '\r' && at == limit);
  }

  private boolean mayReachOverLines() {
    return readAgain <= (long) REREADS * limit + readForGood;
  }

  private int withoutReturn(int start, int end) {
    return end > start && window.slice().at(end - 1) == '\r' ? end - 1 : end;
  }

  private void endField(int start, int end) {
    if (fieldCount < MOST_COLUMNS) {
      if (fieldCount == fieldStarts.length) {
        fieldStarts = Arrays.copyOf(fieldStarts, 2 * fieldCount);
        fieldEnds = Arrays.copyOf(fieldEnds, 2 * fieldCount);
      }
      fieldStarts[fieldCount] = start;
      fieldEnds[fieldCount] = end;
    }
    fieldCount++;
  }

  private Kind endRecord() {
    ByteSlice record = window.slice();
    readForGood += record.length();
    nextLine = line + lineFeeds(record) + (endsLine(record) ? 0 : 1);
    return record.isBlank() ? Kind.BLANK : Kind.RECORD;
  }

  private static boolean endsLine(ByteSlice record) {
    return record.length() > 0 && record.at(record.length() - 1) == '\n';
  }

  private static long lineFeeds(ByteSlice record) {
    long count = 0;
    for (int i = 0; i < record.length(); i++) {
      if (record.at(i) == '\n') {
        count++;
      }
    }
    return count;
  }

  private Kind beyondLimit() throws IOException {
    if (firstLineEnd >= 0) {
      return broken("is not closed within " + limit + " bytes");
    }
    excerpt = Excerpt.of(window.slice());
    giveUpLine();
    return Kind.TOO_LONG;
  }

  private Kind broken(String how) throws IOException {
    problem = "a quote that opens column " + (fieldCount + 1) + " " + how;
    ByteSlice seen = window.slice();
    excerpt = Excerpt.of(firstLineEnd < 0 ? seen : seen.part(0, firstLineEnd));
    giveUpLine();
    return Kind.BROKEN;
  }

  private void giveUpLine() throws IOException {
    nextLine = line + 1;
    if (firstLineEnd >= 0) {
      readAgain += window.length() - firstLineEnd;
      readForGood += firstLineEnd;
      window.rewind(firstLineEnd);
    } else {
      readForGood += window.length();
      window.skipLine();
    }
  }
}
