package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.run.Store;
import org.onrecord.table.Tables;

/**
 * Counts who said how much about whom and what, week by week. An utterance that copies of one wire
 * story repeat counts once. A story without a date enters nothing here.
 */
final class Relate {
  private final Store store;

  Relate(Store store) {
    this.store = store;
  }

  /** The published tables. */
  record Result(Dataset<Row> relations, Dataset<Row> trends) {}

  Result run(Identify.Result identified, Dataset<Row> statementTopics) {
    Dataset<Row> dated =
        identified
            .statements()
            .where(col("published").isNotNull())
            .select(
                col("statement_id"),
                col("cluster_id"),
                col("utterance_id"),
                col("speaker_id"),
                col("tone"),
                col("published"),
                period().as("period"),
                expr("cast(date_trunc('week', published) as date)").as("period_start"));
    Dataset<Row> towards =
        dated.join(
            identified.sentiments().select("statement_id", "target_id", "label", "polarity"),
            "statement_id");
    Dataset<Row> relations = store.stage(Tables.RELATIONS, relations(towards));
    Dataset<Row> topical =
        dated.join(
            // What a statement is most about.
            statementTopics
                .groupBy(col("id").as("statement_id"))
                .agg(expr("max_by(topic_id, struct(weight, topic_id))").as("topic_id")),
            "statement_id");
    Dataset<Row> trends =
        store.stage(
            Tables.TRENDS,
            trend("speaker", dated.where(col("speaker_id").isNotNull()), "speaker_id", "tone")
                .union(trend("target", towards, "target_id", "polarity"))
                .union(trend("topic", topical, "topic_id", "tone")));
    return new Result(relations, trends);
  }

  /**
   * The ISO week: of the year that the week belongs to, which around New Year is not always the
   * date's.
   */
  private static Column period() {
    return expr(
        "concat(extract(YEAROFWEEK FROM published), '-W', lpad(extract(WEEK FROM published), 2, '0'))");
  }

  private static Dataset<Row> relations(Dataset<Row> towards) {
    Column[] key = {col("speaker_id"), col("target_id"), col("period"), col("period_start")};
    return once(towards.where(col("speaker_id").isNotNull()), col("speaker_id"), col("target_id"))
        .groupBy(key)
        .agg(
            sum("repeats").as("statement_count"),
            count_distinct(col("cluster_id")).as("cluster_count"),
            counted("negative"),
            counted("neutral"),
            counted("positive"),
            mean("polarity").as("mean_polarity"));
  }

  private static Column counted(String label) {
    return count(when(col("label").equalTo(label), lit(1))).as(label);
  }

  private static Dataset<Row> trend(String kind, Dataset<Row> rows, String id, String tone) {
    return once(rows, col(id))
        .groupBy(col(id).as("id"), col("period"), col("period_start"))
        .agg(
            sum("repeats").as("statement_count"),
            count_distinct(col("cluster_id")).as("cluster_count"),
            mean(tone).as("mean_tone"))
        .select(
            lit(kind).as("kind"),
            col("id"),
            col("period"),
            col("period_start"),
            col("statement_count"),
            col("cluster_count"),
            col("mean_tone"));
  }

  /**
   * One row an utterance, cluster and week, with how often its copies repeat it; the first copy's
   * values stand for all.
   */
  private static Dataset<Row> once(Dataset<Row> rows, Column... subject) {
    Column[] key = new Column[subject.length + 4];
    System.arraycopy(subject, 0, key, 0, subject.length);
    key[subject.length] = col("period");
    key[subject.length + 1] = col("period_start");
    key[subject.length + 2] = col("cluster_id");
    key[subject.length + 3] = col("utterance_id");
    Column first = struct(col("published"), col("statement_id"));
    boolean hasLabel = java.util.Arrays.asList(rows.columns()).contains("label");
    return rows.groupBy(key)
        .agg(
            count(lit(1)).as("repeats"),
            min_by(col("tone"), first).as("tone"),
            (hasLabel ? min_by(col("label"), first) : lit(null).cast("string")).as("label"),
            (hasLabel ? min_by(col("polarity"), first) : lit(null).cast("double")).as("polarity"));
  }

  /** Exact sums: a sum of doubles depends on the order of its terms, and so on the partitions. */
  private static Column mean(String column) {
    return expr("cast(avg(cast(" + column + " as decimal(18, 9))) as double)");
  }
}
