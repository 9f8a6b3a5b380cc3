package org.onrecord.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.onrecord.TestSpark;

class RelateTest {
  /** Ann on Peru in three weeks, the last behind a gap; Bob on Peru in two. */
  private static List<Row> tested() {
    Dataset<Row> counted =
        TestSpark.session()
            .sql(
                "SELECT * FROM VALUES "
                    + "('ann', 'peru', '2024-W14', date'2024-04-01', 4L, 0L, 0L),"
                    + "('ann', 'peru', '2024-W15', date'2024-04-08', 0L, 4L, 0L),"
                    + "('ann', 'peru', '2024-W17', date'2024-04-22', 4L, 0L, 0L),"
                    + "('bob', 'peru', '2024-W14', date'2024-04-01', 1L, 1L, 0L),"
                    + "('bob', 'peru', '2024-W15', date'2024-04-08', 1L, 1L, 0L)"
                    + " AS t(speaker_id, target_id, period, period_start, negative, neutral, positive)");
    return Relate.testedTones(counted).orderBy("speaker_id", "period").collectAsList();
  }

  @Test
  void aRelationIsTestedAgainstTheWeekBeforeWhereItHasOne() {
    List<Row> rows = tested();
    assertThat(rows.stream().map(row -> row.<Double>getAs("p_value") != null))
        .containsExactly(false, true, false, false, true);
    assertThat(rows.get(1).<Double>getAs("p_value")).isCloseTo(2.0 / 70, within(1e-8));
    assertThat(rows.get(4).<Double>getAs("p_value")).isCloseTo(1, within(1e-8));
  }

  @Test
  void theFalseDiscoveryRateIsOverAllPairsOfAWeek() {
    List<Row> rows = tested();
    assertThat(rows.get(1).<Double>getAs("q_value")).isCloseTo(4.0 / 70, within(1e-8));
    assertThat(rows.get(4).<Double>getAs("q_value")).isCloseTo(1, within(1e-8));
  }
}
