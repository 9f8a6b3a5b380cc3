package org.onrecord.step;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.onrecord.corpus.StoryFileReader;
import org.onrecord.run.Hashes;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Manifest;
import org.onrecord.run.Messages;
import org.onrecord.run.UserError;

/**
 * The files that the user's inputs name: files, directories (with all below them), globs and URIs
 * of any file system that Hadoop knows.
 *
 * <p>A file that is named itself is always read. In a directory, files that are not stories are
 * left alone and listed as skipped, never passed over without a word.
 *
 * @param files sorted by the name they are shown under, each once
 * @param skipped what was left alone, and why
 */
public record InputFiles(List<InputFile> files, List<Manifest.Skipped> skipped) {

  /**
   * A file to read.
   *
   * @param uri where it is
   * @param shown its name as the user knows it: what {@code source_path} says
   * @param bytes its size as stored
   * @param modified its time of change, milliseconds since 1970
   */
  public record InputFile(String uri, String shown, long bytes, long modified)
      implements Serializable {}

  public InputFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Finds the files.
   *
   * @param locations as the user typed them
   * @param actors the actors file as the user typed it, which is no story even inside an input
   *     directory; may be null
   * @param output the output directory as the user typed it; what stands below it was written by
   *     this job and is no story either
   * @throws UserError if a location names nothing
   */
  public static InputFiles find(
      List<String> locations, String actors, String output, Configuration configuration) {
    Finder finder = new Finder(configuration, actors, output);
    locations.forEach(finder::add);
    return new InputFiles(List.copyOf(finder.files.values()), List.copyOf(finder.skipped.values()));
  }

  /** Of names, sizes and times: changes when a file is added, removed or written. */
  public String fingerprint() {
    Hashes hashes = new Hashes();
    for (InputFile file : files) {
      hashes.add(file.shown()).add(file.bytes()).add(file.modified());
    }
    return hashes.hex(16);
  }

  /** Their sizes as stored. */
  public long bytes() {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  private static final class Finder {
    private final Configuration configuration;
    private final String actors;
    private final String output;
    private final TreeMap<String, InputFile> files = new TreeMap<>();
    private final TreeMap<String, Manifest.Skipped> skipped = new TreeMap<>();

    Finder(Configuration configuration, String actors, String output) {
      this.configuration = configuration;
      this.output = qualified(output) + "/";
      this.actors = actors == null ? null : qualified(actors);
    }

    void add(String location) {
      try {
        Path path = LocationNames.path(location);
        FileSystem system = path.getFileSystem(configuration);
        List<FileStatus> found = new ArrayList<>();
        try {
          // A name that exists is taken as it is, even if it holds a sign that a glob would read
          // otherwise.
          found.add(system.getFileStatus(path));
        } catch (FileNotFoundException e) {
          FileStatus[] matches = system.globStatus(path);
          if (matches != null) {
            found.addAll(List.of(matches));
          }
        }
        if (found.isEmpty()) {
          throw new UserError("the input does not exist: " + location);
        }
        for (FileStatus status : found) {
          Path root = status.getPath();
          String shown =
              found.size() == 1 && root.equals(system.makeQualified(path))
                  ? location
                  : shown(system, root);
          if (status.isDirectory()) {
            addDirectory(system, root, shown.replaceFirst("/+$", ""));
          } else {
            take(status, shown);
          }
        }
      } catch (IOException | IllegalArgumentException e) {
        throw new UserError(
            "the input cannot be read: " + location + " (" + Messages.firstLine(e) + ")");
      }
    }

    private void addDirectory(FileSystem system, Path root, String shownRoot) throws IOException {
      String prefix = root.toUri().getPath();
      RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true);
      while (all.hasNext()) {
        FileStatus status = all.next();
        if (status.getPath().toString().startsWith(output)) {
          String own = shown(system, new Path(output));
          skipped.putIfAbsent(own, new Manifest.Skipped(own, "the output directory"));
          continue;
        }
        String below =
            status.getPath().toUri().getPath().substring(prefix.length()).replaceFirst("^/+", "");
        String shown = shownRoot + "/" + below;
        String why = whyNotAStory(status, below);
        if (why == null) {
          take(status, shown);
        } else {
          skipped.put(shown, new Manifest.Skipped(shown, why));
        }
      }
    }

    private String whyNotAStory(FileStatus status, String below) {
      for (String part : below.split("/", -1)) {
        if (part.startsWith(".") || part.startsWith("_")) {
          return "hidden";
        }
      }
      String name = status.getPath().getName().toLowerCase(Locale.ROOT);
      if (status.getPath().toString().equals(actors)) {
        return "the actors file";
      }
      if (name.equals("actors.csv")) {
        return "an actors file; --actors takes it";
      }
      boolean known = StoryFileReader.formatOf(name).isPresent() || !name.contains(".");
      return known ? null : "not a format that stories come in";
    }

    private void take(FileStatus status, String shown) {
      files.put(
          shown,
          new InputFile(
              status.getPath().toString(), shown, status.getLen(), status.getModificationTime()));
    }

    private String qualified(String location) {
      try {
        Path path = LocationNames.path(location);
        return path.getFileSystem(configuration).makeQualified(path).toString();
      } catch (IOException | IllegalArgumentException e) {
        return location;
      }
    }

    /**
     * Relative to the working directory where it lies below it, as the user who typed a glob would
     * write it.
     */
    private static String shown(FileSystem system, Path path) {
      String full = LocationNames.shown(path);
      String working = LocationNames.shown(system.getWorkingDirectory()) + "/";
      return full.startsWith(working) ? full.substring(working.length()) : full;
    }
  }
}
