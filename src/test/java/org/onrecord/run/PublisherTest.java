package org.onrecord.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublisherTest {
  @TempDir Path directory;
  private OutputDirectory output;

  @BeforeEach
  void open() {
    output = OutputDirectory.at(directory.toString(), new Configuration());
  }

  private static Manifest manifest(String runId) {
    return new Manifest(
        runId,
        Instant.EPOCH,
        Instant.EPOCH,
        new Manifest.Inputs("f", 1, 2, List.of(new Manifest.Skipped("a", "hidden"))),
        new JobConfig(
            List.of("in"),
            "out",
            null,
            null,
            null,
            null,
            "",
            1,
            100,
            null,
            false,
            true,
            null,
            1,
            0.6,
            1),
        new Versions("1", "classes", 1, "a", "4.1.0", "17"),
        Map.of("documents", 3L),
        new Manifest.Stories(3, 0, 0, 0, 3, Map.of("en", 3L), Map.of()),
        new Manifest.Statements(0, 0),
        new Manifest.Topics(null, 0, List.of(), List.of()),
        List.of(new Manifest.Check("c", 0, true)),
        List.of(new Manifest.Step("ingest", 1, 1, 3)));
  }

  private OutputLock lock() throws IOException {
    return OutputLock.tryAcquire(output, "test").orElseThrow();
  }

  @Test
  void aPublishedRunIsWholeAndCurrentAndItsWorkIsGone() throws IOException {
    Files.createDirectories(directory.resolve("runs/r1/work/records"));
    try (OutputLock lock = lock()) {
      new Publisher(output, lock).publish(manifest("r1"));
    }
    assertThat(output.currentRun()).contains("r1");
    assertThat(output.isWhole("r1")).isTrue();
    assertThat(directory.resolve("runs/r1/work")).doesNotExist();
    assertThat(Manifest.fromJson(Files.readString(directory.resolve("runs/r1/run.json"))))
        .isEqualTo(manifest("r1"));
  }

  @Test
  void whatDeadRunsLeftIsRemovedAndWholeRunsStay() throws IOException {
    Files.createDirectories(directory.resolve("runs/dead/tables/documents"));
    try (OutputLock lock = lock()) {
      Publisher publisher = new Publisher(output, lock);
      publisher.publish(manifest("r1"));
      publisher.removeRemains();
    }
    assertThat(output.runs()).containsExactly("r1");
  }

  @Test
  void whoLostTheLockCannotPublish() {
    OutputLock lost =
        new OutputLock() {
          @Override
          public boolean isHeld() {
            return false;
          }

          @Override
          public void close() {}
        };
    assertThatThrownBy(() -> new Publisher(output, lost).pointTo("r2"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(output.currentRun()).isEmpty();
  }

  @Test
  void twoJobsOfOneProcessCannotHoldTheSameOutput() throws IOException {
    try (OutputLock first = lock()) {
      assertThat(OutputLock.tryAcquire(output, "second")).isEmpty();
      assertThat(first.isHeld()).isTrue();
    }
    Optional<OutputLock> next = OutputLock.tryAcquire(output, "next");
    assertThat(next).isPresent();
    next.orElseThrow().close();
  }

  @Test
  void anOutputThatIsAFileIsAUsersMistake() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertThatThrownBy(() -> OutputDirectory.at(file.toString(), new Configuration()))
        .isInstanceOf(UserError.class)
        .hasMessageContaining(file.toString());
  }
}
