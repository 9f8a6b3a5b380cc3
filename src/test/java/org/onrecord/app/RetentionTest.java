package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;

/** What is kept of stories from night to night, and what is forgotten. */
class RetentionTest {
  private static final String BRIDGE =
      "date 2024-04-01 Mayor Ada Okoro said on Monday that the bridge was safe.\n";
  private static final String FERRY =
      "date 2024-04-02 Captain Tom Ruiz denied on Tuesday that the ferry was late.\n";
  private static final String FERRY_CORRECTED =
      "date 2024-04-02 Captain Tom Ruiz admitted on Tuesday that the ferry was late.\n";
  private static final String ROAD =
      "date 2024-04-03 \"The road will be mended,\" Minister Eva Lund told reporters.\n";

  @TempDir Path directory;
  private Path input;
  private Path output;

  @BeforeEach
  void write() throws IOException {
    input = Files.createDirectories(directory.resolve("in"));
    output = directory.resolve("out");
    Files.writeString(input.resolve("bridge.txt"), BRIDGE);
    Files.writeString(input.resolve("ferry.txt"), FERRY);
  }

  private void run() {
    Job job =
        Job.of(
            "run",
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--topics",
            "2",
            "--continue",
            "none");
    assertThat(job.status()).as(job.err()).isZero();
  }

  private Job keepOne() {
    Job job = Job.of("runs", "--output", output.toString(), "--keep", "1");
    assertThat(job.status()).as(job.err()).isZero();
    return job;
  }

  private Dataset<Row> annotations() throws IOException {
    try (Stream<Path> versions = Files.list(output.resolve("annotations"))) {
      return TestSpark.session()
          .read()
          .option("recursiveFileLookup", "true")
          .parquet(versions.map(Path::toString).toArray(String[]::new));
    }
  }

  /** Every file below the output directory, as characters of one byte each. */
  private String all() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void ofStoriesTakenDownOrCorrectedNothingStaysOnceTheirRunsAreRemoved() throws IOException {
    run();
    Files.delete(input.resolve("bridge.txt"));
    Files.writeString(input.resolve("ferry.txt"), FERRY_CORRECTED);
    Files.writeString(input.resolve("road.txt"), ROAD);
    run();
    assertThat(Job.table(output, "documents").count()).isEqualTo(2);
    List<String> cues =
        Job.table(output, "statements").select("cue_text").collectAsList().stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(cues).contains("admitted", "told").doesNotContain("denied");
    assertThat(annotations().count()).as("until the old run is removed").isEqualTo(4);

    assertThat(keepOne().err()).contains("what was read of 2 stories");
    assertThat(annotations().count()).isEqualTo(2);
    assertThat(all()).contains("admitted", "Lund").doesNotContain("denied", "Okoro");
    assertThat(keepOne().err()).as("nothing is left to remove").doesNotContain("removed");
  }

  @Test
  void annotationsThatAreThereTwiceCountOnce() throws IOException {
    run();
    String before =
        Job.table(output, "statements").orderBy("statement_id").collectAsList().toString();
    try (Stream<Path> versions = Files.list(output.resolve("annotations"))) {
      Path version = versions.findFirst().orElseThrow();
      Path once;
      try (Stream<Path> runs = Files.list(version)) {
        once = runs.findFirst().orElseThrow();
      }
      org.apache.hadoop.fs.FileUtil.copy(
          once.toFile(),
          org.apache.hadoop.fs.FileSystem.getLocal(new org.apache.hadoop.conf.Configuration()),
          new org.apache.hadoop.fs.Path(version.resolve("twice").toUri()),
          false,
          new org.apache.hadoop.conf.Configuration());
    }
    assertThat(annotations().count()).isEqualTo(4);
    Files.writeString(input.resolve("ferry.txt"), FERRY);
    run();
    assertThat(annotations().count()).as("nothing was read anew").isEqualTo(4);
    assertThat(Job.table(output, "statements").orderBy("statement_id").collectAsList().toString())
        .isEqualTo(before);
  }
}
