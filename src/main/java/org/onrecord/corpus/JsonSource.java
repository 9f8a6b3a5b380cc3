package org.onrecord.corpus;

import java.io.IOException;
import java.util.Optional;

/**
 * A JSON file that is not one record a line: an array of objects, or objects one after another.
 *
 * <p>Records are cut out at the level of bytes and parsed one by one, so that a record that is too
 * long, wrongly encoded or no object costs only itself. Where the JSON itself is broken nobody can
 * tell where the next record begins: what was read before is kept, and one reject says that the
 * rest was not read.
 */
final class JsonSource implements RecordSource {
  private static final String REST = "; the rest of the file was not read";

  private final ByteWindow window;
  private final int limit;
  private final JsonStories stories;
  private final Rejects rejects;
  private String excerpt = "";
  private long position;
  private boolean begun;
  private boolean inArray;
  private boolean done;

  JsonSource(ByteWindow window, int limit, JsonStories stories, Rejects rejects) {
    this.window = window;
    this.limit = limit;
    this.stories = stories;
    this.rejects = rejects;
  }

  @Override
  public long position() {
    return Math.max(1, position);
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    if (done) {
      return Optional.empty();
    }
    position++;
    if (!begun) {
      begun = true;
      return first();
    }
    return inArray ? laterElement() : record();
  }

  private Optional<Parsed> first() throws IOException {
    int b = skipSpace();
    if (b < 0) {
      done = true;
      return Optional.of(rejects.emptyFile());
    }
    if (b != '[') {
      return b == '{' ? record() : stop("the file begins with neither [ nor {");
    }
    inArray = true;
    window.read();
    return skipSpace() == ']' ? endOfArray() : element();
  }

  private Optional<Parsed> laterElement() throws IOException {
    int b = skipSpace();
    if (b == ']') {
      return endOfArray();
    }
    if (b < 0) {
      return stop("the array is not closed");
    }
    if (b != ',') {
      return stop("a comma is missing between two records");
    }
    window.read();
    return element();
  }

  private Optional<Parsed> element() throws IOException {
    int b = skipSpace();
    if (b < 0) {
      return stop("the array is not closed");
    }
    return b == ',' || b == ']' ? stop("a record is missing beside a comma") : value();
  }

  private Optional<Parsed> endOfArray() throws IOException {
    window.read();
    if (skipSpace() >= 0) {
      return stop("something follows the end of the array");
    }
    done = true;
    return Optional.empty();
  }

  private Optional<Parsed> record() throws IOException {
    int b = skipSpace();
    if (b < 0) {
      done = true;
      return Optional.empty();
    }
    return b == '{' ? value() : stop("something other than an object follows");
  }

  private Optional<Parsed> value() throws IOException {
    int b = window.peek();
    boolean isWhole = (b == '{' || b == '[' || b == '"') ? readNested() : readWord();
    if (!isWhole) {
      return Optional.of(rejects.tooLong(position, limit, excerpt));
    }
    JsonStories.Outcome outcome = stories.parse(window.slice(), position);
    if (outcome.isMalformed() && outcome.parsed() instanceof Reject reject) {
      done = true;
      return Optional.of(
          rejects.of(position, reject.reason(), reject.detail() + REST, reject.sample()));
    }
    return Optional.of(outcome.parsed());
  }

  /**
   * Reads an object, array or string; false if it goes beyond the limit and is not in the window.
   */
  private boolean readNested() throws IOException {
    JsonExtent extent = new JsonExtent();
    boolean isWhole = true;
    int b;
    do {
      b = window.read();
      isWhole = keepWithinLimit(isWhole);
    } while (b >= 0 && !extent.endsWith(b));
    return isWhole;
  }

  /** Reads a number, true, false, null or something wrong, as {@link #readNested}. */
  private boolean readWord() throws IOException {
    boolean isWhole = true;
    while (!endsWord(window.peek())) {
      window.read();
      isWhole = keepWithinLimit(isWhole);
    }
    return isWhole;
  }

  private static boolean endsWord(int b) {
    return b < 0 || Ascii.isSpace(b) || b == ',' || b == ']' || b == '}';
  }

  /** Forgets what was read of a record as soon as it is too long, but for its beginning. */
  private boolean keepWithinLimit(boolean isWhole) {
    if (isWhole && window.length() <= limit) {
      return true;
    }
    if (isWhole) {
      excerpt = Excerpt.of(window.slice());
    }
    window.mark();
    return false;
  }

  /** The next byte that is not white space, still to be read; −1 at the end. */
  private int skipSpace() throws IOException {
    while (Ascii.isSpace(window.peek())) {
      window.read();
      window.mark();
    }
    window.mark();
    return window.peek();
  }

  private Optional<Parsed> stop(String problem) {
    done = true;
    window.mark();
    ByteSlice ahead = window.lookAhead(BinaryContent.HEAD_BYTES);
    return Optional.of(rejects.of(position, RejectReason.BAD_JSON, problem + REST, ahead));
  }
}
