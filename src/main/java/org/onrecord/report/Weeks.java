package org.onrecord.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.onrecord.report.Summary.Listing;
import org.onrecord.report.Summary.Week;

/** ISO weeks in a row. */
public final class Weeks {
  private Weeks() {}

  /** The name of the ISO week that a date lies in, as 2021-W35. */
  public static String name(LocalDate date) {
    return String.format(
        Locale.ROOT,
        "%04d-W%02d",
        date.get(IsoFields.WEEK_BASED_YEAR),
        date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  /**
   * All weeks from the first date's to the last's, or the latest of them, those without any
   * statement among them: a gap in the news must look like one.
   *
   * @param counted weeks with statements
   * @param first the earliest date; null if there is none
   * @param last the latest date; null if there is none
   * @param limit how many to show
   */
  public static Listing<Week> inARow(
      List<Week> counted, LocalDate first, LocalDate last, int limit) {
    if (first == null || last == null) {
      return new Listing<>(0, List.of());
    }
    LocalDate end = monday(last);
    long total = ChronoUnit.WEEKS.between(monday(first), end) + 1;
    Map<LocalDate, Week> byMonday = new HashMap<>();
    counted.forEach(week -> byMonday.put(week.monday(), week));
    List<Week> row = new ArrayList<>();
    for (long back = Math.min(limit, total) - 1; back >= 0; back--) {
      LocalDate monday = end.minusWeeks(back);
      row.add(byMonday.getOrDefault(monday, new Week(name(monday), monday, 0, 0)));
    }
    return new Listing<>(total, row);
  }

  static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
