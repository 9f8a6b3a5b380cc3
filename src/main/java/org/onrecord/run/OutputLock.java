package org.onrecord.run;

import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;

/**
 * Holds an output directory for one job, so that two jobs on one output cannot both publish.
 * Whoever holds it may also remove what dead runs left.
 */
public interface OutputLock extends AutoCloseable {
  /** The file that stands for the lock, in the output directory. */
  String NAME = ".lock";

  /** Whether this job still holds it. */
  boolean isHeld();

  /**
   * Asked before anything is written that another job could take for its own.
   *
   * @throws IllegalStateException if the job has lost it: another one may be writing and publishing
   */
  default void requireHeld(OutputDirectory output) {
    if (!isHeld()) {
      throw new IllegalStateException(
          "the lock of "
              + LocationNames.shown(output.root())
              + " was lost; another job has taken over");
    }
  }

  /** Lets the next job in. */
  @Override
  void close();

  /**
   * Takes the lock of an output directory: the operating system's file lock on a local disk, which
   * goes with the process however it ends; elsewhere a lease that its owner renews and that
   * expires.
   *
   * @param owner who takes it, for the message to the other job
   * @return the lock, or empty if another job holds it
   * @throws IOException if the directory cannot be written
   */
  static Optional<OutputLock> tryAcquire(OutputDirectory output, String owner) throws IOException {
    output.files().mkdirs(output.root());
    Path file = new Path(output.root(), NAME);
    return "file".equals(output.files().getUri().getScheme())
        ? LocalLock.tryAcquire(file).map(OutputLock.class::cast)
        : LeaseLock.tryAcquire(output.files(), file, owner, LeaseLock.DEFAULT_LEASE)
            .map(OutputLock.class::cast);
  }
}
