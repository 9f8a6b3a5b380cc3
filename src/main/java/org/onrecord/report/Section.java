package org.onrecord.report;

import java.util.List;
import java.util.Locale;

/** A part of a report, in the order in which a report has them unless its definition says else. */
public enum Section {
  /** What the period has that earlier ones had not. */
  NEW("New in this period"),
  SPEAKERS("Who spoke most"),
  WEEKS("Week by week"),
  /** Who changed their tone towards whom. */
  CHANGES("Changes of tone"),
  /** Who is for or against whom. */
  RELATIONS("For and against"),
  TARGETS("About whom, in what tone"),
  TOPICS("Topics"),
  STATEMENTS("Statements"),
  STORIES("Stories"),
  /** Who published how much of what was read. */
  SOURCES("Coverage by source"),
  LIMITS("What the data cannot say");

  private final String heading;

  Section(String heading) {
    this.heading = heading;
  }

  /** Its name in definitions, and its anchor. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its name for readers. */
  public String heading() {
    return heading;
  }

  /** All, in the usual order. */
  public static List<Section> all() {
    return List.of(values());
  }
}
