package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.table.Tables;

/** Who is one across stories, by the job itself: a dozen short stories with namesakes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcrossStoriesTest {
  @TempDir static Path directory;

  /** The speakers' ids of each story, by its id. */
  private final Map<String, String> speakers = new HashMap<>();

  @BeforeAll
  void run() throws IOException {
    Path input = directory.resolve("stories.jsonl");
    StringBuilder lines = new StringBuilder();
    story(lines, "norway-1", "Norwegian Harbour Minister Tove Lindqvist said the pier was old.");
    story(
        lines, "norway-2", "Norwegian Harbour Minister Tove Lindqvist said the pier would close.");
    story(lines, "norway-short", "Norwegian Harbour Minister Lindqvist said the ferry was late.");
    story(lines, "kenya", "Kenyan Transport Minister Tove Lindqvist said the road was new.");
    story(lines, "unknown", "Lindqvist said the soup was cold.");
    story(lines, "acronym-1", "The World Harbour Council (WHC) said dues would rise in May.");
    story(lines, "acronym-2", "The WHC said dues would fall in June.");
    story(lines, "company-1", "Brandt Shipping Corp. said it was sorry for the delay.");
    story(lines, "company-2", "Brandt Shipping said it would do better next year.");
    story(lines, "country-1", "The United States said it would reply soon.");
    story(lines, "country-2", "The U.S. said it would wait for a week.");
    story(lines, "ministry-1", "The Finance Ministry said it had no plans to raise the duty.");
    story(lines, "ministry-2", "The Finance Ministry said the duty on beer would rise in May.");
    story(lines, "ministry-3", "Kenya's finance ministry said the duty on tea would rise.");
    story(lines, "ministry-4", "Kenya's Finance Ministry said the duty on coffee would fall.");
    story(lines, "ministry-5", "The Kenyan Ministry of Finance said the duty on salt was gone.");
    story(lines, "nobody", "Officials said the pier was old and that nobody had looked at it.");
    Files.writeString(input, lines);
    Path output = directory.resolve("out");
    Job job =
        Job.of("run", "--input", input.toString(), "--output", output.toString(), "--topics", "2");
    assertThat(job.status()).as(job.err()).isZero();
    for (Row row :
        Job.table(output, Tables.STATEMENTS.name())
            .where("depth = 0 AND speaker_id IS NOT NULL")
            .select("doc_id", "speaker_id")
            .collectAsList()) {
      speakers.put(row.getString(0), row.getString(1));
    }
  }

  private static void story(StringBuilder lines, String id, String text) {
    ObjectNode node = JsonMapper.builder().build().createObjectNode();
    lines.append(node.put("id", id).put("published", "2024-05-01").put("text", text)).append('\n');
  }

  private String speaker(String story) {
    assertThat(speakers).containsKey(story);
    return speakers.get(story);
  }

  @Test
  void aMinistryOfNobodyKnowsWhichCountryIsOneWithNoneOfAnotherStory() {
    assertThat(speaker("ministry-1")).isNotEqualTo(speaker("ministry-2"));
    assertThat(speaker("ministry-3"))
        .isEqualTo(speaker("ministry-4"))
        .isEqualTo(speaker("ministry-5"));
  }

  @Test
  void aStoryThatNamesNobodyKeepsItsStatements() {
    assertThat(
            Job.table(directory.resolve("out"), Tables.STATEMENTS.name())
                .where("doc_id = 'nobody'")
                .count())
        .isPositive();
  }

  @Test
  void aSpeakerBelowTheAskedConfidenceIsNone() {
    Path output = directory.resolve("sure");
    Job job =
        Job.of(
            "run",
            "--input",
            directory.resolve("stories.jsonl").toString(),
            "--output",
            output.toString(),
            "--speaker-confidence",
            "1");
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(Job.table(output, Tables.STATEMENTS.name()).count()).isPositive();
    assertThat(
            Job.table(output, Tables.STATEMENTS.name())
                .where("speaker_id IS NOT NULL OR speaker_name IS NOT NULL")
                .count())
        .isZero();
    assertThat(Job.table(output, Tables.SPEAKERS.name()).count()).isZero();
  }

  @Test
  void onePersonIsOneSpeaker() {
    assertThat(speaker("norway-2")).isEqualTo(speaker("norway-1"));
  }

  @Test
  void aFamilyNameWithTheSameOfficeIsTheSamePerson() {
    assertThat(speaker("norway-short")).isEqualTo(speaker("norway-1"));
  }

  @Test
  void twoPeopleOfOneNameStayTwo() {
    assertThat(speaker("kenya")).isNotEqualTo(speaker("norway-1"));
  }

  @Test
  void aFamilyNameWithoutEvidenceStaysByItself() {
    assertThat(speakers.get("unknown"))
        .isNotEqualTo(speaker("norway-1"))
        .isNotEqualTo(speaker("kenya"));
  }

  @Test
  void anAcronymIsTheOrganisationThatAnotherStoryExplainsItAs() {
    assertThat(speaker("acronym-2")).isEqualTo(speaker("acronym-1"));
  }

  @Test
  void aCompanyIsOneWithAndWithoutItsForm() {
    assertThat(speaker("company-2")).isEqualTo(speaker("company-1"));
  }

  @Test
  void aCountryIsOneByWhateverName() {
    assertThat(speaker("country-2")).isEqualTo(speaker("country-1"));
  }
}
