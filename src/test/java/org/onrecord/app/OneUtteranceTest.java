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

/** What several stories report once, by the job itself: short stories of one week. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneUtteranceTest {
  private static final String MINISTER = "Norwegian Harbour Minister Tove Lindqvist";

  /** What else stands in each story, so that none is a copy of another. */
  private static final List<String> REST =
      List.of(
          "Rain fell over the western hills all week and the rivers ran brown with mud. Sheep stood on the higher meadows. Two bridges of wood were gone by Thursday, and the road along the lake was under water for a mile.",
          "Snow ploughs cleared both lanes of the mountain pass before the morning traffic began. Salt lay in grey heaps at every bend. The huts at the top have new stoves, thick blankets and a shelf of old paperbacks for the long evenings.",
          "A market of forty stalls opened beside the railway yard on Saturday. Honey, wool and smoked trout sold out by noon. A brass band played under the plane trees, and children rode a wooden carousel that is older than the town hall.",
          "Bakers in the valley use rye flour, sea salt and a starter that is a century old. The loaves are dark and heavy. They keep for a fortnight in a cloth, and every farm has its own sign pressed into the crust.",
          "The museum has three floors, a garden with plum trees and a small cinema. Its oldest room holds clocks. None of them shows the right time, because their keeper winds each on another day of the month and then forgets which.",
          "Twelve boats lay in the harbour at dusk, their nets drying on the quay. Gulls walked among the crates. The lighthouse has a red stripe, a green door and a lamp that a single family has lit since the great storm.",
          "Schools closed early on Friday because the heating had broken down in two buildings. Pupils skated on the pond. The boiler is of cast iron, weighs nine tons and came up the river on a barge before there was a road.",
          "Cyclists from nine clubs rode the coast road in a strong wind. Only half of them reached the cape. Soup, bread and dry socks waited there, and a van took the tired home past the dunes and the empty campsites.");

  @TempDir static Path directory;

  /** The utterance of each story's statement, by the story's id. */
  private final Map<String, String> utterances = new HashMap<>();

  private final Map<String, String> statements = new HashMap<>();
  private Path output;

  @BeforeAll
  void run() throws IOException {
    StringBuilder lines = new StringBuilder();
    story(
        lines,
        "full",
        "2024-05-01",
        MINISTER
            + " said the ferries between Kenya and the islands would run every two hours from May and carry pensioners free of charge.");
    story(
        lines,
        "cut",
        "2024-05-02",
        MINISTER + " said the ferries between Kenya and the islands would run every two hours.");
    story(
        lines,
        "figure",
        "2024-05-02",
        MINISTER + " said the ferries between Kenya and the islands would run every six hours.");
    story(
        lines,
        "negated",
        "2024-05-02",
        MINISTER
            + " said the ferries between Kenya and the islands would not run every two hours.");
    story(
        lines,
        "later",
        "2024-05-07",
        MINISTER + " said the ferries between Kenya and the islands would run every two hours.");
    story(
        lines,
        "another speaker",
        "2024-05-02",
        "Kenyan Transport Minister Amos Kiprono said the ferries between Kenya and the islands would run every two hours.");
    story(
        lines,
        "nobody knows who, 1",
        "2024-05-02",
        "Officials said the old pier at Stavanger would be closed before the winter storms.");
    story(
        lines,
        "nobody knows who, 2",
        "2024-05-02",
        "Officials said the old pier at Stavanger would be closed before the winter storms.");
    Path input = directory.resolve("stories.jsonl");
    Files.writeString(input, lines);
    output = directory.resolve("out");
    Job job =
        Job.of("run", "--input", input.toString(), "--output", output.toString(), "--topics", "2");
    assertThat(job.status()).as(job.err()).isZero();
    for (Row row :
        Job.table(output, Tables.STATEMENTS.name())
            .where("depth = 0")
            .select("doc_id", "utterance_id", "statement_id")
            .collectAsList()) {
      utterances.put(row.getString(0), row.getString(1));
      statements.put(row.getString(0), row.getString(2));
    }
  }

  private static void story(StringBuilder lines, String id, String day, String text) {
    ObjectNode node = JsonMapper.builder().build().createObjectNode();
    String rest = REST.get((int) lines.chars().filter(c -> c == '\n').count());
    node.put("id", id).put("published", day).put("text", text + "\n\n" + rest);
    lines.append(node).append('\n');
  }

  private String utterance(String story) {
    assertThat(utterances).containsKey(story);
    return utterances.get(story);
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
            .at("/targets/shown/0");
    assertThat(kenya.get("name").asText()).isEqualTo("Kenya");
    assertThat(kenya.get("distinct_stories").asLong()).isEqualTo(kenya.get("statements").asLong());
    assertThat(
            kenya.get("negative").asLong()
                + kenya.get("neutral").asLong()
                + kenya.get("positive").asLong())
        .isEqualTo(kenya.get("statements").asLong() - 1);
    assertThat(Files.readString(report.resolve("index.html")))
        .containsOnlyOnce("data-statement=\"" + utterance("full") + "\"")
        .contains("also reported by 1 other story");
  }

  @Test
  void anUtteranceOfTwoStoriesCountsOnceWhereUtterancesAreCountedAndTwiceWhereStoriesAre() {
    Row week =
        Job.table(output, Tables.RELATIONS.name())
            .where("period = '2024-W18'")
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
