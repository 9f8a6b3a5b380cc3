package org.onrecord.corpus;

import java.io.IOException;
import java.util.Optional;

/** A plain file: one story, or one reject. */
final class PlainTextSource implements RecordSource {
  private final ByteWindow window;
  private final int limit;
  private final String sourcePath;
  private final Rejects rejects;
  private boolean done;

  PlainTextSource(ByteWindow window, int limit, String sourcePath) {
    this.window = window;
    this.limit = limit;
    this.sourcePath = sourcePath;
    this.rejects = new Rejects(sourcePath);
  }

  @Override
  public long position() {
    return 1;
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    if (done) {
      return Optional.empty();
    }
    done = true;
    // One more than allowed tells that there is more; the rest is never read.
    while (window.length() <= limit && window.read() >= 0) {
      // Reading is all: the window keeps the bytes.
    }
    return Optional.of(parse(window.slice()));
  }

  private Parsed parse(ByteSlice bytes) {
    if (bytes.length() > limit) {
      return rejects.tooLong(1, limit, Excerpt.of(bytes));
    }
    if (bytes.contains((byte) 0)) {
      return rejects.of(1, RejectReason.NOT_TEXT, "binary content: it holds NUL bytes", bytes);
    }
    Utf8.Decoded decoded = Utf8.decode(bytes);
    if (!decoded.isGood()) {
      return rejects.badEncoding(1, bytes, decoded.badOffset());
    }
    if (Blank.isAll(decoded.text())) {
      return rejects.of(1, RejectReason.EMPTY, "there is nothing but white space", bytes);
    }
    return StoryFields.plain(decoded.text(), sourcePath);
  }
}
