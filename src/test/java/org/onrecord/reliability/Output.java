package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.onrecord.TestSpark;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/** What a reader finds in an output directory, on any file system. */
final class Output {
  private final OutputDirectory directory;

  private Output(OutputDirectory directory) {
    this.directory = directory;
  }

  static Output at(String location, Configuration configuration) {
    return new Output(OutputDirectory.at(location, configuration));
  }

  static Output at(java.nio.file.Path location) {
    return at(location.toString(), new Configuration());
  }

  /** The run that readers should use; fails if there is none or it is not whole. */
  String current() {
    String run = directory.currentRun().orElseThrow(() -> new AssertionError("no current run"));
    assertThat(directory.isWhole(run)).as("run %s is whole", run).isTrue();
    return run;
  }

  /** The manifest of the run that readers should use. */
  Manifest manifest() {
    return Manifest.fromJson(directory.read(directory.manifest(current())));
  }

  /** The ids of all runs that are there, whole or not. */
  List<String> runs() {
    return directory.runs();
  }

  /** Whether a run is whole. */
  boolean isWhole(String run) {
    return directory.isWhole(run);
  }

  /** Annotations that were begun and not finished. */
  List<Path> halfAnnotations() {
    return directory.annotations().stream().filter(d -> !directory.isFinished(d)).toList();
  }

  /**
   * A digest of each table of the current run, the same in whatever order its rows stand. Every
   * column of every row is read, and there must be as many rows as the manifest says.
   */
  Map<String, String> tables() {
    return tables(List.of());
  }

  /** The same but for where the stories were read. */
  Map<String, String> tablesWherever() {
    return tables(List.of("source_path"));
  }

  private Map<String, String> tables(List<String> without) {
    Manifest manifest = manifest();
    Map<String, String> digests = new TreeMap<>();
    for (Table table : Tables.all()) {
      Dataset<Row> rows =
          TestSpark.session()
              .read()
              .parquet(directory.table(manifest.runId(), table.name()).toString());
      Column[] all =
          Arrays.stream(rows.columns())
              .filter(name -> !without.contains(name))
              .map(functions::col)
              .toArray(Column[]::new);
      Row sum =
          rows.select(functions.xxhash64(all).cast("decimal(38,0)").as("hash"))
              .agg(functions.count(functions.lit(1)), functions.sum("hash"))
              .head();
      assertThat(sum.getLong(0))
          .as("rows of %s as the manifest says", table.name())
          .isEqualTo(manifest.tables().get(table.name()));
      digests.put(table.name(), sum.getLong(0) + " rows, " + sum.get(1));
    }
    return digests;
  }
}
