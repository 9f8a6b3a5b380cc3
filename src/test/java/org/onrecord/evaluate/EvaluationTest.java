package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.text.Span;

class EvaluationTest {
  @TempDir Path directory;

  @Test
  void aReaderThatFindsTheGoldIsPerfectInItsFilesToo() throws IOException {
    Path gold = Cases.file("statements-gold.jsonl");
    EvaluationResult result = Evaluation.statements(gold, GoldDocument::attributions, directory);
    assertThat(result.scores().figures().get("attributed.f1")).isEqualTo(1);
    assertThat(StatementScores.of(gold, result.predictions())).isEqualTo(result.scores());

    JsonNode metrics = JsonMapper.builder().build().readTree(Files.readString(result.metrics()));
    assertThat(metrics.fieldNames())
        .toIterable()
        .containsExactly(
            "source",
            "cue",
            "content",
            "detection",
            "attributed",
            "exact_content",
            "recall_by_kind",
            "speaker",
            "alpha",
            "gold_attributions",
            "predicted_attributions",
            "documents_without_prediction",
            "kind",
            "system",
            "floors",
            "intervals",
            "diagnosis");
    assertThat(metrics.at("/kind").asText()).isEqualTo("statements");
    assertThat(metrics.at("/floors/said-pattern/predicted_attributions").asInt()).isEqualTo(1);
    assertThat(metrics.at("/intervals/figures/alpha")).hasSize(2);
  }

  @Test
  void twoRunsWriteTheSameBytes() throws IOException {
    Path gold = Cases.file("statements-gold.jsonl");
    EvaluationResult one =
        Evaluation.statements(gold, d -> SaidPattern.read(d.text()), directory.resolve("1"));
    EvaluationResult two =
        Evaluation.statements(gold, d -> SaidPattern.read(d.text()), directory.resolve("2"));
    assertThat(Files.readString(two.metrics())).isEqualTo(Files.readString(one.metrics()));
    assertThat(Files.readString(two.predictions())).isEqualTo(Files.readString(one.predictions()));
  }

  @Test
  void aSpanOutsideTheTextIsTheReadersError() {
    Attribution outside =
        new Attribution(List.of(), List.of(), List.of(new Span(5, 5000)), Optional.empty());
    assertThatThrownBy(
            () ->
                Evaluation.statements(
                    Cases.file("statements-gold.jsonl"), d -> List.of(outside), directory))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("document bridge")
        .hasMessageContaining("[5, 5000)");
  }

  @Test
  void anIdThatIsThereTwiceIsRefused() throws IOException {
    Path gold = directory.resolve("gold.jsonl");
    Files.writeString(
        gold, "{\"id\": \"x\", \"text\": \"Rain.\", \"attributions\": []}\n".repeat(2));
    assertThatThrownBy(() -> Evaluation.statements(gold, d -> List.of(), directory))
        .hasMessageContaining("\"x\" is there twice");
  }

  @Test
  void theFloorOfSentimentIsTheCommonestLabel() {
    EvaluationResult result =
        Evaluation.sentiment(
            Cases.file("sentiment-gold.jsonl"),
            item -> new LabelPrediction(item.label(), Map.of(item.label(), 1.0)),
            directory);
    assertThat(result.scores().figures()).containsEntry("macro_f1", 1.0);
    // Neutral is 3 of 6: precision ½, recall 1, F1 ⅔, and 0 for the other two.
    assertThat(result.floors().get(Evaluation.MAJORITY).figures())
        .containsEntry("macro_f1", 0.2222)
        .containsEntry("accuracy", 0.5);
  }

  @Test
  void relationsAreScoredAsLabelsAre() throws IOException {
    Path gold = directory.resolve("pairs.jsonl");
    Files.writeString(
        gold,
        """
        {"id": "1", "text": "Lind praised Moss.", "p": [0, 4], "q": [13, 17], "label": "p_to_q_positive"}
        {"id": "2", "text": "Lind met Moss.", "p": [0, 4], "q": [9, 13], "label": "neutral"}
        """);
    EvaluationResult result =
        Evaluation.relations(gold, pair -> LabelPrediction.of("neutral"), directory);
    assertThat(result.task()).isEqualTo(Task.RELATIONS);
    assertThat(result.scores().figures()).containsEntry("macro_f1", 0.3333);
    assertThat(LabelScores.of(gold, result.predictions())).isEqualTo(result.scores());
  }

  @Test
  void entitiesAreEvaluatedOnTheTokensOfTheGold() {
    EvaluationResult result =
        Evaluation.entities(
            Cases.file("entities-gold.jsonl"),
            sentences -> List.of(List.of("B-PER", "I-PER", "O", "O", "O", "O", "O")),
            directory);
    assertThat(result.scores().figures()).containsEntry("PER.f1", 1.0).containsEntry("ORG.f1", 0.0);
    assertThatThrownBy(
            () ->
                Evaluation.entities(
                    Cases.file("entities-gold.jsonl"), s -> List.of(List.of("O")), directory))
        .hasMessageContaining("1 \"tags\" for 7 \"tokens\"");
  }

  @Test
  void theTableHasTheSystemBesideTheFloorAndTheInterval() {
    String table =
        ResultTable.of(
            Evaluation.statements(
                Cases.file("statements-gold.jsonl"), GoldDocument::attributions, directory));
    assertThat(table.lines())
        .anyMatch(line -> line.matches("figure +onrecord +said-pattern +95 % interval"))
        .anyMatch(line -> line.matches("attributed\\.f1 +1\\.000 +0\\.500 +1\\.000 to 1\\.000"))
        .anyMatch(line -> line.matches("gold_attributions +3 +3"));
    assertThat(table.lines()).noneMatch(line -> line.endsWith(" "));
  }

  @Test
  void theSaidPatternTakesTheNamesBesideSaidAndTheRestOfTheSentence() {
    String text = "Rain is likely, Dr. Ada Quill said. Then it rained. “Of course,” said Bo, wet.";
    List<Attribution> found = SaidPattern.read(text);
    assertThat(found).hasSize(2);
    Tokens tokens = Tokens.of(text);
    assertThat(tokens.quote(found.get(0).source().get(0))).isEqualTo("Dr. Ada Quill");
    assertThat(tokens.quote(found.get(0).content().get(0))).isEqualTo("Rain is likely,");
    assertThat(tokens.quote(found.get(1).source().get(0))).isEqualTo("Bo");
    assertThat(tokens.quote(found.get(1).content().get(0))).isEqualTo("“Of course,”");
  }

  @Test
  void theSameSeedDrawsTheSameSamplesAndAnotherSeedOthers() {
    assertThat(meanInterval(5)).isEqualTo(meanInterval(5)).isNotEqualTo(meanInterval(6));
  }

  @Test
  void anIntervalIsAsWideAsTheNormalOneWouldBe() {
    // The mean of 100 coins has a standard error of .05; 1.96 of them to each side.
    Interval interval = meanInterval(1);
    assertThat(interval.low()).isBetween(0.38, 0.42);
    assertThat(interval.high()).isBetween(0.58, 0.62);
  }

  @Test
  void aSingleDocumentHasNoInterval() {
    assertThat(Bootstrap.STANDARD.intervals(1, times -> Map.of("mean", 1.0))).isEmpty();
  }

  private static Interval meanInterval(long seed) {
    return new Bootstrap(seed, 1000)
        .intervals(
            100,
            times -> Map.of("mean", IntStream.range(0, 50).mapToLong(i -> times[i]).sum() / 100.0))
        .get("mean");
  }
}
