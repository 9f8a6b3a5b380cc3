package org.onrecord.corpus;

import java.io.IOException;
import java.util.Optional;

/** JSON Lines: each line is a record of its own, so that a broken one costs nothing but itself. */
final class JsonLinesSource implements RecordSource {
  private final LineReader lines;
  private final int limit;
  private final JsonStories stories;
  private final Rejects rejects;
  private boolean sawRecord;
  private boolean done;

  JsonLinesSource(ByteWindow window, int limit, JsonStories stories, Rejects rejects) {
    this.lines = new LineReader(window, limit);
    this.limit = limit;
    this.stories = stories;
    this.rejects = rejects;
  }

  @Override
  public long position() {
    return Math.max(1, lines.number());
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    while (!done && lines.next()) {
      if (lines.isTooLong()) {
        sawRecord = true;
        return Optional.of(rejects.tooLong(lines.number(), limit, lines.excerpt()));
      }
      if (!lines.line().isBlank()) {
        sawRecord = true;
        return Optional.of(stories.parse(lines.line(), lines.number()).parsed());
      }
    }
    boolean isEmpty = !done && !sawRecord;
    done = true;
    return isEmpty ? Optional.of(rejects.emptyFile()) : Optional.empty();
  }
}
