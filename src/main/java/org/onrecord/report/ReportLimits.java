package org.onrecord.report;

/**
 * How much a report shows. The tables may hold millions of rows; a page must open in a browser, and
 * the driver must hold it. Each list tells its total beside what it shows.
 *
 * @param speakers who spoke most
 * @param targets who is most spoken about
 * @param weeks the latest
 * @param changes of tone, the surest
 * @param relations of whom towards whom
 * @param topics the largest
 * @param examples statements a topic
 * @param statements the latest
 * @param stories whose text is shown
 * @param rejects the first
 * @param storyLines stories named in a list (without a date; in other languages)
 * @param copies clusters of copies, and copies named in each
 * @param passageCharacters of a statement's sentences, in code points
 * @param storyCharacters of a story's text, in code points
 */
public record ReportLimits(
    int speakers,
    int targets,
    int weeks,
    int changes,
    int relations,
    int topics,
    int examples,
    int statements,
    int stories,
    int rejects,
    int storyLines,
    int copies,
    int passageCharacters,
    int storyCharacters) {

  /** What a person can still read, in a page of a few megabytes at most. */
  public static final ReportLimits USUAL =
      new ReportLimits(50, 40, 104, 20, 200, 40, 3, 500, 200, 100, 100, 50, 1_500, 20_000);
}
