package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.OutputLock;
import org.onrecord.run.Store;
import org.onrecord.table.AnnotationRows;
import org.onrecord.table.Tables;

/**
 * Forgets what was read of stories that no run holds any more: of stories that were taken down, and
 * of those that old runs alone had.
 */
public final class Retention {
  /** So many nights' annotations are put together once there are more. */
  private static final int MOST_DIRECTORIES = 30;

  private final SparkSession spark;
  private final OutputDirectory output;
  private final OutputLock lock;

  /** Works on an output directory that the job holds. */
  public Retention(SparkSession spark, OutputDirectory output, OutputLock lock) {
    this.spark = spark;
    this.output = output;
    this.lock = lock;
  }

  /**
   * Removes all annotations but those of the texts in these runs.
   *
   * @return of how many texts annotations are gone
   */
  public long keepTextsOf(List<Manifest> runs) {
    long forgotten = 0;
    for (Path version : output.annotationVersions()) {
      List<Dataset<Row>> texts = new ArrayList<>();
      for (Manifest run : runs) {
        if (run.versions().annotator().equals(version.getName())) {
          texts.add(
              new Store(spark, output, run.runId()).read(Tables.DOCUMENTS).select("text_sha256"));
        }
      }
      if (directories(version).isEmpty()) {
        output.delete(version);
      } else if (texts.isEmpty()) {
        forgotten += spark.read().parquet(directories(version).toArray(String[]::new)).count();
        output.delete(version);
      } else {
        forgotten += keep(version, texts.stream().reduce(Dataset::union).orElseThrow().distinct());
      }
    }
    return forgotten;
  }

  private List<String> directories(Path version) {
    return output.directoriesIn(version).stream().map(Path::toString).toList();
  }

  /** Only directories that hold something to be forgotten are written anew. */
  private long keep(Path version, Dataset<Row> texts) {
    List<String> directories = directories(version);
    Dataset<Row> all =
        spark.read().schema(AnnotationRows.schema()).parquet(directories.toArray(String[]::new));
    List<Row> held =
        all.select(col("text_sha256"), col("_metadata.file_path").as("file"))
            .join(texts.withColumn("kept", lit(true)), new String[] {"text_sha256"}, "left")
            .groupBy(regexp_extract(col("file"), "([^/]+)/[^/]+$", 1).as("directory"))
            .agg(count(lit(1)).as("all"), count_if(col("kept")).as("kept"))
            .collectAsList();
    long forgotten = 0;
    List<String> old = new ArrayList<>();
    for (Row row : held) {
      long lost = row.getLong(1) - row.getLong(2);
      forgotten += lost;
      if (lost > 0 || held.size() > MOST_DIRECTORIES) {
        old.add(new Path(version, row.getString(0)).toString());
      }
    }
    if (!old.isEmpty()) {
      Dataset<Row> kept =
          spark
              .read()
              .schema(AnnotationRows.schema())
              .parquet(old.toArray(String[]::new))
              .join(texts, new String[] {"text_sha256"}, "left_semi");
      // Beside the old until it is whole; whoever reads in between takes each text once.
      new Store(spark, output, "kept", lock).addAnnotations(version.getName(), kept);
      old.forEach(directory -> output.delete(new Path(directory)));
    }
    return forgotten;
  }
}
