package org.onrecord.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.onrecord.report.Summary.Week;

/**
 * Where the bars and labels of the chart of weeks stand: from left to right in percent of the
 * drawing, which grows with the window; from the top in pixels, as letters do not grow.
 *
 * @param height of the drawing, in pixels
 * @param base where the bars stand, in pixels
 * @param least width at which it is still readable, in pixels
 * @param bars one a week
 * @param ticks the scale
 * @param labels months, under the week in which each begins
 */
public record WeekChart(
    int height, int base, int least, List<Bar> bars, List<Tick> ticks, List<Label> labels) {
  private static final int TOP = 22;
  private static final int PLOT = 168;
  private static final int FOOT = 30;
  private static final int NUMBERED = 32;
  private static final int STEP_WITH_NUMBERS = 27;
  private static final int STEP_WITHOUT = 9;
  private static final int LABEL_WIDTH = 62;
  private static final double MARGIN = 0.14;
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);

  public WeekChart {
    bars = List.copyOf(bars);
    ticks = List.copyOf(ticks);
    labels = List.copyOf(labels);
  }

  /**
   * A week's bar.
   *
   * @param week what it shows
   * @param x its left side, in percent
   * @param width of it, in percent
   * @param y its upper side, in pixels
   * @param height of it, in pixels; 0 in a week without statements
   * @param middle where its number stands, in percent
   * @param numbered whether there is room for its number
   */
  public record Bar(
      Week week,
      double x,
      double width,
      double y,
      double height,
      double middle,
      boolean numbered) {}

  /** A line of the scale. */
  public record Tick(double y, long value) {}

  /** A month's name and whether it ends at {@code x}, as those near the right border do. */
  public record Label(double x, String text, boolean isEnd) {}

  /** The chart of weeks in a row. */
  public static WeekChart of(List<Week> weeks) {
    long most = weeks.stream().mapToLong(Week::statements).max().orElse(0);
    long unit = unit(most);
    long top = Math.max(unit, (most + unit - 1) / unit * unit);
    boolean numbered = weeks.size() <= NUMBERED;
    double share = 100.0 / Math.max(1, weeks.size());
    List<Bar> bars = new ArrayList<>();
    for (Week week : weeks) {
      double x = bars.size() * share;
      double height = rounded((double) PLOT * week.statements() / top);
      bars.add(
          new Bar(
              week,
              rounded(x + share * MARGIN),
              rounded(share * (1 - 2 * MARGIN)),
              rounded(TOP + PLOT - height),
              height,
              rounded(x + share / 2),
              numbered));
    }
    List<Tick> ticks = new ArrayList<>();
    for (long value = 0; value <= top; value += unit) {
      ticks.add(new Tick(rounded(TOP + PLOT - (double) PLOT * value / top), value));
    }
    int step = numbered ? STEP_WITH_NUMBERS : STEP_WITHOUT;
    int least = Math.max(LABEL_WIDTH, step * weeks.size());
    return new WeekChart(
        TOP + PLOT + FOOT, TOP + PLOT, least, bars, ticks, labels(weeks, share, step));
  }

  /** Months, but for those that would lie upon the one before in the narrowest drawing. */
  private static List<Label> labels(List<Week> weeks, double share, int step) {
    List<Label> labels = new ArrayList<>();
    int room = (LABEL_WIDTH + step - 1) / step;
    int free = 0;
    for (int i = 0; i < weeks.size(); i++) {
      LocalDate monday = weeks.get(i).monday();
      boolean isNewMonth = i == 0 || monday.getMonth() != weeks.get(i - 1).monday().getMonth();
      boolean isEnd = i + room > weeks.size() && i > 0;
      int from = isEnd ? i + 1 - room : i;
      if (isNewMonth && from >= free) {
        double x = isEnd ? (i + 1 - MARGIN) * share : (i + MARGIN) * share;
        labels.add(new Label(rounded(x), MONTH.format(monday), isEnd));
        free = from + room;
      }
    }
    return labels;
  }

  /**
   * The round number (1, 2 or 5 times a power of ten) that cuts the scale in four or a few more.
   */
  private static long unit(long most) {
    long power = 1;
    while (power * 10 * 4 <= most) {
      power *= 10;
    }
    for (long times : new long[] {1, 2, 5, 10}) {
      if (power * times * 5 >= most) {
        return power * times;
      }
    }
    return power * 10;
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
