package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./onrecord} in a process of its own, as a user or a schedule starts it. */
final class JobProcess implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final Process process;
  private final Path out;
  private final Path err;

  private JobProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** Starts it; what it prints goes to files. */
  static JobProcess start(List<String> arguments) throws IOException {
    return start(Map.of(), arguments);
  }

  /** Starts it with more in its environment. */
  static JobProcess start(Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("./onrecord"));
    command.addAll(arguments);
    return startCommand(environment, command);
  }

  /**
   * How a job ended that went well.
   *
   * @param took from its start to its end
   */
  record Ended(String out, String err, Duration took) {}

  /** Starts it with more in its environment, and waits for its end, which must be a good one. */
  static Ended run(Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    try (JobProcess job = start(environment, arguments)) {
      assertThat(job.status()).as(job.err()).isZero();
      return new Ended(job.out(), job.err(), Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** Starts any command that comes to a job. */
  static JobProcess startCommand(Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile("onrecord", ".out");
    Path err = Files.createTempFile("onrecord", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    return new JobProcess(builder.start(), out, err);
  }

  /** Waits for its end and tells its exit status. */
  int status() throws InterruptedException {
    return status(1);
  }

  /** The same of a command that runs so many jobs one after another. */
  int status(int jobs) throws InterruptedException {
    Duration longest = LONGEST.multipliedBy(jobs);
    if (!process.waitFor(longest.toSeconds(), TimeUnit.SECONDS)) {
      kill();
      throw new AssertionError("not at its end after " + longest);
    }
    return process.exitValue();
  }

  /** Whether it runs still, after waiting so long for its end. */
  boolean runsAfter(long milliseconds) throws InterruptedException {
    return !process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
  }

  /** kill -9, of it and of whatever it started. */
  void kill() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** What it has written to stdout so far. */
  String out() throws IOException {
    return Files.readString(out);
  }

  /** What it has written to stderr so far. */
  String err() throws IOException {
    return Files.readString(err);
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(out);
    Files.deleteIfExists(err);
  }
}
