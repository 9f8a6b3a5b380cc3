package org.onrecord.run;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * A lock on a shared file system: a file created only if it is not there, which its owner touches
 * again and again. A lease that was not renewed for its whole length belongs to a dead job and may
 * be taken over.
 */
final class LeaseLock implements OutputLock {
  static final Duration DEFAULT_LEASE = Duration.ofMinutes(5);

  private final FileSystem files;
  private final Path file;
  private final String token;
  private final ScheduledExecutorService heartbeat;

  private LeaseLock(FileSystem files, Path file, String token, Duration lease) {
    this.files = files;
    this.file = file;
    this.token = token;
    this.heartbeat =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "onrecord-lease");
              thread.setDaemon(true);
              return thread;
            });
    long period = Math.max(1, lease.toMillis() / 5);
    var unused = heartbeat.scheduleAtFixedRate(this::renew, period, period, TimeUnit.MILLISECONDS);
  }

  static Optional<LeaseLock> tryAcquire(FileSystem files, Path file, String owner, Duration lease)
      throws IOException {
    String token = owner + " " + UUID.randomUUID();
    if (!create(files, file, token)) {
      if (!isExpired(files, file, lease)) {
        return Optional.empty();
      }
      // Of two jobs that both find it expired the later may remove the earlier's new lease; the
      // earlier then finds that it holds none, and does not publish.
      files.delete(file, false);
      if (!create(files, file, token)) {
        return Optional.empty();
      }
    }
    return Optional.of(new LeaseLock(files, file, token, lease));
  }

  private static boolean create(FileSystem files, Path file, String token) throws IOException {
    // An object store would look whether the file is there, and then write it whether or not
    // another has written it since; asked for, it writes only what is not there.
    FSDataOutputStreamBuilder<?, ?> builder = files.createFile(file);
    builder.overwrite(false);
    builder.recursive();
    builder.opt(Options.CreateFileOptionKeys.FS_OPTION_CREATE_CONDITIONAL_OVERWRITE, true);
    try (FSDataOutputStream out = builder.build()) {
      out.write(token.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      // Each file system has its own word for it where another was quicker; HDFS even another one
      // while that other is still writing.
      if (files.exists(file)) {
        return false;
      }
      throw e;
    }
    return true;
  }

  private static boolean isExpired(FileSystem files, Path file, Duration lease) throws IOException {
    try {
      long age = System.currentTimeMillis() - files.getFileStatus(file).getModificationTime();
      return age > lease.toMillis();
    } catch (FileNotFoundException e) {
      return true;
    }
  }

  private void renew() {
    // A lease that another job has taken over is never taken back: whoever lost it must not
    // publish.
    if (isHeld()) {
      try {
        if (ObjectStores.include(files)) {
          try (FSDataOutputStream out = files.create(file, true)) {
            out.write(token.getBytes(StandardCharsets.UTF_8));
          }
        } else {
          // Elsewhere a file that is written again is empty for a moment, and would seem to be
          // nobody's.
          files.setTimes(file, System.currentTimeMillis(), -1);
        }
      } catch (IOException e) {
        // The next beat tries again; should all of them fail, the lease runs out and isHeld says
        // so.
        return;
      }
    }
  }

  @Override
  public boolean isHeld() {
    try (FSDataInputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).equals(token);
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    heartbeat.shutdownNow();
    if (isHeld()) {
      try {
        files.delete(file, false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
