package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/** The same input gives the same tables, whatever the cores and partitions. */
class PartitionsTest {
  @TempDir Path directory;

  @AfterAll
  static void stop() {
    TestSpark.stop();
  }

  @Test
  void oneTwoAndSevenPartitionsGiveTheSameTables() {
    Map<String, List<String>> one = tables("local[1]", 1);
    assertThat(one.get("statements")).hasSizeGreaterThan(80);
    assertThat(tables("local[2]", 2)).isEqualTo(one);
    assertThat(tables("local[7]", 7)).isEqualTo(one);
  }

  private Map<String, List<String>> tables(String master, int partitions) {
    TestSpark.restart(master, partitions);
    Path output = directory.resolve("out-" + partitions);
    Job job =
        Job.of("run", "--input", "seeds/00*.txt,seeds/01*.txt", "--output", output.toString());
    assertThat(job.status()).as(job.err()).isZero();
    Map<String, List<String>> tables = new LinkedHashMap<>();
    for (Table table : Tables.all()) {
      List<String> rows = new ArrayList<>();
      for (Row row : Job.table(output, table.name()).collectAsList()) {
        rows.add(row.json());
      }
      String[] sorted = rows.toArray(String[]::new);
      Arrays.sort(sorted);
      tables.put(table.name(), List.of(sorted));
    }
    return tables;
  }
}
