package org.onrecord.corpus;

/**
 * A record that did not become a story.
 *
 * @param sourcePath the file it stands in, as the user named it
 * @param position its place in that file, from 1
 * @param reason one of the fixed list
 * @param detail what is wrong, for a person
 * @param sample at most {@value #SAMPLE_LENGTH} characters of what was there, control characters
 *     replaced; may be empty
 */
public record Reject(
    String sourcePath, long position, RejectReason reason, String detail, String sample)
    implements Parsed {
  /** Longest sample, in code points. */
  public static final int SAMPLE_LENGTH = 200;
}
