package org.onrecord.run;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.onrecord.table.Table;

/**
 * The tables of one run. Staging writes a table and reads it back, so that later steps, the checks,
 * the report and every reader see the same rows.
 */
public final class Store {
  private final SparkSession spark;
  private final OutputDirectory output;
  private final String runId;
  private final Optional<OutputLock> lock;

  /** The tables of a run that is published, or that no other job can write. */
  public Store(SparkSession spark, OutputDirectory output, String runId) {
    this(spark, output, runId, Optional.empty());
  }

  /** The tables of a run that is written under a lock. */
  public Store(SparkSession spark, OutputDirectory output, String runId, OutputLock lock) {
    this(spark, output, runId, Optional.of(lock));
  }

  private Store(
      SparkSession spark, OutputDirectory output, String runId, Optional<OutputLock> lock) {
    this.spark = spark;
    this.output = output;
    this.runId = runId;
    this.lock = lock;
  }

  /** The session that reads and writes. */
  public SparkSession spark() {
    return spark;
  }

  /** Writes a published table, with exactly its declared columns, and reads it back. */
  public Dataset<Row> stage(Table table, Dataset<Row> rows) {
    return writeAndRead(output.table(runId, table.name()), table.conform(rows));
  }

  /** Writes rows that only later steps read; they are removed before publishing. */
  public Dataset<Row> stage(String name, Dataset<Row> rows) {
    return writeAndRead(new Path(output.work(runId), name), rows);
  }

  /** A published table, as written. */
  public Dataset<Row> read(Table table) {
    return read(output.table(runId, table.name()), table.schema());
  }

  /**
   * Annotations of one version that earlier runs left whole, one a text.
   *
   * @param schema of the annotations
   */
  public Dataset<Row> annotations(String version, StructType schema) {
    List<String> whole =
        output.directoriesIn(output.annotations(version)).stream()
            .filter(output::isFinished)
            .map(Path::toString)
            .toList();
    return whole.isEmpty()
        ? spark.createDataFrame(List.<Row>of(), schema)
        : spark
            .read()
            .schema(schema)
            .parquet(whole.toArray(String[]::new))
            // A job that lost its lock, or died while old annotations were put together, has left
            // some twice; they are equal.
            .dropDuplicates("text_sha256");
  }

  /** Adds this run's annotations to those of the version; from then on later runs use them. */
  public void addAnnotations(String version, Dataset<Row> rows) {
    // A run that died behind this step has left whole annotations under its id, which `rows` may
    // build on.
    Path mine = new Path(output.annotations(version), runId);
    for (int again = 2; output.exists(mine); again++) {
      mine = new Path(output.annotations(version), runId + "-" + again);
    }
    write(mine, rows);
  }

  private Dataset<Row> writeAndRead(Path place, Dataset<Row> rows) {
    write(place, rows);
    return read(place, rows.schema());
  }

  private void write(Path place, Dataset<Row> rows) {
    // Whoever took the lock over may be writing a run of the very same id.
    lock.ifPresent(held -> held.requireHeld(output));
    rows.write().mode(SaveMode.ErrorIfExists).parquet(place.toString());
  }

  private Dataset<Row> read(Path place, StructType schema) {
    return spark.read().schema(schema.asNullable()).parquet(place.toString());
  }
}
