package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.reliability.Ledger.Part;

/** Input that is too much of something, for a job of a process and memory of its own. */
class HostileInputTrial {
  private static final String GOOD =
      "date 2031-01-01 Mayor Ada Okoro said on Monday that the bridge over the river was safe.";

  @TempDir Path directory;

  private JobProcess.Ended run(Map<String, String> environment, Path input, String... more)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                input.toString(),
                "--output",
                directory.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return JobProcess.run(environment, arguments);
  }

  @Trial
  void aHundredThousandFilesInADirectoryAreListedAndReadInTheUsualMemory() throws Exception {
    int count = 100_000;
    Path input = Files.createDirectory(directory.resolve("in"));
    for (int i = 0; i < count; i++) {
      Files.writeString(input.resolve("story-" + i + ".txt"), "date 2021-01-01 Story " + i + ".");
    }
    Files.writeString(input.resolve("good.txt"), GOOD);
    JobProcess.Ended job = run(Map.of(), input, "--from", "2030-01-01");
    assertThat(job.out()).contains("stories    1,").contains("rejects    0");
    Ledger.enter(
        Part.INPUT,
        "100,000 small files in a directory, all but one out of the period",
        1,
        0,
        "whole run with -Xmx2g in " + job.took().toSeconds() + " s");
  }

  @Trial
  void aMillionBadLinesAreRejectsAndTheStoryBehindThemIsRead() throws Exception {
    int count = 1_000_000;
    Path input = directory.resolve("lines.csv");
    try (BufferedWriter out = Files.newBufferedWriter(input)) {
      out.write("id,text\n");
      for (int i = 0; i < count; i++) {
        out.write("word\n");
      }
      out.write("last,\"" + GOOD + "\"\n");
    }
    JobProcess.Ended job = run(Map.of(), input);
    assertThat(job.out()).contains("stories    1,").contains("rejects    1,000,000 (bad_csv");
    Ledger.enter(
        Part.INPUT,
        "CSV with a million bad lines before a story",
        1,
        0,
        "a reject each; whole run with -Xmx2g in " + job.took().toSeconds() + " s");
  }

  @Trial
  void aStoryOfAHundredMegabytesIsReadOnlyWhereTheLimitAllowsIt() throws Exception {
    int length = 100_000_000;
    Path input = Files.createDirectory(directory.resolve("in"));
    try (BufferedWriter out = Files.newBufferedWriter(input.resolve("word.txt"))) {
      for (int i = 0; i < length / 1000; i++) {
        out.write("a".repeat(1000));
      }
    }
    Files.writeString(input.resolve("good.txt"), GOOD);
    JobProcess.Ended refused = run(Map.of(), input);
    assertThat(refused.out()).contains("stories    1,").contains("rejects    1 (too_long 1");
    // Spark copies a row several times over; the usual 2 GiB end in topics.
    String limit = String.valueOf(length);
    JobProcess.Ended read =
        run(Map.of(), input, "--max-record-bytes", limit, "--", "--driver-memory", "8g");
    assertThat(read.out()).contains("stories    2,").contains("rejects    0");
    Ledger.enter(
        Part.INPUT,
        "a story that is one word of 100 MB",
        2,
        0,
        String.format(
            Locale.ROOT,
            "too_long by the usual limit; read in %d s with -Xmx8g where --max-record-bytes allows it",
            read.took().toSeconds()));
  }

  @Trial
  void aNameInUtf8IsReadUnderTheLocaleOfASchedule() throws Exception {
    Path input = Files.createDirectory(directory.resolve("in"));
    String make = "printf '%s' \"$1\" > \"$0/$(printf 'caf\\303\\251').txt\"";
    Process made = new ProcessBuilder("sh", "-c", make, input.toString(), GOOD).start();
    assertThat(made.waitFor()).isZero();
    JobProcess.Ended job = run(Map.of("LC_ALL", "C"), input);
    assertThat(job.out()).contains("stories    1,").contains("rejects    0");
    Ledger.enter(
        Part.INPUT, "a name in UTF-8 where the locale is C, as for cron", 1, 0, "reads it");
  }
}
