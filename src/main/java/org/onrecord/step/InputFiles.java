package org.onrecord.step;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.onrecord.corpus.StoryFileReader;
import org.onrecord.run.Hashes;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Manifest;
import org.onrecord.run.Messages;
import org.onrecord.run.UserError;
import org.onrecord.text.LetterCase;

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
   * @param problem why it cannot be read, which makes it a reject; null if nothing is known
   */
  public record InputFile(String uri, String shown, long bytes, long modified, String problem)
      implements Serializable {}

  public InputFiles {
    files = List.copyOf(files);
    skipped = List.copyOf(skipped);
  }

  /**
   * Finds the files.
   *
   * @param locations as the user typed them
   * @param others files that the job reads besides, as the user typed them, by what they are; they
   *     are no stories even inside an input directory
   * @param output the output directory as the user typed it; what stands below it was written by
   *     this job and is no story either
   * @throws UserError if a location names nothing
   */
  public static InputFiles find(
      List<String> locations,
      Map<String, String> others,
      String output,
      Configuration configuration) {
    Finder finder = new Finder(configuration, others, output);
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
    private static final String HIDDEN = "hidden";

    private final Configuration configuration;
    private final Map<String, String> others = new HashMap<>();
    private final String output;
    private final Object outputKey;
    private final TreeMap<String, InputFile> files = new TreeMap<>();
    private final TreeMap<String, Manifest.Skipped> skipped = new TreeMap<>();

    Finder(Configuration configuration, Map<String, String> others, String output) {
      this.configuration = configuration;
      this.output = qualified(output) + "/";
      this.outputKey = key(this.output);
      others.forEach((what, location) -> this.others.put(qualified(location), what));
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
            addDirectory(system, root, withoutSlashes(shown));
          } else if (system instanceof LocalFileSystem && !file(root).isFile()) {
            throw new UserError("the input is neither a file nor a directory: " + location);
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
      if (system instanceof LocalFileSystem) {
        LocalDirectory.walk(file(root), new Found(system, root, shownRoot));
        return;
      }
      String prefix = root.toUri().getPath();
      RemoteIterator<LocatedFileStatus> all = system.listFiles(root, true);
      while (all.hasNext()) {
        FileStatus status = all.next();
        if (status.getPath().toString().startsWith(output)) {
          skipOutput(system);
          continue;
        }
        String below = status.getPath().toUri().getPath().substring(prefix.length());
        below = below.startsWith("/") ? below.substring(1) : below;
        String shown = shownRoot + "/" + below;
        String why = whyNotAStory(status.getPath().toString(), below);
        if (why == null) {
          take(status, shown);
        } else {
          skip(shown, why);
        }
      }
    }

    /** What stands below a directory of this machine. */
    private final class Found implements LocalDirectory.Visitor {
      private final FileSystem system;
      private final String root;
      private final String shownRoot;

      Found(FileSystem system, Path root, String shownRoot) {
        this.system = system;
        this.root = withoutSlashes(root.toString());
        this.shownRoot = shownRoot;
      }

      @Override
      public boolean enters(String below, Object key) {
        if (key.equals(outputKey)) {
          skipOutput(system);
          return false;
        }
        if (isHidden(below)) {
          skip(shown(below), HIDDEN);
          return false;
        }
        return true;
      }

      @Override
      public void file(String below, long bytes, long modified) {
        add(below, bytes, modified, null);
      }

      @Override
      public void special(String below, String what) {
        skip(shown(below), what);
      }

      @Override
      public void unreadable(String below, String why) {
        add(below, 0, 0, why);
      }

      private void add(String below, long bytes, long modified, String problem) {
        String uri = root + "/" + below;
        String why = problem == null ? whyNotAStory(uri, below) : isHidden(below) ? HIDDEN : null;
        if (why == null) {
          files.put(shown(below), new InputFile(uri, shown(below), bytes, modified, problem));
        } else {
          skip(shown(below), why);
        }
      }

      private String shown(String below) {
        return shownRoot + "/" + below;
      }
    }

    private void skip(String shown, String why) {
      skipped.put(shown, new Manifest.Skipped(shown, why));
    }

    private void skipOutput(FileSystem system) {
      skip(shown(system, new Path(output)), "the output directory");
    }

    private static boolean isHidden(String below) {
      for (String part : below.split("/", -1)) {
        if (part.startsWith(".") || part.startsWith("_")) {
          return true;
        }
      }
      return false;
    }

    private String whyNotAStory(String path, String below) {
      if (isHidden(below)) {
        return HIDDEN;
      }
      String name = LetterCase.lower(below.substring(below.lastIndexOf('/') + 1));
      if (others.containsKey(path)) {
        return "the " + others.get(path) + " file";
      }
      if (name.equals("actors.csv")) {
        return "an actors file; --actors takes it";
      }
      if (name.equals("corrections.csv")) {
        return "a corrections file; --corrections takes it";
      }
      boolean known = StoryFileReader.formatOf(name).isPresent() || !name.contains(".");
      return known ? null : "not a format that stories come in";
    }

    private void take(FileStatus status, String shown) {
      files.put(
          shown,
          new InputFile(
              status.getPath().toString(),
              shown,
              status.getLen(),
              status.getModificationTime(),
              null));
    }

    private static File file(Path path) {
      return new File(path.toUri().getPath());
    }

    private static String withoutSlashes(String name) {
      int end = name.length();
      while (end > 1 && name.charAt(end - 1) == '/') {
        end--;
      }
      return name.substring(0, end);
    }

    /** What tells a directory by whatever name; null if it is not there, or not on this machine. */
    private Object key(String location) {
      try {
        Path path = LocationNames.path(location);
        boolean isLocal = path.getFileSystem(configuration) instanceof LocalFileSystem;
        return isLocal ? LocalDirectory.keyOf(file(path)) : null;
      } catch (IOException | IllegalArgumentException e) {
        return null;
      }
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
