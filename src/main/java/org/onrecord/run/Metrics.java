package org.onrecord.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How the last job went, in the text form of Prometheus (version 0.0.4), for the textfile collector
 * of its node exporter. All are gauges: a job leaves its figures behind and is gone.
 */
public final class Metrics {
  private final StringBuilder text = new StringBuilder();

  private Metrics() {}

  /**
   * The metrics of a job.
   *
   * @param status its exit status
   * @param run what it published, or what was there already; empty if it came to nothing
   */
  public static String of(Instant started, Instant finished, int status, Optional<Manifest> run) {
    Metrics metrics = new Metrics();
    metrics.add(
        "exit_status",
        "Exit status of the last job: 0 published, or nothing new; 1 failed; 2 wrong usage; 3 refused by a check.",
        status);
    metrics.add("started_timestamp_seconds", "When the last job began.", seconds(started));
    metrics.add("finished_timestamp_seconds", "When the last job ended.", seconds(finished));
    metrics.add(
        "duration_seconds",
        "How long the last job took.",
        Duration.between(started, finished).toMillis() / 1000.0);
    run.ifPresent(metrics::add);
    return metrics.text.toString();
  }

  private static double seconds(Instant time) {
    return time.toEpochMilli() / 1000.0;
  }

  private void add(Manifest run) {
    head("run_info", "The run that readers should use.");
    value(
        "run_info",
        "{run=" + quoted(run.runId()) + ",version=" + quoted(run.versions().onrecord()) + "}",
        1);
    add("run_finished_timestamp_seconds", "When the run was made.", seconds(run.finished()));
    add("input_files", "Files that were read.", run.inputs().files());
    add("input_bytes", "Their sizes.", run.inputs().bytes());
    add("stories", "Stories that were read.", run.stories().read());
    add("stories_distinct", "Stories when copies count once.", run.stories().clusters());
    add("stories_undated", "Stories without a date.", run.stories().undated());
    add("stories_out_of_period", "Stories left out by their date.", run.stories().outOfPeriod());
    add("stories_by_language", "Stories.", "language", run.stories().byLanguage());
    add("rejects", "Records that are no stories.", run.stories().rejected());
    add(
        "rejects_by_reason",
        "Records that are no stories.",
        "reason",
        run.stories().rejectedByReason());
    add("statements", "Statements.", run.statements().found());
    add(
        "statements_with_speaker",
        "Statements with a resolved speaker.",
        run.statements().withSpeaker());
    add("table_rows", "Rows of a table.", "table", run.tables());
    head("step_seconds", "How long a step took.");
    run.steps().forEach(s -> value("step_seconds", label("step", s.name()), s.wallSeconds()));
    head("step_cpu_seconds", "CPU time of a step's tasks.");
    run.steps().forEach(s -> value("step_cpu_seconds", label("step", s.name()), s.cpuSeconds()));
    head("step_rows", "Rows that came out of a step.");
    run.steps().forEach(s -> value("step_rows", label("step", s.name()), s.rows()));
  }

  private void add(String name, String help, Number value) {
    head(name, help);
    value(name, "", value);
  }

  private void add(String name, String help, String label, Map<String, Long> values) {
    head(name, help);
    values.forEach((key, value) -> value(name, label(label, key), value));
  }

  private void head(String name, String help) {
    text.append("# HELP onrecord_").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE onrecord_").append(name).append(" gauge\n");
  }

  private void value(String name, String labels, Number value) {
    String number =
        value instanceof Double fraction
            ? String.format(Locale.ROOT, "%.3f", fraction)
            : value.toString();
    text.append("onrecord_").append(name).append(labels).append(' ').append(number).append('\n');
  }

  private static String label(String name, String value) {
    return "{" + name + "=" + quoted(value) + "}";
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** Writes a file in one step, so that nobody reads half of it. */
  public static void write(Path file, String metrics) throws IOException {
    Path whole = file.toAbsolutePath();
    Path draft = Files.createTempFile(whole.getParent(), ".", "." + whole.getFileName());
    try {
      Files.writeString(draft, metrics);
      // A file of the system's making is its maker's alone; the collector is somebody else.
      if (Files.getFileStore(draft).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rw-r--r--"));
      }
      Files.move(draft, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }
}
