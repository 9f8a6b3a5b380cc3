package org.onrecord.step;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.run.Manifest;
import org.onrecord.table.Tables;

/**
 * What became of records and statements, counted on the tables.
 *
 * @param stories read, rejected, undated, by language, ...
 * @param statements and those with a speaker
 */
public record RunCounts(Manifest.Stories stories, Manifest.Statements statements) {

  /**
   * Counts tables.
   *
   * @param outOfPeriod stories left out by the dates asked for, of which no table tells
   */
  static RunCounts of(TableReader tables, long outOfPeriod) {
    Dataset<Row> documents = tables.read(Tables.DOCUMENTS);
    Row stories =
        documents
            .agg(
                count(lit(1)),
                count(lit(1)).minus(count(col("published"))),
                count_distinct(col("cluster_id")))
            .head();
    Row statements =
        tables.read(Tables.STATEMENTS).agg(count(lit(1)), count(col("speaker_id"))).head();
    Map<String, Long> rejects = counted(tables.read(Tables.REJECTS), col("reason"));
    return new RunCounts(
        new Manifest.Stories(
            stories.getLong(0),
            rejects.values().stream().mapToLong(Long::longValue).sum(),
            outOfPeriod,
            stories.getLong(1),
            stories.getLong(2),
            counted(documents, coalesce(col("language"), lit("unknown"))),
            rejects),
        new Manifest.Statements(statements.getLong(0), statements.getLong(1)));
  }

  private static Map<String, Long> counted(Dataset<Row> rows, Column by) {
    Map<String, Long> counts = new TreeMap<>();
    for (Row row : rows.groupBy(by.as("by")).agg(count(lit(1))).collectAsList()) {
      counts.put(row.getString(0), row.getLong(1));
    }
    return counts;
  }
}
