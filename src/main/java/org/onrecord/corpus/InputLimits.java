package org.onrecord.corpus;

import java.io.Serializable;

/**
 * How much of an input may be held in memory at once.
 *
 * @param maxRecordBytes longest record or plain file, in bytes after decompression; a longer one is
 *     rejected as {@link RejectReason#TOO_LONG}. Between 1 and {@value #HIGHEST_MAX_RECORD_BYTES}.
 */
public record InputLimits(int maxRecordBytes) implements Serializable {
  /** What is used unless the user says otherwise: 4 MiB, a thousand times a usual story. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 4 << 20;

  /** Beyond this a record could not be buffered in one array while the next bytes are read. */
  public static final int HIGHEST_MAX_RECORD_BYTES = 256 << 20;

  /**
   * @throws IllegalArgumentException if the limit is out of range
   */
  public InputLimits {
    if (maxRecordBytes < 1 || maxRecordBytes > HIGHEST_MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "a record's limit must be 1 to "
              + HIGHEST_MAX_RECORD_BYTES
              + " bytes, not "
              + maxRecordBytes);
    }
  }

  /** The limits used unless the user says otherwise. */
  public static InputLimits defaults() {
    return new InputLimits(DEFAULT_MAX_RECORD_BYTES);
  }
}
