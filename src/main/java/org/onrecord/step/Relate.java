package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.onrecord.step.ReportRows.clusters;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.onrecord.run.Store;
import org.onrecord.table.Tables;
import org.onrecord.trend.RateChange;
import org.onrecord.trend.ToneChange;

/**
 * Counts who said how much about whom, week by week, and how much was said by whom, about whom and
 * on what, week by week and month by month. An utterance that several stories report counts once in
 * each period that one of them is of. A story without a date enters nothing here.
 */
final class Relate {
  private static final String WEEK_START = "cast(date_trunc('week', published) as date)";
  private static final String MONTH_START = "cast(date_trunc('month', published) as date)";

  private static final String[] PERIOD = {"granularity", "period", "period_start"};

  private static final UserDefinedFunction P_VALUE =
      udf(
          (Long before, Long allBefore, Long now, Long allNow) ->
              RateChange.pValue(before, allBefore, now, allNow),
          DataTypes.DoubleType);

  private static final UserDefinedFunction TONE_P_VALUE =
      udf(
          (Row before, Row now) -> ToneChange.pValue(labels(before), labels(now)),
          DataTypes.DoubleType);

  private static ToneChange.Labels labels(Row counts) {
    return new ToneChange.Labels(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  private final Store store;

  Relate(Store store) {
    this.store = store;
  }

  /** The published tables. */
  record Result(Dataset<Row> relations, Dataset<Row> trends) {}

  Result run(Dataset<Row> documents, Identify.Result identified, Dataset<Row> statementTopics) {
    Dataset<Row> dated =
        inPeriods(
            identified
                .statements()
                .select(
                    "statement_id",
                    "cluster_id",
                    "utterance_id",
                    "speaker_id",
                    "tone",
                    "published"));
    Dataset<Row> towards =
        dated.join(
            identified.sentiments().select("statement_id", "target_id", "label", "polarity"),
            "statement_id");
    Dataset<Row> counted =
        store.stage("counted_relations", relations(towards.where("granularity = 'week'")));
    Dataset<Row> relations = store.stage(Tables.RELATIONS, testedTones(counted));
    Dataset<Row> topical = dated.join(Topics.main(statementTopics), "statement_id");
    Dataset<Row> trendCounts =
        store.stage(
            "counted_trends",
            trend("speaker", dated.where(col("speaker_id").isNotNull()), "speaker_id", "tone")
                .union(trend("target", towards, "target_id", "polarity"))
                .union(trend("topic", topical, "topic_id", "tone")));
    Dataset<Row> clusters =
        inPeriods(documents.where("sentence_count > 0").select("cluster_id", "published"))
            .groupBy(columns(PERIOD))
            .agg(count_distinct(col("cluster_id")).as("period_cluster_count"));
    Dataset<Row> trends = store.stage(Tables.TRENDS, tested(trendCounts, clusters));
    return new Result(relations, trends);
  }

  /** Each dated row twice: in its ISO week and in its month. */
  private static Dataset<Row> inPeriods(Dataset<Row> rows) {
    String periods =
        "inline(array("
            + "struct('week' as granularity, "
            + WEEK_START
            + " as period_start),"
            + "struct('month' as granularity, "
            + MONTH_START
            + " as period_start)))";
    return named(rows.where(col("published").isNotNull()).selectExpr("*", periods));
  }

  /**
   * With the period's name. An ISO week is one of the year that its Thursday lies in, which around
   * New Year is not always the date's.
   */
  private static Dataset<Row> named(Dataset<Row> rows) {
    return rows.withColumn(
        "period",
        expr(
            "if(granularity = 'week', concat(extract(YEAROFWEEK FROM period_start), '-W', "
                + "lpad(extract(WEEK FROM period_start), 2, '0')), "
                + "date_format(period_start, 'yyyy-MM'))"));
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(name -> col(name)).toArray(Column[]::new);
  }

  private static Dataset<Row> relations(Dataset<Row> towards) {
    Column[] key = columns("speaker_id", "target_id", "period", "period_start");
    return once(towards.where(col("speaker_id").isNotNull()), "speaker_id", "target_id")
        .groupBy(key)
        .agg(
            sum("repeats").as("statement_count"),
            clusters().as("cluster_count"),
            counted("negative"),
            counted("neutral"),
            counted("positive"),
            mean("polarity").as("mean_polarity"));
  }

  /** With a test of each pair's labels against those of the week before, where it has some. */
  static Dataset<Row> testedTones(Dataset<Row> relations) {
    Column labels = struct("negative", "neutral", "positive");
    String[] pairAndWeek = {"speaker_id", "target_id", "period_start"};
    Dataset<Row> before =
        relations.select(
            col("speaker_id"),
            col("target_id"),
            expr("date_add(period_start, 7)").as("period_start"),
            labels.as("before"));
    Dataset<Row> compared =
        relations
            .join(before, pairAndWeek, "left")
            .withColumn(
                "p_value",
                when(
                    col("before").isNotNull(),
                    round(TONE_P_VALUE.apply(col("before"), labels), 9)));
    return withFalseDiscoveryRate(compared, columns("period"), columns("speaker_id", "target_id"));
  }

  private static Column counted(String label) {
    return count(when(col("label").equalTo(label), lit(1))).as(label);
  }

  private static Dataset<Row> trend(String kind, Dataset<Row> rows, String id, String tone) {
    return once(rows, id)
        .groupBy(col(id).as("id"), col("granularity"), col("period"), col("period_start"))
        .agg(
            sum("repeats").as("statement_count"),
            clusters().as("cluster_count"),
            mean(tone).as("mean_tone"))
        .select(
            lit(kind).as("kind"),
            col("id"),
            col("granularity"),
            col("period"),
            col("period_start"),
            col("statement_count"),
            col("cluster_count"),
            col("mean_tone"));
  }

  /**
   * With a test of each count against the period before. A period without any story is a gap:
   * nothing is compared with it. Where there are stories but none of the subject, right behind a
   * period that had some, the count is 0.
   */
  private static Dataset<Row> tested(Dataset<Row> counted, Dataset<Row> clusters) {
    Column next =
        expr("if(granularity = 'week', date_add(period_start, 7), add_months(period_start, 1))");
    String[] subject = {"kind", "id", "granularity", "period_start"};
    Dataset<Row> before =
        counted.select(
            col("kind"),
            col("id"),
            col("granularity"),
            next.as("period_start"),
            col("cluster_count").as("before"));
    Dataset<Row> zeros =
        named(before.drop("before").join(counted, subject, "left_anti"))
            .select(
                col("kind"),
                col("id"),
                col("granularity"),
                col("period"),
                col("period_start"),
                lit(0L).as("statement_count"),
                lit(0L).as("cluster_count"),
                lit(null).cast("double").as("mean_tone"));
    Dataset<Row> allBefore =
        clusters.select(
            col("granularity"),
            next.as("period_start"),
            col("period_cluster_count").as("all_before"));
    Dataset<Row> compared =
        counted
            .union(zeros)
            .join(clusters.drop("period"), new String[] {"granularity", "period_start"})
            .join(allBefore, new String[] {"granularity", "period_start"}, "left")
            .join(before, subject, "left")
            .withColumn(
                "previous_cluster_count",
                when(col("all_before").isNotNull(), expr("coalesce(before, 0L)")))
            .withColumn(
                "p_value",
                when(
                    col("all_before").isNotNull(),
                    // Rounded, so that another machine's last digits do not change the order.
                    round(
                        P_VALUE.apply(
                            expr("coalesce(before, 0L)"),
                            col("all_before"),
                            col("cluster_count"),
                            col("period_cluster_count")),
                        9)));
    return withFalseDiscoveryRate(
        compared, columns("kind", "granularity", "period"), columns("id"));
  }

  /**
   * Benjamini and Hochberg (1995).
   *
   * @param family what the tests that belong together share
   * @param key what tells them apart
   */
  private static Dataset<Row> withFalseDiscoveryRate(
      Dataset<Row> tested, Column[] family, Column[] key) {
    Column isTested = col("p_value").isNotNull();
    return tested
        .withColumn(
            "rank",
            when(
                isTested,
                row_number()
                    .over(
                        Window.partitionBy(family)
                            .orderBy(before(col("p_value").asc_nulls_last(), key)))))
        .withColumn("tests", count(col("p_value")).over(Window.partitionBy(family)))
        .withColumn(
            "q_value",
            when(
                isTested,
                round(
                    min(col("p_value").multiply(col("tests")).divide(col("rank")))
                        .over(
                            Window.partitionBy(family)
                                .orderBy(
                                    before(
                                        col("p_value").desc_nulls_first(),
                                        Stream.of(key).map(Column::desc).toArray(Column[]::new)))),
                    9)));
  }

  private static Column[] before(Column first, Column[] others) {
    return Stream.concat(Stream.of(first), Stream.of(others)).toArray(Column[]::new);
  }

  /**
   * One row an utterance and period, with how often it is reported then and in which clusters; the
   * first report's values stand for all.
   */
  private static Dataset<Row> once(Dataset<Row> rows, String... subject) {
    Column[] key =
        columns(
            Stream.of(Stream.of(subject), Stream.of(PERIOD), Stream.of("utterance_id"))
                .flatMap(names -> names)
                .toArray(String[]::new));
    Column first = struct(col("published"), col("statement_id"));
    boolean hasLabel = Arrays.asList(rows.columns()).contains("label");
    return rows.groupBy(key)
        .agg(
            count(lit(1)).as("repeats"),
            collect_set("cluster_id").as("clusters"),
            min_by(col("tone"), first).as("tone"),
            (hasLabel ? min_by(col("label"), first) : lit(null).cast("string")).as("label"),
            (hasLabel ? min_by(col("polarity"), first) : lit(null).cast("double")).as("polarity"));
  }

  /** Exact sums: a sum of doubles depends on the order of its terms, and so on the partitions. */
  private static Column mean(String column) {
    return expr("cast(avg(cast(" + column + " as decimal(18, 9))) as double)");
  }
}
