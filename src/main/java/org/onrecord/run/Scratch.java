package org.onrecord.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;

/**
 * A directory on the local disk for what a job writes and nobody reads afterwards, such as Spark's
 * shuffles. A job that is killed leaves it; the next one removes it.
 *
 * <p>Whose job lives is told by the operating system's lock on a file in it, which goes with the
 * process, however that ends.
 */
public final class Scratch implements AutoCloseable {
  private static final String LOCK = ".lock";

  private final Path directory;
  private final FileChannel channel;

  private Scratch(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * A new directory of this process among those of other jobs. What dead jobs left there is
   * removed.
   *
   * @param place where all of one user's jobs have theirs; made if it is not there
   * @throws IOException if it cannot be written
   */
  public static Scratch in(Path place) throws IOException {
    Files.createDirectories(place);
    if (Files.isSymbolicLink(place)
        || !Files.getOwner(place).getName().equals(System.getProperty("user.name"))) {
      throw new IOException("not this user's: " + place);
    }
    // One job at a time: what another has made and not yet locked would seem to be a dead one's.
    try (FileChannel turn = open(place.resolve(LOCK));
        FileLock mine = turn.lock()) {
      for (Path other : directories(place)) {
        if (isDead(other)) {
          FileUtil.fullyDelete(other.toFile());
        }
      }
      Path directory = Files.createTempDirectory(place, "job-");
      FileChannel channel = open(directory.resolve(LOCK));
      if (mine.isValid() && channel.tryLock() == null) {
        throw new IOException("cannot be locked: " + directory);
      }
      return new Scratch(directory, channel);
    }
  }

  /** Where to write. */
  public Path directory() {
    return directory;
  }

  private static List<Path> directories(Path place) throws IOException {
    try (Stream<Path> found = Files.list(place)) {
      return found.filter(Files::isDirectory).toList();
    }
  }

  private static boolean isDead(Path directory) throws IOException {
    try (FileChannel channel = open(directory.resolve(LOCK))) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // This process's own.
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
      throw new java.io.UncheckedIOException(e);
    }
  }
}
