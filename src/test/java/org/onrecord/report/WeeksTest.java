package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.report.Summary.Listing;
import org.onrecord.report.Summary.Week;

@DisplayNameGeneration(ReplaceUnderscores.class)
class WeeksTest {
  @Test
  void a_week_around_new_year_belongs_to_the_year_of_its_thursday() {
    assertThat(Weeks.name(LocalDate.of(2021, 1, 3))).isEqualTo("2020-W53");
    assertThat(Weeks.name(LocalDate.of(2024, 12, 30))).isEqualTo("2025-W01");
  }

  @Test
  void weeks_without_statements_stand_in_the_row() {
    LocalDate first = LocalDate.of(2024, 4, 3);
    Week counted = new Week("2024-W14", LocalDate.of(2024, 4, 1), 5, 2);

    Listing<Week> row = Weeks.inARow(List.of(counted), first, LocalDate.of(2024, 4, 22), 10);

    assertThat(row.total()).isEqualTo(4);
    assertThat(row.shown().stream().map(w -> w.week() + " " + w.statements()))
        .containsExactly("2024-W14 5", "2024-W15 0", "2024-W16 0", "2024-W17 0");
  }

  @Test
  void a_stray_early_date_does_not_make_a_row_of_thousands() {
    Listing<Week> row =
        Weeks.inARow(List.of(), LocalDate.of(1970, 1, 1), LocalDate.of(2024, 4, 22), 104);

    assertThat(row.total()).isEqualTo(2835);
    assertThat(row.shown()).hasSize(104);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4, 5, 9, 99, 101, 61_234, 1_000_000_007})
  void the_scale_of_the_chart_is_round_and_holds_every_bar(long most) {
    WeekChart chart =
        WeekChart.of(List.of(new Week("2024-W14", LocalDate.of(2024, 4, 1), most, 1)));

    assertThat(chart.ticks()).hasSizeBetween(2, 7);
    assertThat(chart.ticks().get(chart.ticks().size() - 1).value()).isGreaterThanOrEqualTo(most);
    assertThat(chart.bars().get(0).y()).isGreaterThanOrEqualTo(22);
  }

  @Test
  void two_years_of_weeks_keep_their_bars_apart() {
    List<Week> weeks =
        LongStream.range(0, 104)
            .mapToObj(i -> LocalDate.of(2023, 1, 2).plusWeeks(i))
            .map(monday -> new Week(Weeks.name(monday), monday, 3, 1))
            .toList();

    WeekChart chart = WeekChart.of(weeks);

    assertThat(chart.bars()).allMatch(bar -> bar.width() / 100 * chart.least() >= 6);
    for (int i = 1; i < chart.labels().size(); i++) {
      WeekChart.Label label = chart.labels().get(i);
      double room = label.x() - chart.labels().get(i - 1).x();
      assertThat(room / 100 * chart.least()).as(label.text()).isGreaterThan(50);
    }
  }
}
