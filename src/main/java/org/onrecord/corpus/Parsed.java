package org.onrecord.corpus;

/** What one record of an input became: a story, or a reject with a reason. */
public sealed interface Parsed permits Story, Reject {
  /** The file it stands in, as the user named it. */
  String sourcePath();

  /**
   * Its place in that file, counted from 1: the line in JSON Lines and CSV, else the number of the
   * record.
   */
  long position();
}
