package org.onrecord.evaluate;

/** A way in which a statement can be read wrongly. */
enum StatementError implements ErrorKind {
  /** One of the annotators' that was not found, not even its cue. */
  MISSED,
  /** One that was found where the annotators have none. */
  INVENTED,
  /** The same cue, but the contents overlap by less than half. */
  OTHER_CONTENT,
  /** Found; the content differs in punctuation alone. */
  PUNCTUATION,
  /** Found; the content has words beyond the annotators'. */
  CONTENT_LONGER,
  /** Found; the content lacks words of the annotators'. */
  CONTENT_SHORTER,
  /** Found; the content lacks words and has others. */
  CONTENT_SHIFTED,
  /** Found, without its source. */
  SOURCE_MISSED,
  /** Found, with a source where the annotators name none. */
  SOURCE_INVENTED,
  /** Found, with another source. */
  OTHER_SOURCE;
}
