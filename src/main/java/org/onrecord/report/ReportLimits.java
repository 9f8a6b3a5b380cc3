package org.onrecord.report;

/**
 * How much a report shows. The tables may hold millions of rows; a page must open in a browser, and
 * the driver must hold it. Each list tells its total beside what it shows. What is beyond the page
 * stands in files beside it, up to limits of their own.
 *
 * @param speakers who spoke most
 * @param targets who is most spoken about
 * @param weeks the latest
 * @param changes of tone, the surest
 * @param relations of whom towards whom
 * @param relationsWithExamples those of them that bring statements
 * @param topics the largest
 * @param examples statements a topic
 * @param statements the latest; those of originals come before those of copies
 * @param stories whose text is shown
 * @param sources that published most
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
    int relationsWithExamples,
    int topics,
    int examples,
    int statements,
    int stories,
    int sources,
    int rejects,
    int storyLines,
    int copies,
    int passageCharacters,
    int storyCharacters) {

  /** What a page of a few megabytes holds. */
  public static final ReportLimits PAGE =
      new ReportLimits(50, 50, 104, 20, 200, 200, 40, 3, 500, 100, 50, 100, 100, 50, 1_500, 20_000);

  /** The same with the rows that its tables have in side files. */
  public static final ReportLimits WHOLE =
      new ReportLimits(
          5_000, 5_000, 104, 20, 5_000, 200, 40, 3, 500, 100, 50, 100, 100, 50, 1_500, 20_000);

  /** Statements in side files: those of some 40,000 wire stories, in 100 megabytes. */
  public static final int STATEMENTS_BESIDE = 200_000;
}
