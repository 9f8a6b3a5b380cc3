package org.onrecord.app;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.onrecord.report.Dates;
import org.onrecord.report.ReportDefinition;
import org.onrecord.report.ReportPages.Format;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.run.UserError;
import org.onrecord.step.Report;
import org.onrecord.step.RunCounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: writes the report of a published run again, from its tables. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write a report of a published run from its tables: the run's own again, or one that a file defines.",
      "The run itself stays as it is. Files of an earlier report in the same place are replaced."
    })
final class ReportCommand implements Callable<Integer> {
  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "The output directory that holds the run.")
  private String output;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "The run. Default: the one that readers should use.")
  private String run;

  @Option(
      names = "--spec",
      paramLabel = "FILE",
      description =
          "What the report shows, as in reports/*.yaml. Default: all that the run's own report shows.")
  private String spec;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "The day (2021-08-30), ISO week (2021-W35) or month (2021-08) that the report is about, as its definition asks for. Default: the latest that has a story.")
  private String period;

  @Option(
      names = "--filter",
      paramLabel = "FILTER=VALUE",
      description =
          "In place of the definition's filter of that name, as speakers=NAME or between=CHN|ECU; may be repeated.")
  private List<String> filters = List.of();

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "html|md|json|csv",
      defaultValue = "html,md,json,csv",
      description = "Which files to write; may be repeated. Default: ${DEFAULT-VALUE}.")
  private List<Format> formats = List.of();

  @Option(
      names = {"--out", "--to"},
      paramLabel = "PATH",
      description = "The directory to write into. Default: report-RUN in the working directory.")
  private String out;

  @Override
  public Integer call() throws IOException {
    ReportDefinition definition = definition();
    Dates dates = dates(definition);
    Sessions.refuseOtherSparks();
    Configuration hadoop = Sessions.hadoopConfiguration();
    OutputDirectory source = OutputDirectory.at(output, hadoop);
    Manifest manifest = PublishedRuns.manifest(source, run);
    String runId = manifest.runId();
    OutputDirectory target = PublishedRuns.placeBeside(source, out, "report-" + runId, hadoop);
    try (Sessions.Lease session = Sessions.open("onrecord report " + runId)) {
      Sessions.interpretIfSmall(session.spark(), manifest);
      RunCounts counts = new RunCounts(manifest.stories(), manifest.statements());
      Report report =
          new Report(new Store(session.spark(), source, runId), runId, counts, manifest.topics());
      AtomicBoolean isFirst = new AtomicBoolean(true);
      report.write(
          definition,
          dates,
          Set.copyOf(formats),
          (name, text) -> {
            if (isFirst.getAndSet(false)) {
              // Of an earlier report: it would pass for a part of this one.
              Arrays.stream(Format.values())
                  .flatMap(format -> format.places().stream())
                  .forEach(place -> target.delete(new Path(target.root(), place)));
            }
            target.write(new Path(target.root(), name), text);
          });
    }
    System.out.println(LocationNames.shown(new Path(target.root(), formats.get(0).file())));
    return OnRecord.OK;
  }

  private ReportDefinition definition() {
    try {
      ReportDefinition definition =
          spec == null
              ? ReportDefinition.WHOLE
              : ReportDefinition.parse(Files.readString(java.nio.file.Path.of(spec)), spec);
      return definition.with(filters);
    } catch (IllegalArgumentException e) {
      throw new UserError(e.getMessage());
    } catch (IOException e) {
      throw new UserError("--spec cannot be read: " + spec);
    }
  }

  /** The period asked for; null for the latest. */
  private Dates dates(ReportDefinition definition) {
    if (period == null) {
      return null;
    }
    Dates.Kind kind = definition.period();
    if (kind == Dates.Kind.ALL) {
      throw new UserError("--period " + period + ": the report is about all that the run holds");
    }
    return Dates.named(kind, period)
        .orElseThrow(
            () ->
                new UserError(
                    "--period "
                        + period
                        + " is no "
                        + kind.word()
                        + "; one is written "
                        + kind.example()));
  }
}
