package org.onrecord.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/** The operating system's lock on a local file. It is gone with the process, even after kill -9. */
final class LocalLock implements OutputLock {
  private final FileChannel channel;
  private final FileLock lock;

  private LocalLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static Optional<LocalLock> tryAcquire(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            Paths.get(file.toUri().getPath()), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new LocalLock(channel, lock));
    } catch (OverlappingFileLockException e) {
      // Another job in this very JVM holds it.
      return Optional.empty();
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  @Override
  public boolean isHeld() {
    return lock.isValid();
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
