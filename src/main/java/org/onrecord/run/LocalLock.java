package org.onrecord.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Paths;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.fs.Path;

/** The operating system's lock on a local file. It is gone with the process, even after kill -9. */
final class LocalLock implements OutputLock {
  /**
   * Those of this JVM. Their files are not opened again: to close a file takes the process's lock
   * off it, through whichever channel (POSIX).
   */
  private static final Set<Object> HELD = ConcurrentHashMap.newKeySet();

  private final Object key;
  private final FileChannel channel;
  private final FileLock lock;

  private LocalLock(Object key, FileChannel channel, FileLock lock) {
    this.key = key;
    this.channel = channel;
    this.lock = lock;
  }

  static Optional<LocalLock> tryAcquire(Path path) throws IOException {
    java.nio.file.Path file = Paths.get(path.toUri().getPath());
    Object key = file.getParent().toRealPath();
    if (!HELD.add(key)) {
      return Optional.empty();
    }
    FileChannel channel = null;
    FileLock lock = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      return lock == null ? Optional.empty() : Optional.of(new LocalLock(key, channel, lock));
    } finally {
      if (lock == null) {
        HELD.remove(key);
        if (channel != null) {
          channel.close();
        }
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
    } finally {
      HELD.remove(key);
    }
  }
}
