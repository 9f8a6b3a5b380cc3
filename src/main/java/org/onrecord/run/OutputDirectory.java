package org.onrecord.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The layout of an output directory, on any file system that Hadoop knows.
 *
 * <pre>
 * OUTPUT/
 *   runs/RUN_ID/tables/TABLE/*.parquet
 *   runs/RUN_ID/report/
 *   runs/RUN_ID/model/
 *   runs/RUN_ID/work/          what steps hand to each other; removed before publishing
 *   runs/RUN_ID/run.json       written last: a run without it is not whole
 *   current                    one line: the run_id that readers should use
 *   annotations/VERSION/RUN_ID/*.parquet
 * </pre>
 */
public final class OutputDirectory {
  private final FileSystem files;
  private final Path root;
  private final String location;

  private OutputDirectory(FileSystem files, Path root, String location) {
    this.files = files;
    this.root = root;
    this.location = location;
  }

  /**
   * The output directory at {@code location}; it need not exist yet.
   *
   * @throws UserError if the location is a file or no file system answers for it
   */
  public static OutputDirectory at(String location, Configuration configuration) {
    try {
      Path path = LocationNames.path(location);
      FileSystem files = path.getFileSystem(configuration);
      // Checksum files beside every Parquet file would only be noise on a local disk.
      files.setWriteChecksum(false);
      if (files.exists(path) && !files.getFileStatus(path).isDirectory()) {
        throw new UserError("the output is a file, not a directory: " + location);
      }
      return new OutputDirectory(files, files.makeQualified(path), location);
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(
          "the output cannot be used: " + location + " (" + Messages.firstLine(e) + ")");
    }
  }

  /** The file system it lies on. */
  public FileSystem files() {
    return files;
  }

  /** The directory itself. */
  public Path root() {
    return root;
  }

  /** A path below it, named as the user named the directory. */
  public String shown(Path below) {
    String rest = below.toUri().getPath().substring(root.toUri().getPath().length());
    return location.replaceFirst("(?<=.)/+$", "") + rest;
  }

  /** The directory of one run. */
  public Path run(String runId) {
    return new Path(new Path(root, "runs"), runId);
  }

  /** A published or staged table of a run. */
  public Path table(String runId, String table) {
    return new Path(new Path(run(runId), "tables"), table);
  }

  /** Where the steps of a run hand rows to each other. */
  public Path work(String runId) {
    return new Path(run(runId), "work");
  }

  /** The report's directory. */
  public Path report(String runId) {
    return new Path(run(runId), "report");
  }

  /** The topic model's directory. */
  public Path model(String runId) {
    return new Path(run(runId), "model");
  }

  /** The run's manifest. */
  public Path manifest(String runId) {
    return new Path(run(runId), "run.json");
  }

  /** The pointer that readers follow. */
  public Path current() {
    return new Path(root, "current");
  }

  /** The annotations that one version of the annotator made. */
  public Path annotations(String version) {
    return new Path(new Path(root, "annotations"), version);
  }

  /** The annotations of each version that there are any of. */
  public List<Path> annotationVersions() {
    return directoriesIn(new Path(root, "annotations"));
  }

  /** All annotations that were ever begun, whole or not. */
  public List<Path> annotations() {
    return annotationVersions().stream()
        .flatMap(version -> directoriesIn(version).stream())
        .toList();
  }

  /** Whether Spark finished writing a directory. */
  public boolean isFinished(Path directory) {
    return exists(new Path(directory, "_SUCCESS"));
  }

  /** Whether there is a file or directory of that name. */
  public boolean exists(Path path) {
    try {
      return files.exists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run that readers should use, if one was published. */
  public Optional<String> currentRun() {
    if (!exists(current())) {
      return Optional.empty();
    }
    String run = read(current()).strip();
    return run.isEmpty() ? Optional.empty() : Optional.of(run);
  }

  /** Whether a run is whole: its manifest, written last, is there. */
  public boolean isWhole(String runId) {
    return exists(manifest(runId));
  }

  /** The ids of the runs that are there, whole or not, sorted. */
  public List<String> runs() {
    return directoriesIn(new Path(root, "runs")).stream().map(Path::getName).sorted().toList();
  }

  /** The directories in {@code parent}, sorted; none if it does not exist. */
  public List<Path> directoriesIn(Path parent) {
    try {
      List<Path> found = new ArrayList<>();
      if (files.exists(parent)) {
        for (FileStatus status : files.listStatus(parent)) {
          if (status.isDirectory()) {
            found.add(status.getPath());
          }
        }
      }
      found.sort(null);
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file or directory with all in it; nothing happens if it is not there. */
  public void delete(Path path) {
    try {
      files.delete(path, true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small file's text. */
  public String read(Path path) {
    try (FSDataInputStream in = files.open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a small file of a run that is not published yet. */
  public void write(Path path, String text) {
    try (var out = files.create(path, true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
