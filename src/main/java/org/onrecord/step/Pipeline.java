package org.onrecord.step;

import java.time.Clock;
import java.time.Instant;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.onrecord.run.JobConfig;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.OutputLock;
import org.onrecord.run.Progress;
import org.onrecord.run.StepClock;
import org.onrecord.run.Store;
import org.onrecord.run.Versions;
import org.onrecord.speaker.Actors;
import org.onrecord.speaker.Corrections;

/**
 * The whole job, in the order of the design. Each step is staged: written, and read back by those
 * that follow.
 */
public final class Pipeline {
  private final SparkSession spark;
  private final OutputDirectory output;
  private final OutputLock lock;
  private final JobConfig config;
  private final InputFiles input;
  private final Actors actors;
  private final Corrections corrections;
  private final Versions versions;
  private final String runId;
  private final Progress progress;
  private final Clock time;

  /** A run that has not begun. Nothing is written before {@link #run}. */
  public Pipeline(
      SparkSession spark,
      OutputDirectory output,
      OutputLock lock,
      JobConfig config,
      InputFiles input,
      Actors actors,
      Corrections corrections,
      Versions versions,
      String runId,
      Progress progress,
      Clock time) {
    this.spark = spark;
    this.output = output;
    this.lock = lock;
    this.config = config;
    this.input = input;
    this.actors = actors;
    this.corrections = corrections;
    this.versions = versions;
    this.runId = runId;
    this.progress = progress;
    this.time = time;
  }

  /** The version of what reads the stories; annotations of another version are not used again. */
  public static String annotatorVersion() {
    return Annotate.version();
  }

  /** Whether a run has left topics that another can go on from. */
  public static boolean hasTopics(OutputDirectory output, String run) {
    return Topics.has(output, run);
  }

  /**
   * How a run ended.
   *
   * @param manifest all that is known of it
   * @param passed whether the checks allow it to be published
   */
  public record Outcome(Manifest manifest, boolean passed) {}

  /** Runs all steps and writes tables and report; publishing is the caller's. */
  public Outcome run() {
    Instant started = time.instant();
    Store store = new Store(spark, output, runId, lock);
    try (StepClock clock = new StepClock(spark, progress)) {
      Ingest.Result ingested =
          clock.run(
              "ingest",
              "stories",
              () -> new Ingest(store, config).run(input),
              r -> r.stories().count());
      Dataset<Row> stories = ingested.stories();
      Dataset<Row> clusters =
          clock.run("cluster", "stories", () -> new Cluster(store).run(stories), Dataset::count);
      Annotate.Result annotated =
          clock.run(
              "annotate",
              "stories",
              () -> new Annotate(store, progress).run(stories, clusters),
              r -> r.annotated().count());
      Identify.Result identified =
          clock.run(
              "identify",
              "statements",
              () ->
                  new Identify(store, actors, corrections, config.speakerConfidence(), progress)
                      .run(annotated.annotated()),
              r -> r.statements().count());
      Topics.Result topics =
          clock.run(
              "topics",
              "topics",
              () ->
                  new Topics(store, output, runId, config, progress)
                      .run(annotated.documents(), identified.mentions(), identified.embedded()),
              r -> r.topics().count());
      clock.run(
          "relate",
          "relations",
          () -> new Relate(store).run(annotated.documents(), identified, topics.statementTopics()),
          r -> r.relations().count());
      Checks.Result checks =
          clock.run(
              "checks",
              "checks",
              () -> new Checks(store, config.maxRejected()).run(),
              r -> r.checks().size());
      RunCounts counts = RunCounts.of(store::read, ingested.outOfPeriod());
      if (checks.passed()) {
        clock.run(
            "report",
            "files",
            () -> new Report(store, runId, counts, topics.history()).write(output),
            pages -> pages);
      }
      Manifest manifest =
          new Manifest(
              runId,
              started,
              time.instant(),
              new Manifest.Inputs(
                  input.fingerprint(), input.files().size(), input.bytes(), input.skipped()),
              config,
              versions,
              checks.tables(),
              counts.stories(),
              counts.statements(),
              topics.history(),
              checks.checks(),
              clock.steps());
      return new Outcome(manifest, checks.passed());
    }
  }
}
