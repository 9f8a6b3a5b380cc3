package org.onrecord.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Reads the stories of one file of any format but Parquet, one at a time.
 *
 * <p>Whatever the file holds, reading ends, needs memory in proportion to {@link
 * InputLimits#maxRecordBytes} and time in proportion to the file and {@link
 * InputLimits#maxInflation}, and throws nothing: what is no story becomes a {@link Reject}. A file
 * without any content is one reject.
 *
 * <p>The format is told by the extension, else by the content; compression by the content alone. A
 * byte order mark of UTF-8 is dropped; no other encoding is accepted.
 */
public final class StoryFileReader implements Serializable {
  private final FieldNames names;
  private final InputLimits limits;

  /**
   * @param names which field of a structured record holds what
   * @param limits the longest record and plain file
   */
  public StoryFileReader(FieldNames names, InputLimits limits) {
    this.names = names;
    this.limits = limits;
  }

  /** The format that a file's name tells; see {@link InputFormat#ofName}. */
  public static Optional<InputFormat> formatOf(String name) {
    return InputFormat.ofName(name);
  }

  /**
   * The stories and rejects of one file, in its order.
   *
   * @param sourcePath the file as the user named it; its extension tells the format, and it may
   *     tell the date
   * @param storedBytes the file's size, which bounds what is unpacked of it
   * @param bytes the file's content; read as the iterator is asked, closed when it has ended or
   *     failed. Whoever stops earlier closes it.
   * @return never throws {@link IOException} in any disguise: a stream that fails ends it with a
   *     reject
   */
  public Iterator<Parsed> read(String sourcePath, long storedBytes, InputStream bytes) {
    return new FileIterator(sourcePath, limits.inflatedBytes(storedBytes), bytes);
  }

  private final class FileIterator implements Iterator<Parsed> {
    private final String sourcePath;
    private final long inflatedBytes;
    private final Rejects rejects;
    private InputStream stream;
    private boolean isGzip;
    private RecordSource source;
    private Parsed upcoming;
    private boolean ended;

    FileIterator(String sourcePath, long inflatedBytes, InputStream bytes) {
      this.sourcePath = sourcePath;
      this.inflatedBytes = inflatedBytes;
      this.rejects = new Rejects(sourcePath);
      this.stream = bytes;
    }

    @Override
    public boolean hasNext() {
      if (upcoming == null && !ended) {
        upcoming = advance();
      }
      return upcoming != null;
    }

    @Override
    public Parsed next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the file has ended");
      }
      Parsed parsed = upcoming;
      upcoming = null;
      return parsed;
    }

    /** Null at the end. */
    private Parsed advance() {
      try {
        if (source == null) {
          Optional<Reject> refused = open();
          if (refused.isPresent()) {
            close();
            return refused.get();
          }
        }
        Optional<Parsed> parsed = source.next();
        if (parsed.isEmpty()) {
          close();
        }
        return parsed.orElse(null);
      } catch (IOException e) {
        close();
        return failure(e);
      }
    }

    private Reject failure(IOException e) {
      String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      long position = source == null ? 1 : source.position();
      return rejects.of(position, reason(e), message + "; the rest of the file was not read", "");
    }

    private RejectReason reason(IOException e) {
      if (e instanceof InflationException) {
        return RejectReason.TOO_LONG;
      }
      boolean isBadGzip = isGzip && (e instanceof ZipException || e instanceof EOFException);
      return isBadGzip ? RejectReason.BAD_GZIP : RejectReason.UNREADABLE;
    }

    private void close() {
      ended = true;
      try {
        stream.close();
      } catch (IOException e) {
        // All that is wanted of it has been read.
        return;
      }
    }

    /** Prepares the source; a reject if the file as a whole is no text. */
    private Optional<Reject> open() throws IOException {
      unpack();
      ByteWindow window = new ByteWindow(stream);
      ByteSlice head = window.lookAhead(BinaryContent.HEAD_BYTES);
      Optional<String> encoding = ByteOrderMark.foreignEncoding(head);
      if (encoding.isPresent()) {
        String detail = "looks like " + encoding.get() + "; convert it to UTF-8";
        return Optional.of(rejects.of(1, RejectReason.BAD_ENCODING, detail, head));
      }
      for (int i = ByteOrderMark.utf8Length(head); i > 0; i--) {
        window.read();
      }
      window.mark();
      head = window.lookAhead(BinaryContent.HEAD_BYTES);
      if (window.peek() < 0) {
        return Optional.of(rejects.emptyFile());
      }
      byte[] content = head.copy();
      InputFormat format =
          InputFormat.ofName(sourcePath).orElseGet(() -> InputFormat.ofContent(content));
      if (format == InputFormat.PARQUET) {
        return Optional.of(parquet(head));
      }
      Optional<String> binary = BinaryContent.describe(head);
      if (binary.isPresent()) {
        return Optional.of(rejects.of(1, RejectReason.NOT_TEXT, binary.get(), head));
      }
      source = sourceOf(format, window);
      return Optional.empty();
    }

    private void unpack() throws IOException {
      PushbackInputStream ahead = new PushbackInputStream(stream, 2);
      stream = ahead;
      int first = ahead.read();
      int second = first < 0 ? -1 : ahead.read();
      if (second >= 0) {
        ahead.unread(second);
      }
      if (first >= 0) {
        ahead.unread(first);
      }
      isGzip = GzipMembers.isGzip(first, second);
      if (isGzip) {
        stream = new GzipMembers(ahead, inflatedBytes, limits.inflationDetail());
      }
    }

    private Reject parquet(ByteSlice head) {
      return InputFormat.isParquet(head.copy())
          ? rejects.of(
              1, RejectReason.NOT_TEXT, "a Parquet file; it is read by that extension only", head)
          : rejects.of(1, RejectReason.BAD_PARQUET, "not a Parquet file", head);
    }

    private RecordSource sourceOf(InputFormat format, ByteWindow window) {
      int limit = limits.maxRecordBytes();
      return switch (format) {
        case TEXT -> new PlainTextSource(window, limit, sourcePath);
        case JSON_LINES -> new JsonLinesSource(window, limit, jsonStories(), rejects);
        case JSON ->
            JsonLayout.of(window.lookAhead(limit + 1), limit) == JsonLayout.LINES
                ? new JsonLinesSource(window, limit, jsonStories(), rejects)
                : new JsonSource(window, limit, jsonStories(), rejects);
        case CSV -> {
          char separator = CsvSource.separatorOf(window.lookAhead(BinaryContent.HEAD_BYTES));
          yield new CsvSource(window, separator, limit, names, sourcePath);
        }
        case TSV -> new CsvSource(window, '\t', limit, names, sourcePath);
        case PARQUET -> throw new AssertionError("refused before");
      };
    }

    private JsonStories jsonStories() {
      return new JsonStories(
          new JsonObjects(limits.maxRecordBytes()), new StoryFields(names), sourcePath);
    }
  }
}
