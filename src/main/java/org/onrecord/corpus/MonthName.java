package org.onrecord.corpus;

import java.util.List;
import java.util.Locale;

/** English month names and weekdays as newspapers write them. */
final class MonthName {
  private static final List<String> MONTHS =
      List.of(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december");

  private static final List<String> WEEKDAYS =
      List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

  private static final int SHORTEST = 3;

  private MonthName() {}

  /**
   * The month, 1 to 12, of a full name or an abbreviation of at least three letters, with or
   * without a full stop ({@code August}, {@code Aug.}, {@code SEPT}); 0 if it is none.
   */
  static int month(String word) {
    return 1 + indexOfPrefixed(MONTHS, word);
  }

  /** Whether this is a weekday's name or abbreviation, as {@link #month}. */
  static boolean isWeekday(String word) {
    return indexOfPrefixed(WEEKDAYS, word) >= 0;
  }

  private static int indexOfPrefixed(List<String> names, String word) {
    String bare = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    if (bare.length() < SHORTEST) {
      return -1;
    }
    String lower = bare.toLowerCase(Locale.ROOT);
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).startsWith(lower)) {
        return i;
      }
    }
    return -1;
  }
}
