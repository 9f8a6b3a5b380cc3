package org.onrecord.corpus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a date of publication in the forms that feeds and exports use.
 *
 * <p>A time with an offset or a zone gives the date in UTC, a time without one the date as it
 * stands. What can be read in two ways ({@code 03/04/2021}) is no date: a wrong date is worse than
 * none. Years lie in {@value #FIRST_YEAR} to {@value #LAST_YEAR}. Nothing here throws, and nothing
 * depends on the machine's locale, zone or clock.
 */
public final class PublicationDate {
  /** The first year that is believed. */
  public static final int FIRST_YEAR = 1800;

  /** The last year that is believed. */
  public static final int LAST_YEAR = 2200;

  /** No form is longer; it also bounds what the patterns look at. */
  private static final int LONGEST_FORM = 64;

  private static final String TIME =
      "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,]\\d{1,9})?)?"
          + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?"
          + "(?: ?(?<zone>[+-]\\d{2}(?::?\\d{2})?|[A-Za-z]{1,5}))?"
          + "(?: ?\\([A-Za-z ]{1,24}\\)|\\[[A-Za-z_/+-]{1,40}\\])?";

  private static final String TIME_BEHIND = "(?:(?:T|,? at |, ?| )" + TIME + ")?";
  private static final String WEEKDAY = "(?:(?<weekday>[A-Za-z]{3,9})(?:\\.?, ?|\\.? ))?";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String MONTH = "(?<month>[A-Za-z]{3,9})\\.?";
  private static final String YEAR = "(?<year>\\d{4})";

  /** {@code 2021-08-30}, {@code 2021/8/30}, {@code 2021-08-30T10:00:00.000+02:00}. */
  private static final Pattern YEAR_FIRST =
      Pattern.compile(YEAR + "(?<mark>[-/.])(?<month>\\d{1,2})\\k<mark>" + DAY + TIME_BEHIND);

  /** {@code 20210830}, {@code 20210830T100000Z}, {@code 202108301000}. */
  private static final Pattern COMPACT =
      Pattern.compile(
          "(\\d{4})(\\d{2})(\\d{2})(?:T?(\\d{2})(\\d{2})(\\d{2})?(Z|[+-]\\d{2}:?\\d{2})?)?");

  /** {@code 30/08/2021} or {@code 08/30/2021}. */
  private static final Pattern YEAR_LAST =
      Pattern.compile(
          "(?<one>\\d{1,2})(?<mark>[-/.])(?<two>\\d{1,2})\\k<mark>" + YEAR + TIME_BEHIND);

  /** {@code Mon, 30 Aug 2021 10:00:00 GMT}, {@code 30 August 2021}, {@code 30-Aug-2021}. */
  private static final Pattern DAY_MONTH_YEAR =
      Pattern.compile(WEEKDAY + DAY + "[ -]" + MONTH + ",?[ -]" + YEAR + TIME_BEHIND);

  /** {@code August 30, 2021}, {@code Monday, Aug. 30, 2021 at 10:00 a.m. EDT}. */
  private static final Pattern MONTH_DAY_YEAR =
      Pattern.compile(WEEKDAY + MONTH + " " + DAY + "(?:, ?| )" + YEAR + TIME_BEHIND);

  /** {@code Mon Aug 30 10:00:00 +0000 2021}, as Unix tools and social networks write it. */
  private static final Pattern YEAR_AT_THE_END =
      Pattern.compile("(?<weekday>[A-Za-z]{3}) " + MONTH + " " + DAY + " " + TIME + " " + YEAR);

  private static final Pattern EPOCH = Pattern.compile("\\d{10}|\\d{13}");

  /** In a path: the same separator twice, or eight digits alone, or Hive's partition folders. */
  private static final Pattern IN_PATH =
      Pattern.compile(
          "(?<!\\d)(?:(\\d{4})([-_./])(\\d{2})\\2(\\d{2})|(\\d{4})(\\d{2})(\\d{2})"
              + "|year=(\\d{4})/month=(\\d{1,2})/day=(\\d{1,2}))(?!\\d)");

  /** North American zones that RFC 822 allows, and those of European feeds. In hours. */
  private static final Map<String, Integer> ZONE_HOURS =
      Map.ofEntries(
          Map.entry("EST", -5),
          Map.entry("EDT", -4),
          Map.entry("CST", -6),
          Map.entry("CDT", -5),
          Map.entry("MST", -7),
          Map.entry("MDT", -6),
          Map.entry("PST", -8),
          Map.entry("PDT", -7),
          Map.entry("BST", 1),
          Map.entry("CET", 1),
          Map.entry("CEST", 2),
          Map.entry("WAT", 1),
          Map.entry("EAT", 3));

  private static final long SECONDS_HAVE_AT_MOST = 99_999_999_999L;

  private PublicationDate() {}

  /**
   * The date that a field gives.
   *
   * @param field may be null
   * @return empty if it is none of the known forms, ambiguous, impossible or out of range
   */
  public static Optional<LocalDate> of(String field) {
    if (field == null) {
      return Optional.empty();
    }
    // Longer than any form, even with generous white space: not worth collapsing.
    if (field.length() > LONGEST_FORM * 4) {
      return Optional.empty();
    }
    String text = Blank.collapse(field);
    if (text.isEmpty() || text.length() > LONGEST_FORM) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(read(text)).filter(PublicationDate::isInRange);
    } catch (DateTimeException e) {
      // A form of a date, but no such day: 30 February, 25:61.
      return Optional.empty();
    }
  }

  /**
   * The date that a number gives: {@code 20210830}, seconds or milliseconds since 1970.
   *
   * @param field may be null
   */
  public static Optional<LocalDate> of(Number field) {
    if (field == null) {
      return Optional.empty();
    }
    double size = field.doubleValue();
    if (!(Math.abs(size) < 1e15)) {
      return Optional.empty(); // also what is not a number
    }
    return of(Long.toString((long) size));
  }

  /**
   * The last date in a path: {@code 2021-08-30}, {@code 2021/08/30}, {@code 20210830} as a whole
   * run of digits, or {@code year=2021/month=08/day=30}.
   *
   * @param path may be null
   * @return empty if there is none
   */
  public static Optional<LocalDate> fromPath(String path) {
    if (path == null) {
      return Optional.empty();
    }
    Matcher matcher = IN_PATH.matcher(path.replace('\\', '/'));
    Optional<LocalDate> last = Optional.empty();
    // Each search begins just behind the last begin, as dates may share digits with what is none.
    for (int from = 0; matcher.find(from); from = matcher.start() + 1) {
      int group = matcher.group(1) != null ? 1 : matcher.group(5) != null ? 5 : 8;
      int shift = group == 1 ? 1 : 0; // the separator is a group of its own
      Optional<LocalDate> date =
          dateOf(
                  matcher.group(group),
                  matcher.group(group + 1 + shift),
                  matcher.group(group + 2 + shift))
              .filter(PublicationDate::isInRange);
      last = date.isPresent() ? date : last;
    }
    return last;
  }

  /** The date of three numbers; empty if there is no such day or the year is not believed. */
  static Optional<LocalDate> of(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day)).filter(PublicationDate::isInRange);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> dateOf(String year, String month, String day) {
    return of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static boolean isInRange(LocalDate date) {
    return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
  }

  /** Null if no form fits; throws DateTimeException if one fits but there is no such time. */
  private static LocalDate read(String text) {
    if (EPOCH.matcher(text).matches()) {
      return ofEpoch(Long.parseLong(text));
    }
    Matcher matcher = YEAR_FIRST.matcher(spelledOut(text));
    if (matcher.matches()) {
      return inUtc(matcher, number(matcher, "month"), number(matcher, "day"));
    }
    matcher = YEAR_LAST.matcher(text);
    if (matcher.matches()) {
      return yearLast(matcher);
    }
    for (Pattern named : new Pattern[] {DAY_MONTH_YEAR, MONTH_DAY_YEAR, YEAR_AT_THE_END}) {
      matcher = named.matcher(text);
      if (matcher.matches()) {
        return withMonthName(matcher);
      }
    }
    return null;
  }

  /** A compact form with its separators, all else as it is. */
  private static String spelledOut(String text) {
    Matcher matcher = COMPACT.matcher(text);
    if (!matcher.matches()) {
      return text;
    }
    String date = matcher.group(1) + "-" + matcher.group(2) + "-" + matcher.group(3);
    if (matcher.group(4) == null) {
      return date;
    }
    String seconds = Objects.requireNonNullElse(matcher.group(6), "00");
    String zone = Objects.requireNonNullElse(matcher.group(7), "");
    return date + "T" + matcher.group(4) + ":" + matcher.group(5) + ":" + seconds + zone;
  }

  private static LocalDate ofEpoch(long number) {
    Instant instant =
        number > SECONDS_HAVE_AT_MOST
            ? Instant.ofEpochMilli(number)
            : Instant.ofEpochSecond(number);
    return instant.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  private static LocalDate yearLast(Matcher matcher) {
    int one = number(matcher, "one");
    int two = number(matcher, "two");
    if (one == two || (one > 12 && two <= 12)) {
      return inUtc(matcher, two, one);
    }
    return two > 12 && one <= 12 ? inUtc(matcher, one, two) : null;
  }

  private static LocalDate withMonthName(Matcher matcher) {
    String weekday = matcher.group("weekday");
    int month = MonthName.month(matcher.group("month"));
    if (month == 0 || (weekday != null && !MonthName.isWeekday(weekday))) {
      return null;
    }
    return inUtc(matcher, month, number(matcher, "day"));
  }

  private static LocalDate inUtc(Matcher matcher, int month, int day) {
    LocalDate date = LocalDate.of(number(matcher, "year"), month, day);
    if (matcher.group("hour") == null) {
      return date;
    }
    LocalDateTime local = date.atTime(time(matcher));
    return local.minusMinutes(offsetMinutes(matcher.group("zone"))).toLocalDate();
  }

  private static LocalTime time(Matcher matcher) {
    int hour = number(matcher, "hour");
    String half = matcher.group("half");
    if (half != null) {
      if (hour < 1 || hour > 12) {
        throw new DateTimeException("no hour of half a day: " + hour);
      }
      hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
    }
    String second = matcher.group("second");
    // A leap second is written as 60.
    int seconds = second == null ? 0 : Math.min(59, Integer.parseInt(second));
    return LocalTime.of(hour, number(matcher, "minute"), seconds);
  }

  /** East of Greenwich; 0 for no zone or an unknown one, so that the local date stands. */
  private static int offsetMinutes(String zone) {
    if (zone == null) {
      return 0;
    }
    if (zone.charAt(0) == '+' || zone.charAt(0) == '-') {
      String digits = zone.substring(1).replace(":", "");
      int hours = Integer.parseInt(digits.substring(0, 2));
      int minutes = digits.length() > 2 ? Integer.parseInt(digits.substring(2)) : 0;
      if (hours > 18 || minutes > 59) {
        throw new DateTimeException("no offset: " + zone);
      }
      return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 60 + minutes);
    }
    return 60 * ZONE_HOURS.getOrDefault(zone.toUpperCase(Locale.ROOT), 0);
  }

  private static int number(Matcher matcher, String group) {
    return Integer.parseInt(matcher.group(group));
  }
}
