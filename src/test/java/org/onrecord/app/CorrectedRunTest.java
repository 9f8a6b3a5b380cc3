package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.table.Tables;

/**
 * A run whose user knows better: the corrections are rows of its own report, with other speakers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CorrectedRunTest {
  private static final Map<String, String> STORIES =
      Map.of(
          "pier",
          "Norwegian Harbour Minister Tove Lindqvist said the pier was old and would be closed before the winter.",
          "road",
          "Kenyan Transport Minister Amos Kiprono said the road along the lake was new and wide.",
          "soup",
          "Chef Ann Poe said the soup was cold and the bread was hard on Monday.",
          "strike",
          "Engineer Bo Rask said the drivers would strike on Friday if wages stayed as they were.");

  @TempDir static Path directory;

  private final Map<String, Row> before = new HashMap<>();
  private final Map<String, Row> after = new HashMap<>();
  private Path output;
  private Job job;

  @BeforeAll
  void run() throws IOException {
    Path input = directory.resolve("in");
    Files.createDirectories(input);
    StringBuilder lines = new StringBuilder();
    for (String id : List.of("pier", "road", "soup", "strike")) {
      lines
          .append(
              JsonMapper.builder()
                  .build()
                  .createObjectNode()
                  .put("id", id)
                  .put("published", "2024-05-01")
                  .put("text", STORIES.get(id)))
          .append('\n');
    }
    Files.writeString(input.resolve("stories.jsonl"), lines);
    output = directory.resolve("out");
    Path corrections = input.resolve("better.csv");
    run(input, null);
    read(before);
    Files.writeString(
        corrections,
        String.join(
            "\n",
            "note,story_id,start,end,speaker,speaker_kind,content",
            correction("pier", "Amos Kiprono", "", before.get("pier").getAs("content_text")),
            correction("road", "", "", ""),
            correction("soup", "The Bakers' League", "organisation", ""),
            correction("strike", "Amos Kiprono", "", "the trains would run"),
            "gone,nowhere,1,20,Amos Kiprono,,",
            "bad,pier,first,20,Amos Kiprono,,",
            ""),
        StandardCharsets.UTF_8);
    job = run(input, corrections);
    read(after);
  }

  private static String correction(String story, String speaker, String kind, String content) {
    String text = STORIES.get(story);
    int start = text.indexOf(' ');
    return "seen,%s,%d,%d,%s,%s,\"%s\""
        .formatted(story, start, text.length() - 1, speaker, kind, content);
  }

  private Job run(Path input, Path corrections) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                input.toString(),
                "--output",
                output.toString(),
                "--topics",
                "2"));
    if (corrections != null) {
      arguments.addAll(List.of("--corrections", corrections.toString()));
    }
    Job made = Job.of(arguments.toArray(String[]::new));
    assertThat(made.status()).as(made.err()).isZero();
    return made;
  }

  private void read(Map<String, Row> rows) {
    Job.table(output, Tables.STATEMENTS.name())
        .where("depth = 0")
        .collectAsList()
        .forEach(row -> rows.put(row.getAs("doc_id"), row));
  }

  @Test
  void whomTheCorrectionNamesIsWhoeverGoesByThatNameInOtherStories() {
    assertThat(before.get("pier").<String>getAs("speaker_name")).isEqualTo("Tove Lindqvist");
    assertThat(after.get("pier").<String>getAs("speaker_name")).isEqualTo("Amos Kiprono");
    assertThat(after.get("pier").<String>getAs("speaker_id"))
        .isEqualTo(before.get("road").<String>getAs("speaker_id"));
    assertThat(after.get("pier").<Double>getAs("speaker_confidence")).isEqualTo(1.0);
  }

  @Test
  void withoutANameNobodyIsTheSpeaker() {
    assertThat(after.get("road").<String>getAs("speaker_id")).isNull();
    assertThat(after.get("road").<Double>getAs("speaker_confidence")).isNull();
    assertThat(after.get("road").<Boolean>getAs("speaker_corrected")).isTrue();
  }

  @Test
  void whomNoStoryNamesIsASpeakerToo() {
    assertThat(
            Job.table(output, Tables.SPEAKERS.name())
                .where("name = 'The Bakers'' League'")
                .collectAsList())
        .extracting(row -> row.<String>getAs("kind"))
        .containsExactly("organisation");
  }

  @Test
  void whatIsNotMeantStaysAsItWas() {
    assertThat(after.get("strike")).isEqualTo(before.get("strike"));
    assertThat(after.get("strike").<Boolean>getAs("speaker_corrected")).isFalse();
    assertThat(after.get("pier").<String>getAs("statement_id"))
        .isEqualTo(before.get("pier").<String>getAs("statement_id"));
  }

  @Test
  void linesThatCannotBeUsedAndLinesThatMeanNothingAreTold() {
    assertThat(job.err())
        .contains("better.csv line 7: start and end are no offsets")
        .contains("corrections line 5: no statement of these stories is meant by it")
        .contains("corrections line 6: no statement of these stories is meant by it")
        .doesNotContain("line 2:")
        .contains("better.csv (the corrections file)");
  }
}
