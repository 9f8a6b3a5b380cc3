package org.onrecord.evaluate;

import java.nio.file.Path;

/** A gold, prediction or regression file that is not what it should be; the message says where. */
public final class MalformedFileException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MalformedFileException(String message, Throwable cause) {
    super(message, cause);
  }

  /** Something is wrong with a file as a whole, or with a key of it that {@code detail} names. */
  static MalformedFileException in(Path file, String detail, Throwable cause) {
    return new MalformedFileException(file + ": " + detail, cause);
  }

  /** Something is wrong in one line of a file, counted from 1. */
  static MalformedFileException at(Path file, long line, String detail, Throwable cause) {
    return new MalformedFileException(file + ", line " + line + ": " + detail, cause);
  }
}
