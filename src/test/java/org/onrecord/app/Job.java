package org.onrecord.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.TestSpark;
import org.onrecord.run.Manifest;

/**
 * A command, run in this JVM as its main method would run it.
 *
 * @param status its exit status
 * @param out what it wrote to stdout
 * @param err what it wrote to stderr
 */
record Job(int status, String out, String err) {

  /** Runs a command to its end. */
  static Job of(String... args) {
    TestSpark.session();
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream newOut = new ByteArrayOutputStream();
    ByteArrayOutputStream newErr = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(newOut, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(newErr, true, StandardCharsets.UTF_8));
      int status = OnRecord.execute(args);
      return new Job(
          status, newOut.toString(StandardCharsets.UTF_8), newErr.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }

  /** The lines on stderr that are the job's own, not the test JVM's log. */
  List<String> complaints() {
    return err.lines().filter(line -> line.startsWith("onrecord: ")).toList();
  }

  /** The manifest of the current run of an output directory. */
  static Manifest manifest(Path output) throws IOException {
    String run = Files.readString(output.resolve("current")).strip();
    return Manifest.fromJson(
        Files.readString(output.resolve("runs").resolve(run).resolve("run.json")));
  }

  /** A table of the current run of an output directory. */
  static Dataset<Row> table(Path output, String name) {
    try {
      String run = Files.readString(output.resolve("current")).strip();
      return TestSpark.session()
          .read()
          .parquet(output.resolve("runs").resolve(run).resolve("tables").resolve(name).toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
