package org.onrecord.app;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.OutputLock;
import org.onrecord.run.Publisher;
import org.onrecord.run.UserError;
import org.onrecord.step.Retention;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code runs}: lists the runs of an output directory and removes old ones. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = "List the runs in an output directory; with --keep, remove old ones.")
final class RunsCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory.")
  private String output;

  @Option(
      names = "--keep",
      paramLabel = "N",
      description =
          "Remove all but the N newest runs, and what was read of stories in none of those; the current run is never removed.")
  private Integer keep;

  @Override
  public Integer call() throws IOException {
    if (keep != null && keep < 1) {
      throw new UserError("--keep must be 1 or more: " + keep);
    }
    OutputDirectory directory = OutputDirectory.at(output, Sessions.hadoopConfiguration());
    if (!directory.files().exists(directory.root())) {
      throw new UserError("the output directory does not exist: " + output);
    }
    if (keep != null && !remove(directory)) {
      return OnRecord.FAILED;
    }
    String current = directory.currentRun().orElse("");
    for (Manifest run : newestFirst(directory)) {
      System.out.println(
          String.format(
              Locale.ROOT,
              "%s %s  %s  %,8d stories  %,8d statements",
              run.runId().equals(current) ? "*" : " ",
              run.runId(),
              run.finished(),
              run.stories().read(),
              run.statements().found()));
    }
    return OnRecord.OK;
  }

  private boolean remove(OutputDirectory directory) throws IOException {
    Optional<OutputLock> lock =
        OutputLock.tryAcquire(directory, "pid " + ProcessHandle.current().pid());
    if (lock.isEmpty()) {
      OnRecord.complain("another job is writing to " + output);
      return false;
    }
    try (OutputLock held = lock.get()) {
      new Publisher(directory, held).removeRemains();
      String current = directory.currentRun().orElse("");
      newestFirst(directory).stream()
          .skip(keep)
          .map(Manifest::runId)
          .filter(run -> !run.equals(current))
          .forEach(
              run -> {
                directory.delete(directory.run(run));
                System.err.println("removed   " + run);
              });
      if (!directory.annotations().isEmpty()) {
        try (Sessions.Lease session = Sessions.open("onrecord runs")) {
          long forgotten =
              new Retention(session.spark(), directory, held).keepTextsOf(newestFirst(directory));
          if (forgotten > 0) {
            System.err.println(
                "removed   what was read of " + forgotten + " stories in none of them");
          }
        }
      }
      return held.isHeld();
    }
  }

  private static List<Manifest> newestFirst(OutputDirectory directory) {
    return directory.runs().stream()
        .filter(directory::isWhole)
        .map(run -> Manifest.fromJson(directory.read(directory.manifest(run))))
        .sorted(Comparator.comparing(Manifest::finished).reversed().thenComparing(Manifest::runId))
        .toList();
  }
}
