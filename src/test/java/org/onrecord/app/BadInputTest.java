package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.reliability.Ledger;
import org.onrecord.reliability.Ledger.Part;

/** A directory of awkward files: each costs itself and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final String GOOD =
      "Mayor Ada Okoro said on Monday that the bridge over the river was safe.";

  @TempDir static Path directory;
  private Path input;
  private Path output;
  private List<HostileFiles.Expected> hostile;
  private Job job;

  @BeforeAll
  void run() throws IOException, InterruptedException {
    input = Files.createDirectories(directory.resolve("awk ward %20 files"));
    output = directory.resolve("out");
    write("good.txt", "date 2024-04-01 " + GOOD + " (Corvane)\n");
    write("empty.txt", "");
    write("blank.txt", " \n\t\n");
    Files.write(
        input.resolve("picture.txt"),
        new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'});
    byte[] latin = (GOOD + " Señora Núñez agreed.").getBytes(StandardCharsets.ISO_8859_1);
    Files.write(input.resolve("latin1.txt"), latin);
    byte[] whole =
        gzip(
            "{\"text\": \""
                + GOOD
                + " One.\"}\n{\"text\": \""
                + GOOD
                + " Two.\"}\n"
                + "x".repeat(100_000));
    Files.write(
        input.resolve("whole.jsonl.gz"),
        gzip("{\"id\": \"gz\", \"text\": \"" + GOOD + " Zipped.\"}\n"));
    Files.write(input.resolve("broken.jsonl.gz"), Arrays.copyOf(whole, whole.length - 20));
    write(
        "lines.jsonl",
        String.join(
            "\n",
            "{\"id\": \"l1\", \"text\": \"" + GOOD + " First.\"}",
            "{\"id\": \"l2\", \"text\": \"" + GOOD,
            "{\"id\": \"l3\", \"body\": \"" + GOOD + " Third.\"}",
            "{\"id\": \"l4\", \"headline\": \"no text\"}",
            "{\"id\": \"l1\", \"text\": \"" + GOOD + " Again.\"}",
            "[1, 2]",
            "{\"id\": \"l7\", \"text\": \"\"}",
            "{\"id\": \"l8\", \"text\": \"Bell\\u0007, nul\\u0000 and \\u202eright-to-left\\u202c: "
                + GOOD
                + "\"}",
            "{\"id\": \"l9\", \"text\": \"😀 " + GOOD + "\"}"));
    long lineLength = 50L << 20;
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(input.resolve("long.jsonl")))) {
      out.write("{\"id\": \"long\", \"text\": \"".getBytes(StandardCharsets.UTF_8));
      byte[] block = "word ".repeat(1 << 14).getBytes(StandardCharsets.UTF_8);
      for (long written = 0; written < lineLength; written += block.length) {
        out.write(block);
      }
      out.write(
          ("\"}\n{\"id\": \"after\", \"text\": \"" + GOOD + " After.\"}\n")
              .getBytes(StandardCharsets.UTF_8));
    }
    write(
        "rows.csv",
        "id,body,date\nc1,\""
            + GOOD
            + " Row, with comma.\",2024-04-02\nc2,\"never closed "
            + GOOD
            + "\nc3,"
            + GOOD
            + " Third row.,2024-04-03\n");
    write("columns.csv", "a,b\n1,2\n");
    write("not.parquet", "PAR1 it is not");
    write("sparkling._COPYING_", "left by a copy");
    write(".hidden.txt", GOOD);
    write("README.md", "# not a story");
    hostile = HostileFiles.write(Files.createDirectories(input.resolve("hostile")), GOOD);
    job =
        Job.of(
            "run",
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--max-record-bytes",
            "1000000");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(input.resolve(name), text);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private Map<String, String> rejects() {
    Map<String, String> rejects = new TreeMap<>();
    for (Row row : Job.table(output, "rejects").collectAsList()) {
      String file = Path.of(row.<String>getAs("source_path")).getFileName().toString();
      rejects.put(file + ":" + row.<Long>getAs("position"), row.getAs("reason"));
    }
    return rejects;
  }

  private List<String> ids() {
    return Job.table(output, "documents").select("doc_id").as(Encoders.STRING()).collectAsList();
  }

  @Test
  void theJobEndsWellAndWithoutAStackTrace() {
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.err()).doesNotContain("\tat ").doesNotContain("Exception");
  }

  @ParameterizedTest
  @CsvSource({
    "empty.txt:1, empty",
    "blank.txt:1, empty",
    "picture.txt:1, not_text",
    "latin1.txt:1, bad_encoding",
    "lines.jsonl:2, bad_json",
    "lines.jsonl:4, missing_text",
    "lines.jsonl:5, duplicate_id",
    "lines.jsonl:6, bad_json",
    "lines.jsonl:7, empty",
    "long.jsonl:1, too_long",
    "rows.csv:3, bad_csv",
    "columns.csv:1, missing_text",
    "not.parquet:1, bad_parquet"
  })
  void eachBadRecordIsARejectWithItsReason(String place, String reason) {
    assertThat(rejects()).containsEntry(place, reason);
  }

  @Test
  void eachHostileFileCostsItselfAndSaysWhy() {
    Map<String, String> rejects = rejects();
    List<String> stories = ids();
    for (HostileFiles.Expected expected : hostile) {
      if (expected.place() != null) {
        String place = expected.place().replace("*", "");
        assertThat(rejects.entrySet())
            .as(expected.fault())
            .anyMatch(e -> e.getKey().startsWith(place) && e.getValue().equals(expected.reason()));
      }
      if (expected.story() != null) {
        assertThat(stories).as(expected.fault()).contains(expected.story());
      }
    }
    hostile.stream()
        .collect(Collectors.groupingBy(HostileFiles.Expected::fault))
        .forEach(BadInputTest::enter);
  }

  private static void enter(String fault, List<HostileFiles.Expected> tried) {
    String reasons =
        tried.stream()
            .map(HostileFiles.Expected::reason)
            .filter(Objects::nonNull)
            .distinct()
            .collect(Collectors.joining(", "));
    String seen = reasons.isEmpty() ? "no reject" : "rejects: " + reasons;
    boolean hasStory = tried.stream().anyMatch(expected -> expected.story() != null);
    Ledger.enter(
        Part.INPUT, fault, tried.size(), 0, seen + (hasStory ? "; the story is read" : ""));
  }

  @Test
  void aPipeAndADeviceAreLeftAlone() throws IOException {
    assertThat(Job.manifest(output).inputs().skipped())
        .filteredOn(skipped -> skipped.why().equals("neither a file nor a directory"))
        .extracting(skipped -> Path.of(skipped.path()).getFileName().toString())
        .containsExactly("device.txt", "pipe.txt");
  }

  @Test
  void aBrokenGzipGivesWhatStoodBeforeTheBreak() {
    assertThat(rejects().entrySet())
        .anyMatch(e -> e.getKey().startsWith("broken.jsonl.gz") && e.getValue().equals("bad_gzip"));
    assertThat(Job.table(output, "documents").where("source_path like '%broken.jsonl.gz'").count())
        .isEqualTo(2);
  }

  @Test
  void theStoriesBesideThemAreAllThere() {
    assertThat(ids()).contains("gz", "l1", "l3", "l8", "l9", "after", "c1", "c3");
    assertThat(Job.table(output, "documents").where("source_path like '%good.txt'").count())
        .isEqualTo(1);
    assertThat(Job.table(output, "statements").where("speaker_name = 'Ada Okoro'").count())
        .isGreaterThanOrEqualTo(9);
  }

  @Test
  void anEmojiBeforeAStatementDoesNotShiftItsOffsets() {
    Row row =
        Job.table(output, "statements")
            .where("doc_id = 'l9'")
            .select("source_text", "source_spans")
            .head();
    assertThat(row.getString(0)).isEqualTo("Mayor Ada Okoro");
    assertThat(row.<Row>getList(1).get(0).getInt(0)).isEqualTo(2);
  }

  @Test
  void filesThatAreNoStoriesAreSkippedWithAWord() {
    assertThat(job.err()).contains("README.md (not a format").contains(".hidden.txt (hidden)");
  }

  @Test
  void aSampleShowsNoControlCharacter() {
    for (Row row : Job.table(output, "rejects").select("sample").collectAsList()) {
      assertThat(row.getString(0).codePoints().noneMatch(Character::isISOControl)).isTrue();
      assertThat(row.getString(0).codePointCount(0, row.getString(0).length()))
          .isLessThanOrEqualTo(200);
    }
  }

  @Test
  void aCorpusOfRejectsAloneIsRefusedAndSaysWhy() {
    Path nothing = directory.resolve("nothing");
    Job only =
        Job.of(
            "run",
            "--input",
            input.resolve("empty.txt").toString(),
            "--output",
            nothing.toString());
    assertThat(only.status()).as(only.err()).isEqualTo(3);
    assertThat(only.err()).contains("records: at least one of them is a story").contains("empty 1");
    assertThat(nothing.resolve("current")).doesNotExist();
  }
}
