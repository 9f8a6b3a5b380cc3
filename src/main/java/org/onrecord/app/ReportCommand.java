package org.onrecord.app;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.onrecord.report.ReportPages;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.run.UserError;
import org.onrecord.step.Report;
import org.onrecord.step.RunCounts;
import org.onrecord.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: writes the report of a published run again, from its tables. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write the report of a published run again, from its tables.",
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
      names = {"--out", "--to"},
      paramLabel = "PATH",
      description = "The directory to write into. Default: report-RUN in the working directory.")
  private String out;

  @Override
  public Integer call() throws IOException {
    if (out != null && out.isBlank()) {
      throw new UserError("--out is empty");
    }
    Sessions.refuseOtherSparks();
    Configuration hadoop = Sessions.hadoopConfiguration();
    OutputDirectory source = OutputDirectory.at(output, hadoop);
    Manifest manifest = manifest(source);
    String runId = manifest.runId();
    OutputDirectory target = OutputDirectory.at(out == null ? usualPlace(runId) : out, hadoop);
    refuseInside(source, target);
    try (Sessions.Lease session = Sessions.open("onrecord report " + runId)) {
      RunCounts counts = new RunCounts(manifest.stories(), manifest.statements());
      Map<String, String> pages =
          new Report(new Store(session.spark(), source, runId), runId, manifest.tables(), counts)
              .pages();
      pages.forEach((name, text) -> target.write(new Path(target.root(), name), text));
    }
    System.out.println(LocationNames.shown(new Path(target.root(), ReportPages.INDEX)));
    return OnRecord.OK;
  }

  private Manifest manifest(OutputDirectory source) {
    String id =
        run != null
            ? run
            : source
                .currentRun()
                .orElseThrow(() -> new UserError("no run is published in " + output));
    // Only names that are there: a name with a slash must not lead out of the directory.
    if (!source.runs().contains(id) || !source.isWhole(id)) {
      throw new UserError("there is no run " + id + " in " + output);
    }
    Manifest manifest = Manifest.fromJson(source.read(source.manifest(id)));
    int schema = manifest.versions().schema();
    if (schema != Tables.SCHEMA_VERSION) {
      throw new UserError(
          "run "
              + id
              + " has tables of version "
              + schema
              + "; this onrecord reads version "
              + Tables.SCHEMA_VERSION);
    }
    return manifest;
  }

  /** On the local disk, whatever the default file system is: it is where the user stands. */
  private static String usualPlace(String runId) {
    return java.nio.file.Path.of("report-" + runId).toAbsolutePath().toUri().toString();
  }

  /** What was published is not changed behind its readers' backs. */
  private void refuseInside(OutputDirectory source, OutputDirectory target) {
    if (shownWithSlash(target.root()).startsWith(shownWithSlash(new Path(source.root(), "runs")))) {
      throw new UserError("--out lies among the published runs, which stay as they are: " + out);
    }
  }

  private static String shownWithSlash(Path directory) {
    return LocationNames.shown(directory) + "/";
  }
}
