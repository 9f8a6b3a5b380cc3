package org.onrecord.app;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
 * Who and what is one across stories, by the job itself: short stories with namesakes, and some
 * that report one utterance.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AcrossStoriesTest {
  private static final String MINISTER = "Norwegian Harbour Minister Tove Lindqvist";

  /**
   * What else stands in the stories of the ferries and the pier, so that none is a copy of another.
   */
  private static final List<String> REST =
      List.of(
          "\n\nRain fell over the western hills all week and the rivers ran brown with mud. Sheep stood on the higher meadows. Two bridges of wood were gone by Thursday, and the road along the lake was under water for a mile.",
          "\n\nSnow ploughs cleared both lanes of the mountain pass before the morning traffic began. Salt lay in grey heaps at every bend. The huts at the top have new stoves, thick blankets and a shelf of old paperbacks for the long evenings.",
          "\n\nA market of forty stalls opened beside the railway yard on Saturday. Honey, wool and smoked trout sold out by noon. A brass band played under the plane trees, and children rode a wooden carousel that is older than the town hall.",
          "\n\nBakers in the valley use rye flour, sea salt and a starter that is a century old. The loaves are dark and heavy. They keep for a fortnight in a cloth, and every farm has its own sign pressed into the crust.",
          "\n\nThe museum has three floors, a garden with plum trees and a small cinema. Its oldest room holds clocks. None of them shows the right time, because their keeper winds each on another day of the month and then forgets which.",
          "\n\nTwelve boats lay in the harbour at dusk, their nets drying on the quay. Gulls walked among the crates. The lighthouse has a red stripe, a green door and a lamp that a single family has lit since the great storm.",
          "\n\nSchools closed early on Friday because the heating had broken down in two buildings. Pupils skated on the pond. The boiler is of cast iron, weighs nine tons and came up the river on a barge before there was a road.",
          "\n\nCyclists from nine clubs rode the coast road in a strong wind. Only half of them reached the cape. Soup, bread and dry socks waited there, and a van took the tired home past the dunes and the empty campsites.");

  @TempDir static Path directory;

  /** The speakers' ids of each story, by its id. */
  private final Map<String, String> speakers = new HashMap<>();

  /** The utterance of each story's statement, by the story's id. */
  private final Map<String, String> utterances = new HashMap<>();

  private final Map<String, String> statements = new HashMap<>();
  private Path output;

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
    story(lines, "ministry-5", "Kenya's Finance Ministry said the duty on salt was gone.");
    story(lines, "nobody", "Officials said the pier was old and that nobody had looked at it.");
    story(
        lines,
        "full",
        "2024-05-01",
        MINISTER
            + " said the ferries between Kenya and the islands would run every two hours from May and carry pensioners free of charge."
            + REST.get(0));
    story(
        lines,
        "cut",
        "2024-05-02",
        MINISTER
            + " said the ferries between Kenya and the islands would run every two hours."
            + REST.get(1));
    story(
        lines,
        "figure",
        "2024-05-02",
        MINISTER
            + " said the ferries between Kenya and the islands would run every six hours."
            + REST.get(2));
    story(
        lines,
        "negated",
        "2024-05-02",
        MINISTER
            + " said the ferries between Kenya and the islands would not run every two hours."
            + REST.get(3));
    story(
        lines,
        "later",
        "2024-05-07",
        MINISTER
            + " said the ferries between Kenya and the islands would run every two hours."
            + REST.get(4));
    story(
        lines,
        "another speaker",
        "2024-05-02",
        "Kenyan Transport Minister Amos Kiprono said the ferries between Kenya and the islands would run every two hours."
            + REST.get(5));
    story(
        lines,
        "nobody knows who, 1",
        "2024-05-02",
        "Officials said the old pier at Stavanger would be closed before the winter storms."
            + REST.get(6));
    story(
        lines,
        "nobody knows who, 2",
        "2024-05-02",
        "Officials said the old pier at Stavanger would be closed before the winter storms."
            + REST.get(7));
    Files.writeString(input, lines);
    output = directory.resolve("out");
    Job job =
        Job.of("run", "--input", input.toString(), "--output", output.toString(), "--topics", "2");
    assertThat(job.status()).as(job.err()).isZero();
    for (Row row :
        Job.table(output, Tables.STATEMENTS.name())
            .where("depth = 0")
            .select("doc_id", "speaker_id", "utterance_id", "statement_id")
            .collectAsList()) {
      if (!row.isNullAt(1)) {
        speakers.put(row.getString(0), row.getString(1));
      }
      utterances.put(row.getString(0), row.getString(2));
      statements.put(row.getString(0), row.getString(3));
    }
  }

  private static void story(StringBuilder lines, String id, String text) {
    story(lines, id, "2024-05-01", text);
  }

  private static void story(StringBuilder lines, String id, String day, String text) {
    ObjectNode node = JsonMapper.builder().build().createObjectNode();
    lines.append(node.put("id", id).put("published", day).put("text", text)).append('\n');
  }

  private String utterance(String story) {
    assertThat(utterances).containsKey(story);
    return utterances.get(story);
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
    Path sure = directory.resolve("sure");
    Job job =
        Job.of(
            "run",
            "--input",
            directory.resolve("stories.jsonl").toString(),
            "--output",
            sure.toString(),
            "--speaker-confidence",
            "1");
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(Job.table(sure, Tables.STATEMENTS.name()).count()).isPositive();
    assertThat(
            Job.table(sure, Tables.STATEMENTS.name())
                .where("speaker_id IS NOT NULL OR speaker_name IS NOT NULL")
                .count())
        .isZero();
    assertThat(Job.table(sure, Tables.SPEAKERS.name()).count()).isZero();
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

  @Test
  void aCutReportIsOfTheUtteranceThatAnotherStoryReportsInFull() {
    assertThat(utterance("cut")).isEqualTo(utterance("full"));
  }

  @Test
  void anUtterancesIdIsThatOfTheStatementThatReportsItFirst() {
    assertThat(utterance("cut")).isEqualTo(statements.get("full"));
  }

  @Test
  void anotherFigureANegationAnotherDayAndAnotherSpeakerAreOtherUtterances() {
    assertThat(
            List.of(
                utterance("full"),
                utterance("figure"),
                utterance("negated"),
                utterance("later"),
                utterance("another speaker")))
        .doesNotHaveDuplicates();
  }

  @Test
  void whatNobodyKnowsWhoSaidIsOneInCopiesOfOneStoryAlone() {
    assertThat(utterance("nobody knows who, 1")).isNotEqualTo(utterance("nobody knows who, 2"));
  }

  @Test
  void theReportCountsAsTheTablesDo() throws IOException {
    Path report = output.resolve("runs").resolve(Job.manifest(output).runId()).resolve("report");
    JsonNode kenya =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(report.resolve("summary.json")))
            .at("/relations/shown/0");
    assertThat(kenya.get("target_name").asText()).isEqualTo("Kenya");
    assertThat(kenya.get("distinct_stories").asLong()).isEqualTo(5);
    assertThat(
            kenya.get("negative").asLong()
                + kenya.get("neutral").asLong()
                + kenya.get("positive").asLong())
        .isEqualTo(4);
    assertThat(Files.readString(report.resolve("index.html")))
        .containsOnlyOnce("data-statement=\"" + utterance("full") + "\"")
        .contains("also reported by 1 other story");
  }

  @Test
  void anUtteranceOfTwoStoriesCountsOnceWhereUtterancesAreCountedAndTwiceWhereStoriesAre() {
    Row week =
        Job.table(output, Tables.RELATIONS.name())
            .where("period = '2024-W18' AND speaker_id = '" + speaker("full") + "'")
            .orderBy(col("statement_count").desc())
            .head();
    assertThat(week.<Long>getAs("statement_count")).isEqualTo(4);
    assertThat(week.<Long>getAs("cluster_count")).isEqualTo(4);
    assertThat(
            week.<Long>getAs("negative")
                + week.<Long>getAs("neutral")
                + week.<Long>getAs("positive"))
        .isEqualTo(3);
  }
}
