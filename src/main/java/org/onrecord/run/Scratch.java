package org.onrecord.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;

/**
 * A job's own temporary directory: what it unpacks, shuffles and spills. {@code ./onrecord} makes
 * one a process, beside those of other jobs. A job that is killed leaves it; the next one removes
 * it.
 *
 * <p>Whose job lives is told by the operating system's lock on a file in it, which goes with the
 * process, however that ends.
 */
public final class Scratch implements AutoCloseable {
  private static final String PLACE = "onrecord-";
  private static final String NAME = "job-";
  private static final String LOCK = ".lock";

  /** A directory without a lock is of a job that only begins, or never did. */
  private static final Duration LONGEST_START = Duration.ofHours(1);

  private final Path directory;
  private final FileChannel channel;

  private Scratch(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * That of this process, if it was started with one; what dead jobs left beside it is removed.
   * Where that cannot be done, the job goes on without.
   */
  public static Optional<Scratch> ofThisProcess() {
    Path directory = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    Path place = directory.getParent();
    if (place == null
        || place.getFileName() == null
        || !place.getFileName().toString().startsWith(PLACE)
        || !directory.getFileName().toString().startsWith(NAME)) {
      return Optional.empty();
    }
    try {
      return Optional.of(claim(directory));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Makes a directory this process's.
   *
   * @throws IOException if it or one beside it cannot be read and written
   */
  static Scratch claim(Path directory) throws IOException {
    Path place = directory.getParent();
    // One job at a time: two that remove the same one would get into each other's way.
    try (FileChannel turn = open(place.resolve(LOCK));
        FileLock mine = turn.lock()) {
      FileChannel channel = open(directory.resolve(LOCK));
      if (!mine.isValid() || channel.tryLock() == null) {
        channel.close();
        throw new IOException("another process's: " + directory);
      }
      for (Path other : others(place)) {
        // Never look at one's own: to close a file takes the process's lock off it, by whatever
        // name or channel it was opened (POSIX).
        if (!other.equals(directory) && isDead(other)) {
          FileUtil.fullyDelete(other.toFile());
        }
      }
      return new Scratch(directory, channel);
    }
  }

  private static List<Path> others(Path place) throws IOException {
    try (Stream<Path> found = Files.list(place)) {
      return found.filter(other -> other.getFileName().toString().startsWith(NAME)).toList();
    }
  }

  private static boolean isDead(Path other) throws IOException {
    Path lock = other.resolve(LOCK);
    if (!Files.exists(lock)) {
      Instant made = Files.getLastModifiedTime(other).toInstant();
      return made.isBefore(Instant.now().minus(LONGEST_START));
    }
    try (FileChannel channel = open(lock)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // This process has another, in a test.
      return false;
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  @Override
  public void close() {
    FileUtil.fullyDelete(directory.toFile());
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
