package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onrecord.reliability.Ledger.Part.INCREMENTAL;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.SharedData;
import org.onrecord.TestSpark;
import org.onrecord.run.Manifest;

/** A night reads what is new, and its tables are those of a run that reads everything. */
class IncrementalTrial {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int STORIES = 6000;
  private static final int NEW = 40;
  private static final int CORRECTED = 20;
  private static final int REMOVED = 20;
  private static final double MOST = 0.10;

  @TempDir Path directory;

  @AfterAll
  static void stop() {
    TestSpark.stop();
  }

  private Output run(String output, Path input) throws Exception {
    Path place = directory.resolve(output);
    List<String> arguments =
        List.of(
            "run",
            "--input",
            input.toString(),
            "--output",
            place.toString(),
            "--topics",
            "20",
            "--continue",
            "none");
    JobProcess.run(Map.of(), arguments);
    return Output.at(place);
  }

  private static double annotate(Output output) {
    return output.manifest().steps().stream()
        .filter(step -> step.name().equals("annotate"))
        .mapToDouble(Manifest.Step::wallSeconds)
        .sum();
  }

  @Trial
  void aNightReadsWhatIsNewAndGivesTheTablesOfARunFromNothing() throws Exception {
    List<String> stories = stories();
    Path input = directory.resolve("stories.jsonl");
    Files.write(input, stories.subList(0, STORIES));
    run("every-night", input);

    List<String> tonight = new ArrayList<>(stories.subList(REMOVED, STORIES + NEW));
    for (int i = 0; i < CORRECTED; i++) {
      ObjectNode story = (ObjectNode) JSON.readTree(tonight.get(i * 100));
      String text = story.get("text").asText();
      story.put("text", text + "\n\nThis corrects an earlier report, a spokesman said.");
      tonight.set(i * 100, JSON.writeValueAsString(story));
    }
    Files.write(input, tonight);
    Output night = run("every-night", input);
    Output nothing = run("from-nothing", input);

    assertThat(night.current()).isEqualTo(nothing.current());
    assertThat(night.tables()).isEqualTo(nothing.tables());
    double share = annotate(night) / annotate(nothing);
    assertThat(share).as("annotate's time, of that of a run from nothing").isLessThan(MOST);
    Ledger.enter(
        INCREMENTAL,
        String.format(
            Locale.ROOT,
            "%,d stories the night after: %d new, %d corrected, %d removed",
            STORIES,
            NEW,
            CORRECTED,
            REMOVED),
        1,
        0,
        String.format(
            Locale.ROOT,
            "every table that of a run from nothing; annotate took %.1f s, from nothing %.1f s (%.1f %%)",
            annotate(night),
            annotate(nothing),
            100 * share));
  }

  private static List<String> stories() throws IOException {
    try (Stream<String> lines = Files.lines(SharedData.require("corpora/reuters-21578.jsonl"))) {
      return lines.limit(STORIES + NEW).toList();
    }
  }
}
