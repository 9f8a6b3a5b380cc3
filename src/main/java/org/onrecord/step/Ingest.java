package org.onrecord.step;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.util.SerializableConfiguration;
import org.onrecord.corpus.RejectReason;
import org.onrecord.run.JobConfig;
import org.onrecord.run.Store;
import org.onrecord.table.StoryRows;
import org.onrecord.table.Tables;

/**
 * Decides what a story is: reads the files, gives every story its id and writes what could not be
 * read to {@code rejects}.
 */
final class Ingest {
  private static final int ID_DIGITS = 16;

  /** The names of a slice's files go to its task, which may weigh 128 MiB. */
  private static final int FILES_A_SLICE = 20_000;

  private final Store store;
  private final JobConfig config;

  Ingest(Store store, JobConfig config) {
    this.store = store;
    this.config = config;
  }

  /**
   * What came out.
   *
   * @param stories one row a story, as {@link StoryRows} has it and with {@code doc_id}
   * @param outOfPeriod stories left out by the dates asked for
   */
  record Result(Dataset<Row> stories, long outOfPeriod) {}

  Result run(InputFiles input) {
    Dataset<Row> records = store.stage("records", withIds(read(input)));
    store.stage(Tables.REJECTS, records.where(col("outcome").equalTo(StoryRows.REJECT)));
    long outOfPeriod = records.where(col("outcome").equalTo(StoryRows.OUT_OF_PERIOD)).count();
    return new Result(records.where(col("outcome").equalTo(StoryRows.STORY)), outOfPeriod);
  }

  private Dataset<Row> read(InputFiles input) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(store.spark().sparkContext());
    FileStories stories =
        new FileStories(new SerializableConfiguration(context.hadoopConfiguration()), config);
    int most = Math.max(context.defaultParallelism() * 4, input.files().size() / FILES_A_SLICE);
    int slices = Math.max(1, Math.min(input.files().size(), most));
    JavaRDD<Row> rows =
        context
            .parallelize(input.files(), slices)
            .mapPartitions((Iterator<InputFiles.InputFile> files) -> stories.read(files));
    return store.spark().createDataFrame(rows, StoryRows.schema());
  }

  /**
   * The id that the record gives, else a hash of the text. Of two records with one given id the
   * first by path and position stays; texts without an id that repeat are all kept, and numbered.
   */
  private static Dataset<Row> withIds(Dataset<Row> records) {
    Column isStory = col("outcome").equalTo(StoryRows.STORY);
    Column place = concat_ws("\u0000", col("outcome"), col("source_path"), col("position"));
    WindowSpec sameId =
        Window.partitionBy("id")
            // Given ids first, so that a hash that happens to equal one gives way.
            .orderBy(col("given_id").isNull(), col("source_path"), col("position"));
    Dataset<Row> numbered =
        records
            .withColumn(
                "id",
                when(
                        isStory,
                        coalesce(col("given_id"), substring(col("text_sha256"), 1, ID_DIGITS)))
                    // Alone in its window.
                    .otherwise(place))
            .withColumn("repeat", row_number().over(sameId));
    Column isDuplicate = isStory.and(col("given_id").isNotNull()).and(col("repeat").gt(1));
    return numbered
        .withColumn("is_duplicate", isDuplicate)
        .withColumn(
            "doc_id",
            when(
                isStory,
                when(col("repeat").equalTo(1), col("id"))
                    .otherwise(concat(col("id"), lit("-"), col("repeat")))))
        .withColumn(
            "outcome", when(col("is_duplicate"), lit(StoryRows.REJECT)).otherwise(col("outcome")))
        .withColumn(
            "reason",
            when(col("is_duplicate"), lit(RejectReason.DUPLICATE_ID.word()))
                .otherwise(col("reason")))
        .withColumn(
            "detail",
            when(col("is_duplicate"), concat(lit("an earlier record has the id "), col("given_id")))
                .otherwise(col("detail")))
        .withColumn(
            "sample",
            when(col("is_duplicate"), substring(col("text"), 1, 200)).otherwise(col("sample")))
        .drop("id", "repeat", "is_duplicate");
  }
}
