package org.onrecord.corpus;

/** Makes the rejects of one file, with details and samples that are safe to show. */
final class Rejects {
  private static final int LONGEST_DETAIL = 500;

  private final String sourcePath;

  Rejects(String sourcePath) {
    this.sourcePath = sourcePath;
  }

  /**
   * @param detail for a person; one line
   * @param sample what was there, already an {@link Excerpt}
   */
  Reject of(long position, RejectReason reason, String detail, String sample) {
    return new Reject(sourcePath, position, reason, Excerpt.of(detail, LONGEST_DETAIL), sample);
  }

  Reject of(long position, RejectReason reason, String detail, ByteSlice sample) {
    return of(position, reason, detail, Excerpt.of(sample));
  }

  Reject tooLong(long position, int limit, String sample) {
    return of(position, RejectReason.TOO_LONG, "longer than " + limit + " bytes", sample);
  }

  Reject badEncoding(long position, ByteSlice bytes, int badOffset) {
    String detail = Utf8.describe(bytes, badOffset);
    return of(position, RejectReason.BAD_ENCODING, detail, bytes);
  }

  Reject emptyFile() {
    return of(1, RejectReason.EMPTY, "there is nothing in the file", "");
  }

  /** The same, but if it is a reject, its sample shows the bytes that it was read from. */
  static Parsed quoting(Parsed parsed, ByteSlice bytes) {
    return parsed instanceof Reject reject
        ? new Reject(
            reject.sourcePath(),
            reject.position(),
            reject.reason(),
            reject.detail(),
            Excerpt.of(bytes))
        : parsed;
  }
}
