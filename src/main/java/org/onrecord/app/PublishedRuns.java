package org.onrecord.app;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.UserError;
import org.onrecord.table.Tables;

/** Runs that commands read from, and places beside them that they write to. */
final class PublishedRuns {
  private PublishedRuns() {}

  /**
   * What is known of a run.
   *
   * @param run its id; null or {@code current} for the one that readers should use
   * @throws UserError if there is no such run, or if its tables are of another version
   */
  static Manifest manifest(OutputDirectory source, String run) {
    String shown = LocationNames.shown(source.root());
    String id =
        run != null && !run.equals("current")
            ? run
            : source
                .currentRun()
                .orElseThrow(() -> new UserError("no run is published in " + shown));
    // Only names that are there: a name with a slash must not lead out of the directory.
    if (!source.runs().contains(id) || !source.isWhole(id)) {
      throw new UserError("there is no run " + id + " in " + shown);
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

  /**
   * Where to write.
   *
   * @param out what the user asks for; null for {@code usual} in the working directory, which is on
   *     the local disk, whatever the default file system is
   * @throws UserError if it lies among the published runs, which are not changed behind their
   *     readers' backs
   */
  static OutputDirectory placeBeside(
      OutputDirectory source, String out, String usual, Configuration hadoop) {
    if (out != null && out.isBlank()) {
      throw new UserError("--out is empty");
    }
    OutputDirectory target =
        OutputDirectory.at(
            out == null ? java.nio.file.Path.of(usual).toAbsolutePath().toUri().toString() : out,
            hadoop);
    if (withSlash(target.root()).startsWith(withSlash(new Path(source.root(), "runs")))) {
      throw new UserError("--out lies among the published runs, which stay as they are: " + out);
    }
    return target;
  }

  private static String withSlash(Path directory) {
    return LocationNames.shown(directory) + "/";
  }
}
