package org.onrecord.corpus;

import java.util.Locale;

/**
 * Why a record did not become a story. The list is fixed, so that reasons can be counted and
 * alerted on.
 */
public enum RejectReason {
  /** Nothing, or nothing but white space. */
  EMPTY,
  /** Binary content. */
  NOT_TEXT,
  /** Not UTF-8. */
  BAD_ENCODING,
  /** Not a JSON object. */
  BAD_JSON,
  /** Not a record of the CSV file's columns. */
  BAD_CSV,
  /** The gzip stream is broken; what came before the break was read. */
  BAD_GZIP,
  /** Not a Parquet file. */
  BAD_PARQUET,
  /** No field holds the text. */
  MISSING_TEXT,
  /** Longer than the limit for one record. */
  TOO_LONG,
  /** An earlier record has the same id. */
  DUPLICATE_ID,
  /** The file system would not let us read it. */
  UNREADABLE;

  /** The word used in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
