package org.onrecord.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MetricsTest {
  private static final Instant STARTED = Instant.parse("2026-11-27T02:15:00Z");
  private static final Instant FINISHED = Instant.parse("2026-11-27T02:16:00.500Z");

  @Test
  void a_job_that_published_leaves_its_figures_and_times() throws IOException {
    Manifest run =
        new Manifest(
            "r1",
            STARTED,
            FINISHED,
            new Manifest.Inputs("f", 2, 1_000_000_000_000L, List.of()),
            null,
            new Versions("0.1.0", "c", 1, "a", "4.1.0", "17"),
            new TreeMap<>(Map.of("statements", 9L, "rejects", 1L)),
            new Manifest.Stories(
                5,
                1,
                0,
                1,
                4,
                new TreeMap<>(Map.of("en", 4L, "de", 1L)),
                Map.of("bad \"json\"\n", 1L)),
            new Manifest.Statements(9, 7),
            new Manifest.Topics(null, 0, List.of(), List.of()),
            List.of(),
            List.of(new Manifest.Step("ingest", 1.25, 0.5, 5)));
    assertThat(Metrics.of(STARTED, FINISHED, 0, Optional.of(run)))
        .isEqualTo(
            new String(
                MetricsTest.class.getResourceAsStream("published.prom").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void a_job_that_failed_leaves_its_status_and_when() {
    assertThat(Metrics.of(STARTED, FINISHED, 1, Optional.empty()))
        .contains("\nonrecord_exit_status 1\n", "\nonrecord_duration_seconds 60.500\n")
        .doesNotContain("onrecord_stories");
  }

  @Test
  void every_line_is_a_comment_or_a_sample() {
    assertThat(Metrics.of(STARTED, FINISHED, 3, Optional.empty()).lines())
        .allMatch(line -> line.matches("# (HELP|TYPE) onrecord_\\w+ .+|onrecord_\\w+ -?[\\d.]+"));
  }

  @Test
  void a_file_is_replaced_in_one_step_and_no_draft_is_left(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("onrecord.prom");
    Metrics.write(file, "a 1\n");
    Metrics.write(file, "a 2\n");
    assertThat(file).hasContent("a 2");
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
    assertThatThrownBy(() -> Metrics.write(directory.resolve("no/x.prom"), "a 1\n"))
        .isInstanceOf(NoSuchFileException.class);
  }
}
