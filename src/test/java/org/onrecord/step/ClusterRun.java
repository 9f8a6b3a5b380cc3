package org.onrecord.step;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;

/** The step {@link Cluster} by itself, for tests and benchmarks outside the package. */
public final class ClusterRun {
  /** What the step reads of a story. */
  public static final StructType STORIES =
      StructType.fromDDL(
          "doc_id string, published date, text string, body_start int, body_end int");

  private ClusterRun() {}

  /**
   * The clusters of stories: {@code doc_id, cluster_id, cluster_size, is_original}.
   *
   * @param directory where the step leaves its tables
   */
  public static Dataset<Row> of(SparkSession spark, Dataset<Row> stories, Path directory) {
    OutputDirectory output =
        OutputDirectory.at(directory.toString(), spark.sparkContext().hadoopConfiguration());
    return new Cluster(new Store(spark, output, "measured")).run(stories);
  }
}
