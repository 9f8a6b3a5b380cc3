package org.onrecord.step;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onrecord.run.Messages;

/**
 * All that stands below a directory of this machine.
 *
 * <p>Hadoop's own listing passes over what it cannot open, follows a loop of links until a path
 * gets too long, and gives up altogether at one directory that it may not read. Here each directory
 * is entered once, by whatever name; what cannot be read is told, and costs nothing else.
 */
final class LocalDirectory {
  /** What is told of what was found; names are relative to the directory, with slashes. */
  interface Visitor {
    /**
     * Whether to look into a directory.
     *
     * @param key as {@link #keyOf} gives it
     */
    boolean enters(String below, Object key);

    /** A file that can be opened, or a link to one. */
    void file(String below, long bytes, long modified);

    /** Neither a file nor a directory: reading it could wait for ever. */
    void special(String below, String what);

    /** A file or a directory that is there and cannot be read. */
    void unreadable(String below, String why);
  }

  /** A directory to look into. */
  private record Entry(Path path, String below, Object key) {}

  private final Visitor visitor;
  private final Set<Object> entered = new HashSet<>();
  private final Deque<Entry> directories = new ArrayDeque<>();
  private final Deque<Entry> links = new ArrayDeque<>();

  private LocalDirectory(Visitor visitor) {
    this.visitor = visitor;
  }

  /**
   * Tells {@code visitor} what stands below {@code root}. Links are followed, also out of it; a
   * directory that is entered by its own name is not entered by a link again.
   *
   * @throws IOException if {@code root} itself cannot be read
   */
  static void walk(File root, Visitor visitor) throws IOException {
    LocalDirectory walk = new LocalDirectory(visitor);
    walk.list(new Entry(root.toPath(), "", keyOf(root)));
    while (!walk.directories.isEmpty() || !walk.links.isEmpty()) {
      boolean isLink = walk.directories.isEmpty();
      Entry next = isLink ? walk.links.poll() : walk.directories.pop();
      try {
        walk.list(next);
      } catch (IOException e) {
        visitor.unreadable(next.below, reason(e));
      }
    }
  }

  /** What is equal for two names of one file or directory. */
  static Object keyOf(File file) throws IOException {
    return key(file.toPath(), Files.readAttributes(file.toPath(), BasicFileAttributes.class));
  }

  /** The place on the disk where it can be told: resolving links costs more the deeper they are. */
  private static Object key(Path path, BasicFileAttributes attributes) throws IOException {
    return attributes.fileKey() == null ? path.toRealPath() : attributes.fileKey();
  }

  private void list(Entry directory) throws IOException {
    if (!entered.add(directory.key)) {
      visitor.special(directory.below, "a link to a directory that is read under another name");
      return;
    }
    List<Entry> below = new ArrayList<>();
    try (DirectoryStream<Path> children = Files.newDirectoryStream(directory.path)) {
      for (Path child : children) {
        visit(child, name(directory.below, child), below);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    // By name, so that it does not hang on the disk which name of a directory comes first.
    below.sort(Comparator.comparing(Entry::below));
    Collections.reverse(below);
    below.forEach(directories::push);
  }

  private void visit(Path path, String below, List<Entry> directoriesBelow) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      Object key = found.isDirectory() ? key(path, found) : null;
      if (key != null && !visitor.enters(below, key)) {
        return;
      }
      if (!isDecoded(path)) {
        visitor.unreadable(below, "its name is not in the encoding of this system; rename it");
      } else if (found.isDirectory()) {
        boolean isLink = !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        if (isLink) {
          links.add(new Entry(path, below, key));
        } else {
          directoriesBelow.add(new Entry(path, below, key));
        }
      } else if (found.isRegularFile()) {
        visitor.file(below, found.size(), found.lastModifiedTime().toMillis());
      } else {
        visitor.special(below, "neither a file nor a directory");
      }
    } catch (IOException e) {
      visitor.unreadable(below, reason(e));
    }
  }

  private static String reason(IOException e) {
    return e instanceof NoSuchFileException
        ? "it is not there, or a link to nothing"
        : e.getClass().getSimpleName() + ": " + Messages.firstLine(e);
  }

  private static String name(String above, Path child) {
    String name = child.getFileName().toString();
    if (!isDecoded(child)) {
      // Percent signs for its bytes, so that two such names are not one.
      String uri = child.toUri().getRawPath();
      name = uri.substring(uri.lastIndexOf('/', uri.length() - 2) + 1);
    }
    return above.isEmpty() ? name : above + "/" + name;
  }

  /** Whether the name means the same file when it is written and read again. */
  private static boolean isDecoded(Path path) {
    Path name = path.getFileName();
    try {
      return Path.of(name.toString()).equals(name);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
