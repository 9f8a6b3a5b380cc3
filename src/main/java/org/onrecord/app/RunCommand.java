package org.onrecord.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.onrecord.corpus.FieldNames;
import org.onrecord.corpus.InputLimits;
import org.onrecord.report.VisibleText;
import org.onrecord.run.Hashes;
import org.onrecord.run.JobConfig;
import org.onrecord.run.Manifest;
import org.onrecord.run.Messages;
import org.onrecord.run.Metrics;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.OutputLock;
import org.onrecord.run.Progress;
import org.onrecord.run.Publisher;
import org.onrecord.run.UserError;
import org.onrecord.run.Versions;
import org.onrecord.speaker.Actors;
import org.onrecord.speaker.Corrections;
import org.onrecord.speaker.RowProblem;
import org.onrecord.step.InputFiles;
import org.onrecord.step.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code run}: reads stories, writes tables and a report, and publishes them. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Read news stories; write tables and a report; publish them in the output directory.")
final class RunCommand implements Callable<Integer> {
  @Option(
      names = "--input",
      required = true,
      split = ",",
      paramLabel = "PATH",
      description =
          "File, directory, glob or URI of stories; may be repeated. Text, JSON Lines, JSON, CSV, TSV, Parquet, also gzipped.")
  private List<String> inputs = new ArrayList<>();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Directory or URI for tables, reports and runs.")
  private String output;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description =
          "Take stories from this day on (YYYY-MM-DD). Stories without a date are then left out.")
  private String from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description =
          "Take stories up to and with this day (YYYY-MM-DD). Stories without a date are then left out.")
  private String to;

  @Option(
      names = "--fields",
      paramLabel = "NAME=FIELD",
      defaultValue = "",
      description =
          "Which field is which, as text=body,published=date, where the usual names do not tell.")
  private String fields;

  @Option(
      names = "--actors",
      paramLabel = "CSV",
      description = "Known actors: id,name,aliases,role,country,kind; aliases separated by |.")
  private String actors;

  @Option(
      names = "--corrections",
      paramLabel = "CSV",
      description =
          "Who made a statement, where you know better: story_id,start,end,speaker, as in a report's statements.csv.")
  private String corrections;

  private static final int MOST_WARNINGS = 10;
  private static final int LONGEST_WARNING = 300;

  private static final int FEWEST_TOPICS = 2;
  private static final int MOST_TOPICS = 1000;
  private static final String SAME = "same";
  private static final String CURRENT = "current";
  private static final String NONE = "none";

  @Option(
      names = "--topics",
      paramLabel = "N|auto|same",
      defaultValue = "auto",
      description =
          "How many topics, from 2 on; auto takes the number whose topics are most coherent and stable; same takes the topics of the run that is continued. Default: ${DEFAULT-VALUE}.")
  private String topics;

  /** What becomes of names in the terms that topics are made of. */
  enum TopicNames {
    KEEP,
    DROP
  }

  @Option(
      names = "--topic-names",
      paramLabel = "keep|drop",
      defaultValue = "keep",
      description =
          "Whether the names of people, organisations and places are terms that topics are made of. Default: ${DEFAULT-VALUE}.")
  private TopicNames topicNames;

  @Option(
      names = "--continue",
      paramLabel = "RUN|current|none",
      defaultValue = "current",
      description =
          "The earlier run whose topics keep their ids where they are found again. Default: ${DEFAULT-VALUE}.")
  private String continues;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of all that is random. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--max-record-bytes",
      paramLabel = "N",
      defaultValue = "" + InputLimits.DEFAULT_MAX_RECORD_BYTES,
      description =
          "Longest record that is read, in bytes, up to 268435456; longer ones are rejects. Default: ${DEFAULT-VALUE}.")
  private int maxRecordBytes;

  @Option(
      names = "--max-inflation",
      paramLabel = "TIMES",
      defaultValue = "" + InputLimits.DEFAULT_MAX_INFLATION,
      description =
          "How many times its stored size a compressed file may become; the rest of it is a reject. Default: ${DEFAULT-VALUE}.")
  private int maxInflation;

  @Option(
      names = "--speaker-confidence",
      paramLabel = "SHARE",
      defaultValue = "0.6",
      description =
          "How sure, 0 to 1, a speaker must be to be named; below it the statement has none. Default: ${DEFAULT-VALUE}.")
  private double speakerConfidence;

  @Option(
      names = "--max-rejected",
      paramLabel = "SHARE",
      defaultValue = "1",
      description =
          "Largest share of records, 0 to 1, that may be rejected; above it nothing is published (exit 3). Default: ${DEFAULT-VALUE}.")
  private double maxRejected;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "YAML file of these options, by their names without dashes; the command line wins.")
  @SuppressWarnings(
      "UnusedVariable") // Read by ConfigFile, before all other options get their values.
  private String config;

  /** The options that a configuration file may set. */
  static List<String> configurable() {
    return List.of(
        "input",
        "output",
        "from",
        "to",
        "fields",
        "actors",
        "corrections",
        "topics",
        "topic-names",
        "continue",
        "seed",
        "speaker-confidence",
        "max-record-bytes",
        "max-inflation",
        "max-rejected",
        "metrics");
  }

  @Option(
      names = "--metrics",
      paramLabel = "FILE",
      description =
          "Write how the job went to this local file, in the text form of Prometheus, also if it fails.")
  private java.nio.file.Path metrics;

  /** The run that this job published, or found to be there; null if it came to nothing. */
  private Manifest outcome;

  /** Whether this job gave way to another one. */
  private boolean isAnotherAtWork;

  @Override
  public Integer call() throws IOException {
    Instant started = Instant.now();
    int status = OnRecord.FAILED;
    try {
      status = publish();
      return status;
    } catch (UserError e) {
      status = OnRecord.USAGE;
      throw e;
    } finally {
      // Of two jobs the one that works will tell how it went.
      if (metrics != null && hasPlaceForMetrics() && !isAnotherAtWork) {
        writeMetrics(started, status);
      }
    }
  }

  private boolean hasPlaceForMetrics() {
    return Files.isDirectory(metrics.toAbsolutePath().getParent()) && !Files.isDirectory(metrics);
  }

  /** A job that went well has not failed because nobody can be told. */
  private void writeMetrics(Instant started, int status) {
    try {
      Metrics.write(
          metrics, Metrics.of(started, Instant.now(), status, Optional.ofNullable(outcome)));
    } catch (IOException e) {
      OnRecord.complain(
          "the metrics cannot be written: " + metrics + " (" + Messages.firstLine(e) + ")");
    }
  }

  private int publish() throws IOException {
    JobConfig job = job();
    Sessions.refuseOtherSparks();
    Configuration hadoop = Sessions.hadoopConfiguration();
    UserFile actorsFile = UserFile.read("actors", job.actors(), hadoop);
    UserFile correctionsFile = UserFile.read("corrections", job.corrections(), hadoop);
    List<UserFile> files = List.of(actorsFile, correctionsFile);
    Known known =
        new Known(
            actorsFile.parsed(Actors::parse, Actors.none()),
            correctionsFile.parsed(Corrections::parse, Corrections.none()));
    InputFiles input = InputFiles.find(job.inputs(), named(files), job.output(), hadoop);
    OutputDirectory target = OutputDirectory.at(job.output(), hadoop);
    Versions versions = Versions.of(Pipeline.annotatorVersion(), Sessions.sparkVersion());

    Optional<OutputLock> lock =
        OutputLock.tryAcquire(target, "pid " + ProcessHandle.current().pid());
    if (lock.isEmpty()) {
      isAnotherAtWork = true;
      OnRecord.complain("another job is writing to " + job.output());
      return OnRecord.FAILED;
    }
    try (OutputLock held = lock.get()) {
      Publisher publisher = new Publisher(target, held);
      publisher.removeRemains();
      job = continued(job, target, run -> runId(run, input, versions, files));
      String runId = runId(job, input, versions, files);
      if (target.isWhole(runId)) {
        publisher.pointTo(runId);
        System.out.println("nothing new: this input, configuration and version are run " + runId);
        outcome = Manifest.fromJson(target.read(target.manifest(runId)));
        print(outcome, target);
        return OnRecord.OK;
      }
      try {
        return run(job, input, known, target, versions, runId, held, publisher);
      } catch (RuntimeException | Error e) {
        // At once, not by the next start: it may be what fills the disk.
        removeFailed(target, runId, held, e);
        throw e;
      }
    }
  }

  /** What the user's files say. */
  private record Known(Actors actors, Corrections corrections) {}

  private static Map<String, String> named(List<UserFile> files) {
    return files.stream()
        .filter(file -> file.location() != null)
        .collect(Collectors.toMap(UserFile::what, UserFile::location));
  }

  /**
   * With the run that is continued. The same job again continues what it continued before, so that
   * it is known to be the same.
   */
  private JobConfig continued(
      JobConfig job, OutputDirectory target, Function<JobConfig, String> runId) {
    if (continues.equals(NONE) && !job.sameTopics()) {
      return job;
    }
    Optional<String> current = target.currentRun().filter(target::isWhole);
    if (continues.equals(CURRENT) && current.isPresent()) {
      Manifest manifest = Manifest.fromJson(target.read(target.manifest(current.get())));
      JobConfig again = job.continuing(manifest.config().continues());
      if (runId.apply(again).equals(current.get())) {
        return again;
      }
    }
    Optional<String> found =
        (continues.equals(CURRENT) ? current : Optional.of(continues))
            .filter(run -> Pipeline.hasTopics(target, run));
    if (found.isEmpty() && !continues.equals(CURRENT) && !continues.equals(NONE)) {
      throw new UserError("--continue names no run that has topics: " + continues);
    }
    if (found.isEmpty() && job.sameTopics()) {
      throw new UserError("--topics same needs a run to continue, and there is none with topics");
    }
    return job.continuing(found.orElse(null));
  }

  private int run(
      JobConfig job,
      InputFiles input,
      Known known,
      OutputDirectory target,
      Versions versions,
      String runId,
      OutputLock lock,
      Publisher publisher)
      throws IOException {
    Progress progress =
        Sessions.isTerminal() ? Progress.live(System.err) : Progress.lines(System.err);
    try (progress;
        Sessions.Lease session = Sessions.open("onrecord run " + runId)) {
      Sessions.interpretIfSmall(session.spark(), input);
      warn(progress, input, known, job);
      Pipeline.Outcome made =
          new Pipeline(
                  session.spark(),
                  target,
                  lock,
                  job,
                  input,
                  known.actors(),
                  known.corrections(),
                  versions,
                  runId,
                  progress,
                  Clock.systemUTC())
              .run();
      if (!made.passed()) {
        made.manifest().checks().stream()
            .filter(check -> !check.passed())
            .forEach(check -> OnRecord.complain(refusal(check, made.manifest().stories())));
        target.delete(target.run(runId));
        return OnRecord.REFUSED;
      }
      publisher.publish(made.manifest());
      outcome = made.manifest();
      print(outcome, target);
      return OnRecord.OK;
    }
  }

  private static void removeFailed(
      OutputDirectory target, String runId, OutputLock lock, Throwable why) {
    try {
      if (lock.isHeld() && !target.isWhole(runId)) {
        target.delete(target.run(runId));
      }
    } catch (UncheckedIOException e) {
      why.addSuppressed(e);
    }
  }

  private static String refusal(Manifest.Check check, Manifest.Stories stories) {
    String rejected =
        stories.rejectedByReason().entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    return "refused: "
        + check.name()
        + " ("
        + check.violations()
        + " do not)"
        + (rejected.isEmpty() ? "" : "; rejects: " + rejected);
  }

  private static void warn(Progress progress, InputFiles input, Known known, JobConfig job) {
    for (Manifest.Skipped skipped : input.skipped().stream().limit(MOST_WARNINGS).toList()) {
      progress.line("skipped   " + onOneLine(skipped.path()) + " (" + skipped.why() + ")");
    }
    if (input.skipped().size() > MOST_WARNINGS) {
      progress.line(
          "skipped   "
              + (input.skipped().size() - MOST_WARNINGS)
              + " more files; run.json lists them");
    }
    warn(progress, "actors    ", job.actors(), known.actors().problems());
    warn(progress, "corrections ", job.corrections(), known.corrections().problems());
  }

  private static void warn(Progress progress, String what, String file, List<RowProblem> problems) {
    for (RowProblem problem : problems.stream().limit(MOST_WARNINGS).toList()) {
      progress.line(
          what
              + file
              + " line "
              + problem.line()
              + ": "
              + Messages.cut(onOneLine(problem.detail()), LONGEST_WARNING));
    }
    if (problems.size() > MOST_WARNINGS) {
      progress.line(what + (problems.size() - MOST_WARNINGS) + " more lines not used");
    }
  }

  /** A name may hold line ends and codes that a terminal obeys. */
  private static String onOneLine(String name) {
    return VisibleText.of(name).replace('\n', '\u240A').replace('\r', '\u240D');
  }

  private static void print(Manifest manifest, OutputDirectory output) {
    Manifest.Stories stories = manifest.stories();
    Manifest.Statements statements = manifest.statements();
    long notRead =
        stories.byLanguage().entrySet().stream()
            .filter(e -> !e.getKey().equals("en") && !e.getKey().equals("unknown"))
            .mapToLong(java.util.Map.Entry::getValue)
            .sum();
    line("run        %s", manifest.runId());
    line(
        "stories    %,d, %,d when copies count once; %,d without a date, %,d in other languages and not read",
        stories.read(), stories.clusters(), stories.undated(), notRead);
    line("rejects    %,d%s", stories.rejected(), reasons(stories));
    line(
        "statements %,d, %,d with a speaker (%.0f %%)",
        statements.found(),
        statements.withSpeaker(),
        statements.found() == 0 ? 0.0 : 100.0 * statements.withSpeaker() / statements.found());
    line("speakers   %,d", manifest.tables().get("speakers"));
    line("topics     %,d", manifest.tables().get("topics"));
    line("tables     %s", output.shown(new Path(output.run(manifest.runId()), "tables")));
    line("report     %s", output.shown(new Path(output.report(manifest.runId()), "index.html")));
  }

  /** Why records were rejected, most frequent first, and where to read about each. */
  private static String reasons(Manifest.Stories stories) {
    if (stories.rejected() == 0) {
      return "";
    }
    return stories.rejectedByReason().entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(e -> String.format(Locale.ROOT, "%s %,d", e.getKey(), e.getValue()))
        .collect(Collectors.joining(", ", " (", "; see table rejects)"));
  }

  private static void line(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values).stripTrailing());
  }

  private JobConfig job() {
    LocalDate first = date("--from", from);
    LocalDate last = date("--to", to);
    if (first != null && last != null && last.isBefore(first)) {
      throw new UserError("--to " + to + " lies before --from " + from);
    }
    try {
      FieldNames.parse(fields);
    } catch (IllegalArgumentException e) {
      throw new UserError("--fields: " + e.getMessage());
    }
    if (maxRecordBytes < 1 || maxRecordBytes > InputLimits.HIGHEST_MAX_RECORD_BYTES) {
      throw new UserError(
          "--max-record-bytes must be 1 to "
              + InputLimits.HIGHEST_MAX_RECORD_BYTES
              + ": "
              + maxRecordBytes);
    }
    if (maxInflation < 1) {
      throw new UserError("--max-inflation must be 1 or more: " + maxInflation);
    }
    if (!(maxRejected >= 0 && maxRejected <= 1)) {
      throw new UserError("--max-rejected must lie between 0 and 1: " + maxRejected);
    }
    if (!(speakerConfidence >= 0 && speakerConfidence <= 1)) {
      throw new UserError("--speaker-confidence must lie between 0 and 1: " + speakerConfidence);
    }
    if (output.isBlank()) {
      throw new UserError("--output is empty");
    }
    if (metrics != null && !hasPlaceForMetrics()) {
      throw new UserError("--metrics is no file in a directory that is there: " + metrics);
    }
    if (inputs.stream().anyMatch(String::isBlank)) {
      throw new UserError("--input is empty");
    }
    return new JobConfig(
        inputs,
        output,
        first,
        last,
        actors,
        corrections,
        fields,
        maxRecordBytes,
        maxInflation,
        topicCount(),
        topics.equals(SAME),
        topicNames == TopicNames.KEEP,
        null,
        seed,
        speakerConfidence,
        maxRejected);
  }

  private static LocalDate date(String option, String value) {
    try {
      return value == null ? null : LocalDate.parse(value);
    } catch (DateTimeParseException e) {
      throw new UserError(option + " is not a date (YYYY-MM-DD): " + value);
    }
  }

  private Integer topicCount() {
    if (topics.equals("auto") || topics.equals(SAME)) {
      return null;
    }
    try {
      int count = Integer.parseInt(topics);
      if (count >= FEWEST_TOPICS && count <= MOST_TOPICS) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw noTopicCount();
    }
    throw noTopicCount();
  }

  private UserError noTopicCount() {
    return new UserError(
        String.format(
            Locale.ROOT,
            "--topics is neither a number from %d to %d nor auto or same: %s",
            FEWEST_TOPICS,
            MOST_TOPICS,
            topics));
  }

  /** Of all that decides what the tables hold. */
  private static String runId(
      JobConfig job, InputFiles input, Versions versions, List<UserFile> files) {
    Hashes hashes = new Hashes();
    files.forEach(file -> hashes.add(file.text()));
    return hashes
        .add(input.fingerprint())
        .add(job.from())
        .add(job.to())
        .add(job.fields())
        .add(job.maxRecordBytes())
        .add(job.maxInflation())
        .add(job.topics())
        .add(job.sameTopics())
        .add(job.topicNames())
        .add(job.continues())
        .add(job.seed())
        .add(job.speakerConfidence())
        .add(job.maxRejected())
        .add(versions.onrecord())
        .add(versions.code())
        .add(versions.annotator())
        .add(versions.schema())
        .add(versions.spark())
        .hex(16);
  }
}
