package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.run.Manifest;
import org.onrecord.run.Versions;

/** Mistakes are told in one line, with status 2, before Spark starts. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportCommandTest {
  @TempDir Path output;

  private int status;
  private String told;

  @BeforeEach
  void publishARun() throws IOException {
    Path run = Files.createDirectories(output.resolve("runs/r1"));
    Files.writeString(run.resolve("run.json"), manifest("r1", 1));
    Path old = Files.createDirectories(output.resolve("runs/r0"));
    Files.writeString(old.resolve("run.json"), manifest("r0", 0));
    Files.createDirectories(output.resolve("runs/broken"));
    Files.writeString(output.resolve("current"), "r1\n");
  }

  @Test
  void without_an_output_directory_it_says_what_is_missing() {
    run("report");
    assertRefused("--output");
  }

  @Test
  void an_output_without_a_published_run_is_refused(@TempDir Path empty) {
    run("report", "--output", empty.toString());
    assertRefused("no run is published in " + empty);
  }

  @Test
  void a_run_that_is_not_there_is_refused() {
    run("report", "--output", output.toString(), "--run", "r2");
    assertRefused("there is no run r2 in " + output);
  }

  @Test
  void a_run_that_was_never_finished_is_refused() {
    run("report", "--output", output.toString(), "--run", "broken");
    assertRefused("there is no run broken");
  }

  @Test
  void the_name_of_a_run_does_not_lead_out_of_the_directory() {
    run("report", "--output", output.resolve("runs").toString(), "--run", "../../runs/r1");
    assertRefused("there is no run ../../runs/r1");
  }

  @Test
  void tables_of_another_version_are_refused() {
    run("report", "--output", output.toString(), "--run", "r0");
    assertRefused("run r0 has tables of version 0");
  }

  @Test
  void a_published_run_is_not_written_into() {
    for (String option : List.of("--out", "--to")) {
      run("report", "--output", output.toString(), option, output + "/runs/r1/report");
      assertRefused("--out lies among the published runs");
    }
  }

  @Test
  void a_file_is_no_place_for_a_report() throws IOException {
    Path file = Files.writeString(output.resolve("file"), "x");
    run("report", "--output", output.toString(), "--out", file.toString());
    assertRefused("is a file, not a directory");
  }

  private void assertRefused(String reason) {
    assertThat(status).isEqualTo(2);
    // Hadoop's own log may share the stream in a test.
    assertThat(told.lines().filter(line -> line.startsWith("onrecord: ")))
        .singleElement()
        .asString()
        .contains(reason);
  }

  private void run(String... arguments) {
    PrintStream before = System.err;
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    System.setErr(new PrintStream(lines, true, StandardCharsets.UTF_8));
    try {
      status = OnRecord.execute(arguments);
    } finally {
      System.setErr(before);
    }
    told = lines.toString(StandardCharsets.UTF_8);
  }

  private static String manifest(String runId, int schema) {
    return new Manifest(
            runId,
            Instant.EPOCH,
            Instant.EPOCH,
            new Manifest.Inputs("f", 0, 0, List.of()),
            null,
            new Versions("0", "0", schema, "0", "0", "0"),
            Map.of(),
            new Manifest.Stories(0, 0, 0, 0, 0, Map.of(), Map.of()),
            new Manifest.Statements(0, 0),
            new Manifest.Topics(null, 0, List.of(), List.of()),
            List.of(),
            List.of())
        .toJson();
  }
}
