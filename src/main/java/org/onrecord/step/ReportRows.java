package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.report.ReportJson;
import org.onrecord.report.Summary;
import org.onrecord.table.Tables;

/** Rows of tables as parts of reports. */
final class ReportRows {
  private static final int EXAMPLE = 400;

  private ReportRows() {}

  /**
   * Utterances towards somebody, with the clusters that report each and its first report's values.
   */
  static Dataset<Row> towards(TableReader tables) {
    return tables
        .read(Tables.SENTIMENTS)
        .join(
            tables
                .read(Tables.STATEMENTS)
                .where(col("speaker_id").isNotNull())
                .select(
                    "statement_id",
                    "cluster_id",
                    "utterance_id",
                    "published",
                    "speaker_id",
                    "speaker_name"),
            "statement_id")
        .groupBy("speaker_id", "target_id", "utterance_id")
        .agg(
            collect_set("cluster_id").as("clusters"),
            min("speaker_name").as("speaker_name"),
            min("target_name").as("target_name"),
            min("published").as("published"),
            min_by(col("label"), firstReport()).as("label"),
            min_by(col("polarity"), firstReport()).as("polarity"),
            min_by(col("statement_id"), firstReport()).as("statement_id"));
  }

  /** Statements with the topic that they are most about; those that no topic fits are left out. */
  static Dataset<Row> statementsWithTopics(TableReader tables) {
    return tables
        .read(Tables.STATEMENTS)
        .select("statement_id", "speaker_id", "cluster_id", "published")
        .join(Topics.main(tables.read(Tables.STATEMENT_TOPICS)), "statement_id");
  }

  /** Statements to quote, by their ids. */
  static Map<String, Summary.Example> examples(TableReader tables, List<String> ids) {
    return all(
            tables.read(Tables.STATEMENTS).where(isOneOf("statement_id", ids)).select(example()),
            Summary.Example.class)
        .stream()
        .collect(Collectors.toMap(Summary.Example::statementId, Function.identity()));
  }

  static Column[] example() {
    return new Column[] {
      col("statement_id"),
      col("doc_id"),
      col("published"),
      col("speaker_name"),
      col("cue_text").as("cue"),
      cut(col("content_text"), EXAMPLE).as("content")
    };
  }

  static Column isOneOf(String column, Collection<String> ids) {
    return col(column).isin(ids.toArray());
  }

  static Column cut(Column text, int characters) {
    return substring(text, 1, characters);
  }

  /** In how many clusters the utterances of a group are reported. */
  static Column clusters() {
    return expr("cast(size(array_distinct(flatten(collect_list(clusters)))) as bigint)");
  }

  /** Of the statements that report an utterance, the first one's values stand for all. */
  static Column firstReport() {
    return struct(col("published"), col("statement_id"));
  }

  /** Exact sums: a sum of doubles depends on the order of its terms, and so on the partitions. */
  static Column mean(String column) {
    return expr("cast(avg(cast(" + column + " as decimal(18, 9))) as double)");
  }

  /** The same, a partition at a time. */
  static <T> Iterator<T> iterator(Dataset<Row> rows, Class<T> type) {
    return Iterators.map(rows.toJSON().toLocalIterator(), json -> ReportJson.read(json, type));
  }

  /**
   * Rows as records of the same names. JSON is the way there: it needs no list of columns twice.
   */
  static <T> List<T> all(Dataset<Row> rows, Class<T> type) {
    return rows.toJSON().collectAsList().stream().map(json -> ReportJson.read(json, type)).toList();
  }

  static <T> T one(Dataset<Row> rows, Class<T> type) {
    return all(rows, type).get(0);
  }
}
