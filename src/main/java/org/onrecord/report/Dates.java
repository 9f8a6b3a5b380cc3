package org.onrecord.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * A day, an ISO week or a month.
 *
 * @param kind which of them
 * @param name as 2021-08-30, 2021-W35 or 2021-08
 * @param first its first day
 * @param last its last day
 */
public record Dates(Kind kind, String name, LocalDate first, LocalDate last) {

  /** How long a report's period is. */
  public enum Kind {
    @JsonProperty("day")
    DAY("2021-08-30"),
    @JsonProperty("week")
    WEEK("2021-W35"),
    @JsonProperty("month")
    MONTH("2021-08"),
    /** Everything that a run holds. */
    @JsonProperty("all")
    ALL("");

    private final String example;

    Kind(String example) {
      this.example = example;
    }

    /** How one is written. */
    public String example() {
      return example;
    }

    /** Its name in definitions. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The period of a kind that a day lies in; null of {@link Kind#ALL}. */
  public static Dates around(Kind kind, LocalDate day) {
    return switch (kind) {
      case DAY -> new Dates(kind, day.toString(), day, day);
      case WEEK -> {
        LocalDate monday = Weeks.monday(day);
        yield new Dates(kind, Weeks.name(day), monday, monday.plusDays(6));
      }
      case MONTH ->
          new Dates(
              kind,
              YearMonth.from(day).toString(),
              day.withDayOfMonth(1),
              day.with(TemporalAdjusters.lastDayOfMonth()));
      case ALL -> null;
    };
  }

  /** The period of a kind by its name; empty if it is not one's name. */
  public static Optional<Dates> named(Kind kind, String name) {
    try {
      LocalDate day =
          switch (kind) {
            case DAY -> LocalDate.parse(name);
            case WEEK -> LocalDate.parse(name + "-1", DateTimeFormatter.ISO_WEEK_DATE);
            case MONTH -> YearMonth.parse(name).atDay(1);
            case ALL -> null;
          };
      return day == null ? Optional.empty() : Optional.of(around(kind, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
