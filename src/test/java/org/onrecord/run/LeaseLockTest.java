package org.onrecord.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseLockTest {
  @TempDir java.nio.file.Path directory;
  private FileSystem files;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    files = FileSystem.getLocal(new Configuration());
    file = new Path(directory.resolve("lock").toUri());
  }

  private Optional<LeaseLock> acquire(String owner, Duration lease) throws IOException {
    return LeaseLock.tryAcquire(files, file, owner, lease);
  }

  @Test
  void theSecondJobIsKeptOutUntilTheFirstIsDone() throws IOException {
    LeaseLock first = acquire("first", Duration.ofMinutes(1)).orElseThrow();
    assertThat(acquire("second", Duration.ofMinutes(1))).isEmpty();
    first.close();
    LeaseLock second = acquire("second", Duration.ofMinutes(1)).orElseThrow();
    assertThat(second.isHeld()).isTrue();
    second.close();
    assertThat(files.exists(file)).isFalse();
  }

  @Test
  void aLeaseThatIsRenewedDoesNotExpire() throws Exception {
    Duration lease = Duration.ofMillis(500);
    try (LeaseLock first = acquire("first", lease).orElseThrow()) {
      Thread.sleep(1200);
      assertThat(first.isHeld()).isTrue();
      assertThat(acquire("second", lease)).isEmpty();
    }
  }

  @Test
  void theLeaseOfADeadJobIsTakenOverAndItsOwnerKnows() throws Exception {
    // A lease of an hour is not renewed for twelve minutes: as good as dead for a test.
    LeaseLock dead = acquire("dead", Duration.ofHours(1)).orElseThrow();
    Thread.sleep(300);
    LeaseLock heir = acquire("heir", Duration.ofMillis(100)).orElseThrow();
    assertThat(heir.isHeld()).isTrue();
    assertThat(dead.isHeld()).isFalse();
    dead.close();
    assertThat(heir.isHeld()).as("the dead job's end does not free the heir's lock").isTrue();
    heir.close();
  }
}
