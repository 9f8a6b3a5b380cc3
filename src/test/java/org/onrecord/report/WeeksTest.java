package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
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
}
