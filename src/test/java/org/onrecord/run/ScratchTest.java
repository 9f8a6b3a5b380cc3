package org.onrecord.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir Path directory;

  @Test
  void whatADeadJobLeftIsRemovedByTheNextAndALivingJobsIsNot() throws IOException {
    Path place = directory.resolve("jobs");
    try (Scratch living = Scratch.in(place)) {
      Path shuffle = Files.createDirectories(living.directory().resolve("blockmgr/0c"));
      Path dead = Files.createDirectories(place.resolve("job-dead/blockmgr/0a"));
      Files.writeString(dead.resolve("shuffle.data"), "half");
      Files.writeString(place.resolve("job-dead/.lock"), "");
      try (Scratch next = Scratch.in(place)) {
        assertThat(place.resolve("job-dead")).doesNotExist();
        assertThat(shuffle).exists();
        assertThat(next.directory()).isNotEqualTo(living.directory()).exists();
      }
    }
  }

  @Test
  void aJobThatEndsLeavesNothing() throws IOException {
    Path mine;
    try (Scratch scratch = Scratch.in(directory)) {
      mine = scratch.directory();
      Files.writeString(mine.resolve("some"), "thing");
    }
    assertThat(mine).doesNotExist();
  }

  @Test
  void aPlaceThatLeadsElsewhereIsNotUsed() throws IOException {
    Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), elsewhere);
    assertThatThrownBy(() -> Scratch.in(link)).isInstanceOf(IOException.class);
    assertThat(elsewhere).isEmptyDirectory();
  }
}
