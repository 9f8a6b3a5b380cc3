package org.onrecord.corpus;

import java.io.Serializable;

/**
 * How much of an input may be held in memory at once, and how much a file may become.
 *
 * @param maxRecordBytes longest record or plain file, in bytes after decompression; a longer one is
 *     rejected as {@link RejectReason#TOO_LONG}. Between 1 and {@value #HIGHEST_MAX_RECORD_BYTES}.
 * @param maxInflation how many times its stored size a compressed file may become; what is beyond
 *     is not read. At least 1.
 */
public record InputLimits(int maxRecordBytes, int maxInflation) implements Serializable {
  /** What is used unless the user says otherwise: 4 MiB, a thousand times a usual story. */
  public static final int DEFAULT_MAX_RECORD_BYTES = 4 << 20;

  /**
   * What is used unless the user says otherwise. News in JSON Lines becomes 3 to 20 times its size;
   * gzip can make it a thousand times.
   */
  public static final int DEFAULT_MAX_INFLATION = 100;

  /** Beyond this a record could not be buffered in one array while the next bytes are read. */
  public static final int HIGHEST_MAX_RECORD_BYTES = 256 << 20;

  /**
   * @throws IllegalArgumentException if a limit is out of range
   */
  public InputLimits {
    if (maxRecordBytes < 1 || maxRecordBytes > HIGHEST_MAX_RECORD_BYTES) {
      throw new IllegalArgumentException(
          "a record's limit must be 1 to "
              + HIGHEST_MAX_RECORD_BYTES
              + " bytes, not "
              + maxRecordBytes);
    }
    if (maxInflation < 1) {
      throw new IllegalArgumentException("a file must be let become once its size at least");
    }
  }

  /** The limits used unless the user says otherwise. */
  public static InputLimits defaults() {
    return new InputLimits(DEFAULT_MAX_RECORD_BYTES, DEFAULT_MAX_INFLATION);
  }

  /**
   * How many bytes a compressed file may become: a record of the longest kind always fits.
   *
   * @param storedBytes its size as stored
   */
  public long inflatedBytes(long storedBytes) {
    return Math.max(maxRecordBytes, saturatedProduct(storedBytes, maxInflation));
  }

  /** What a reject says of a file that becomes more. */
  public String inflationDetail() {
    return "the file becomes more than " + maxInflation + " times its stored size";
  }

  private static long saturatedProduct(long size, int times) {
    return size > Long.MAX_VALUE / times ? Long.MAX_VALUE : size * times;
  }
}
