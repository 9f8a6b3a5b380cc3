package org.onrecord.app;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.run.Manifest;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/** The real job on some of the project's own stories, from files to report. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RunCommandTest {
  /**
   * Nine stories, two of them one wire story run by two agencies, and the Spanish and the undated
   * one.
   */
  private static final String INPUT = "seeds/00*.txt,seeds/046*.txt,seeds/070*.txt";

  @TempDir static Path directory;
  private Path output;
  private Job first;

  @BeforeAll
  void run() {
    output = directory.resolve("out");
    first =
        Job.of(
            "run",
            "--input",
            INPUT,
            "--output",
            output.toString(),
            "--actors",
            "seeds/actors.csv",
            "--topics",
            "3");
  }

  private Dataset<Row> table(Table table) {
    return Job.table(output, table.name());
  }

  @Test
  void itPublishesAndSaysWhereTheReportIs() throws IOException {
    assertThat(first.status()).as(first.err()).isZero();
    String report =
        first.out().lines().filter(line -> line.startsWith("report")).findFirst().orElseThrow();
    assertThat(Path.of(report.substring("report".length()).strip())).exists();
    assertThat(first.out())
        .contains(
            "stories    11, 10 when copies count once; 1 without a date, 1 in other languages and not read");
    assertThat(Job.manifest(output).checks()).isNotEmpty().allMatch(Manifest.Check::passed);
    assertThat(Job.manifest(output).steps())
        .extracting(Manifest.Step::name)
        .containsExactly(
            "ingest", "cluster", "annotate", "identify", "topics", "relate", "checks", "report");
  }

  @Test
  void everyTableHasItsDeclaredColumnsAndNoOther() {
    for (Table table : Tables.all()) {
      assertThat(table(table).schema().simpleString())
          .as(table.name())
          .isEqualTo(table.schema().simpleString());
    }
  }

  @Test
  void theManifestCountsWhatTheTablesHold() throws IOException {
    for (Table table : Tables.all()) {
      assertThat(Job.manifest(output).tables().get(table.name()))
          .as(table.name())
          .isEqualTo(table(table).count());
    }
  }

  @Test
  void nothingOfTheStepsWorkIsLeft() throws IOException {
    try (Stream<Path> all = Files.walk(output)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .doesNotContain("work", "run.json.new");
    }
  }

  @Test
  void aStatementQuotesItsStoryToTheCharacter() {
    Dataset<Row> statements =
        table(Tables.STATEMENTS).join(table(Tables.DOCUMENTS).select("doc_id", "text"), "doc_id");
    List<Row> rows =
        statements
            .select("text", "content_spans", "content_text", "source_spans", "source_text")
            .collectAsList();
    assertThat(rows).hasSizeGreaterThan(50);
    for (Row row : rows) {
      assertThat(quoted(row.getString(0), row.getList(1))).isEqualTo(row.getString(2));
      assertThat(quoted(row.getString(0), row.getList(3))).isEqualTo(row.getString(4));
    }
  }

  private static String quoted(String text, List<Row> spans) {
    int[] points = text.codePoints().toArray();
    return spans.stream()
        .map(span -> new String(points, span.getInt(0), span.getInt(1) - span.getInt(0)))
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  @Test
  void theSameWireStoryOfTwoAgenciesIsOneCluster() {
    List<Row> copies =
        table(Tables.DOCUMENTS)
            .where(col("cluster_size").equalTo(2))
            .orderBy("source_path")
            .select("source_path", "cluster_id", "is_original")
            .collectAsList();
    assertThat(copies).hasSize(2);
    assertThat(copies.get(0).getString(1)).isEqualTo(copies.get(1).getString(1));
    assertThat(copies.stream().filter(row -> row.getBoolean(2))).hasSize(1);
    assertThat(table(Tables.RELATIONS).where("statement_count < cluster_count").count()).isZero();
    assertThat(table(Tables.TRENDS).where("statement_count > cluster_count").count()).isPositive();
  }

  @Test
  void anUndatedStoryHasNoDateAndEntersNoTrend() {
    Row story = table(Tables.DOCUMENTS).where(col("source_path").contains("070")).head();
    assertThat(story.<Object>getAs("published")).isNull();
    assertThat(story.<String>getAs("date_origin")).isEqualTo("unknown");
    assertThat(table(Tables.STATEMENTS).where("published is null").count()).isPositive();
    assertThat(table(Tables.TRENDS).where("period is null or period_start is null").count())
        .isZero();
  }

  @Test
  void aStoryInAnotherLanguageIsKeptAndHasNoStatements() throws IOException {
    Row story = table(Tables.DOCUMENTS).where(col("source_path").contains("046")).head();
    assertThat(story.<String>getAs("language")).isEqualTo("es");
    assertThat(
            table(Tables.STATEMENTS)
                .where(col("doc_id").equalTo(story.<String>getAs("doc_id")))
                .count())
        .isZero();
    assertThat(Job.manifest(output).stories().byLanguage()).containsEntry("es", 1L);
  }

  @Test
  void theActorsFileGivesSpeakersTheirIds() {
    assertThat(
            table(Tables.SPEAKERS)
                .where("speaker_id = 'chebwai-naomi' and country = 'KEN'")
                .count())
        .isEqualTo(1);
  }

  @Test
  void creditsAndHeaderDateComeFromTheStory() {
    Row story =
        table(Tables.DOCUMENTS)
            .where(col("source_path").equalTo("seeds/001-kenya-coast-line-proposal.txt"))
            .head();
    assertThat(story.<Object>getAs("published")).hasToString("2024-04-01");
    assertThat(story.<String>getAs("date_origin")).isEqualTo("header");
    assertThat(story.getList(story.fieldIndex("credits"))).isNotEmpty();
  }

  @Test
  void theSameAgainRecomputesNothing() throws IOException {
    String run = Files.readString(output.resolve("current"));
    var written =
        Files.getLastModifiedTime(output.resolve("runs").resolve(run.strip()).resolve("run.json"));
    Job again =
        Job.of(
            "run",
            "--input",
            INPUT,
            "--output",
            output.toString(),
            "--actors",
            "seeds/actors.csv",
            "--topics",
            "3",
            "--metrics",
            directory.resolve("job.prom").toString());
    assertThat(again.status()).isZero();
    assertThat(again.out()).startsWith("nothing new");
    assertThat(directory.resolve("job.prom"))
        .content()
        .contains("onrecord_exit_status 0\n", "onrecord_run_info{run=\"" + run.strip() + "\",");
    assertThat(again.err()).doesNotContain("annotate");
    assertThat(
            Files.getLastModifiedTime(
                output.resolve("runs").resolve(run.strip()).resolve("run.json")))
        .isEqualTo(written);
  }

  @Test
  void otherOptionsMakeAnotherRunThatUsesTheSameAnnotations() throws IOException {
    Path copy = directory.resolve("again");
    Job once = Job.of("run", "--input", INPUT, "--output", copy.toString(), "--topics", "3");
    long annotated = annotations(copy);
    String run = Files.readString(copy.resolve("current"));
    Job other =
        Job.of(
            "run", "--input", INPUT, "--output", copy.toString(), "--topics", "2", "--seed", "7");
    assertThat(once.status() + other.status()).as(other.err()).isZero();
    assertThat(Files.readString(copy.resolve("current"))).isNotEqualTo(run);
    assertThat(annotations(copy)).isEqualTo(annotated);
    Job listed = Job.of("runs", "--output", copy.toString());
    assertThat(listed.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("*"));
    Job kept = Job.of("runs", "--output", copy.toString(), "--keep", "1");
    assertThat(kept.out().lines()).hasSize(1).allMatch(line -> line.startsWith("*"));
  }

  private static long annotations(Path output) throws IOException {
    try (Stream<Path> versions = Files.list(output.resolve("annotations"))) {
      String[] all = versions.map(Path::toString).toArray(String[]::new);
      return org.onrecord.TestSpark.session()
          .read()
          .option("recursiveFileLookup", "true")
          .parquet(all)
          .count();
    }
  }

  @Test
  void aPeriodLeavesOutOtherAndUndatedStories() throws IOException {
    Path some = directory.resolve("period");
    Job job =
        Job.of(
            "run",
            "--input",
            INPUT,
            "--output",
            some.toString(),
            "--from",
            "2024-04-03",
            "--to",
            "2024-04-05");
    assertThat(job.status()).as(job.err()).isZero();
    Dataset<Row> stories = Job.table(some, "documents");
    assertThat(
            stories
                .where("published < '2024-04-03' or published > '2024-04-05' or published is null")
                .count())
        .isZero();
    String run = Files.readString(some.resolve("current")).strip();
    Manifest manifest =
        Manifest.fromJson(Files.readString(some.resolve("runs/" + run + "/run.json")));
    assertThat(manifest.stories().read() + manifest.stories().outOfPeriod()).isEqualTo(11);
  }

  @Test
  void aRunThatIsRefusedLeavesTheCurrentOneAsItWas() throws IOException {
    Path stories = Files.createDirectories(directory.resolve("refused-in"));
    Files.writeString(
        stories.resolve("a.txt"),
        "date 2024-04-01 Mayor Ada Okoro said on Monday that the bridge was safe.\n");
    Path there = directory.resolve("refused-out");
    assertThat(Job.of("run", "--input", stories.toString(), "--output", there.toString()).status())
        .isZero();
    String before = Files.readString(there.resolve("current"));
    Files.write(stories.resolve("b.txt"), new byte[] {(byte) 0xff, (byte) 0xc0, 'x'});
    Job refused =
        Job.of(
            "run",
            "--input",
            stories.toString(),
            "--output",
            there.toString(),
            "--max-rejected",
            "0.1");
    assertThat(refused.status()).isEqualTo(OnRecord.REFUSED);
    assertThat(refused.complaints())
        .singleElement()
        .asString()
        .contains("rejects: at most 10 % of the records");
    assertThat(Files.readString(there.resolve("current"))).isEqualTo(before);
    assertThat(there.resolve("runs").toFile().list()).hasSize(1);
  }

  @Test
  void whatADeadRunLeftIsGoneAfterTheNext() throws IOException {
    Path there = directory.resolve("dead");
    Path remains = Files.createDirectories(there.resolve("runs/0123456789abcdef/tables/documents"));
    Files.writeString(remains.resolve("part-0.parquet"), "half", StandardCharsets.UTF_8);
    Path half = Files.createDirectories(there.resolve("annotations/any-1/0123456789abcdef"));
    assertThat(Job.of("run", "--input", "seeds/001*.txt", "--output", there.toString()).status())
        .isZero();
    assertThat(there.resolve("runs/0123456789abcdef")).doesNotExist();
    assertThat(half).as("annotations that were not finished").doesNotExist();
  }

  @Test
  void theSecondJobOnOneOutputSaysSoAndEndsWithOne() throws Exception {
    Path there = directory.resolve("locked");
    var target =
        org.onrecord.run.OutputDirectory.at(
            there.toString(), new org.apache.hadoop.conf.Configuration());
    try (var lock = org.onrecord.run.OutputLock.tryAcquire(target, "test").orElseThrow()) {
      assertThat(lock.isHeld()).isTrue();
      Path metrics = directory.resolve("locked.prom");
      Job second =
          Job.of(
              "run",
              "--input",
              "seeds/001*.txt",
              "--output",
              there.toString(),
              "--metrics",
              metrics.toString());
      assertThat(metrics).as("the other job's to write").doesNotExist();
      assertThat(second.status()).isEqualTo(OnRecord.FAILED);
      assertThat(second.complaints())
          .containsExactly("onrecord: another job is writing to " + there);
    }
  }
}
