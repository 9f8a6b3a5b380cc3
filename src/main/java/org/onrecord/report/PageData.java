package org.onrecord.report;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a report's page holds for its script.
 *
 * @param index of the page's statements
 * @param isWhole whether these are all that the report holds
 * @param statementsAFile how many a side file holds
 * @param storiesAFile how many a side file holds
 * @param storiesOnPage how many stories stand in the page
 * @param statements how many the run has
 * @param weeks names of the weeks that the charts show
 * @param statementsByWeek of each
 * @param topics lines of the chart of topics
 * @param topicNames ids and labels of all
 */
record PageData(
    StatementIndex index,
    boolean isWhole,
    int statementsAFile,
    int storiesAFile,
    int storiesOnPage,
    long statements,
    List<String> weeks,
    List<Long> statementsByWeek,
    List<Line> topics,
    List<StatementIndex.Named> topicNames) {
  // More lines than these cross each other until none can be followed.
  private static final int LINES = 5;

  /**
   * A line of a chart.
   *
   * @param name of the topic
   * @param topic its id
   * @param values distinct stories of each week
   */
  record Line(String name, String topic, List<Long> values) {}

  static PageData of(Summary page, StatementIndex index, boolean isWhole, boolean hasStories) {
    return new PageData(
        index,
        isWhole,
        SideFiles.STATEMENTS_A_FILE,
        SideFiles.STORIES_A_FILE,
        hasStories ? page.stories().shown().size() : 0,
        page.statements().total(),
        page.weeks().shown().stream().map(Summary.Week::week).toList(),
        page.weeks().shown().stream().map(Summary.Week::statements).toList(),
        page.topics().shown().stream()
            .limit(LINES)
            .map(
                topic ->
                    new Line(
                        VisibleText.of(topic.label()),
                        topic.topicId(),
                        topic.distinctStoriesByWeek()))
            .toList(),
        page.topics().shown().stream()
            .map(topic -> new StatementIndex.Named(topic.topicId(), VisibleText.of(topic.label())))
            .toList());
  }

  /** As JSON that no HTML can be found in. */
  String json() {
    return new String(SideFiles.ascii(this), StandardCharsets.US_ASCII).replace("<", "\\u003c");
  }
}
