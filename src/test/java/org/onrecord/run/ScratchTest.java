package org.onrecord.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path place;

  private Path made(String name) throws IOException {
    return Files.createDirectories(place.resolve(name));
  }

  @Test
  void whatADeadJobLeftIsRemovedByTheNextAndALivingJobsIsNot() throws IOException {
    try (Scratch living = Scratch.claim(made("job-1"))) {
      Path shuffle = made("job-1/blockmgr/0c");
      Files.writeString(made("job-2/blockmgr/0a").resolve("shuffle.data"), "half");
      Files.writeString(place.resolve("job-2/.lock"), "");
      Scratch next = Scratch.claim(made("job-3"));
      assertThat(place.resolve("job-2")).doesNotExist();
      assertThat(shuffle).exists();
      next.close();
      assertThat(place.resolve("job-3")).as("of a job that has ended").doesNotExist();
      assertThat(living).isNotNull();
    }
    assertThat(place.resolve("job-1")).doesNotExist();
  }

  /** Another job, in a process of its own. */
  static final class Next {
    private Next() {}

    public static void main(String[] directory) throws IOException {
      Scratch.claim(Path.of(directory[0])).close();
    }
  }

  @Test
  void ofAnotherProcessALivingJobKeepsItsDirectory() throws Exception {
    try (Scratch living = Scratch.claim(made("job-1"))) {
      Process next =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Next.class.getName(),
                  made("job-2").toString())
              .inheritIO()
              .start();
      assertThat(next.waitFor()).isZero();
      assertThat(living).isNotNull();
      assertThat(place.resolve("job-1")).exists();
      assertThat(place.resolve("job-2")).doesNotExist();
    }
  }

  @Test
  void aJobThatHasOnlyBegunKeepsItsDirectory() throws IOException {
    Path begun = made("job-begun");
    Path never = made("job-never");
    Files.setLastModifiedTime(never, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Scratch.claim(made("job-next")).close();
    assertThat(begun).exists();
    assertThat(never).doesNotExist();
  }

  @Test
  void whatIsNoJobsIsLeftAlone() throws IOException {
    Path other = made("other");
    Scratch.claim(made("job-next")).close();
    assertThat(other).exists();
  }
}
