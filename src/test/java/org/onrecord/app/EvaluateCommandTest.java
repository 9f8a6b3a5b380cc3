package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.SharedData;
import org.onrecord.evaluate.TopicScores;

class EvaluateCommandTest {
  @TempDir Path directory;

  @Test
  void everyRegressionIsWhatItsFileExpectsAndTheCommittedPageIsFresh() throws IOException {
    SharedData.require("gold/polnear-dev.jsonl");
    Job job =
        Job.of(
            "evaluate",
            "all",
            "--data",
            SharedData.directory().toString(),
            "--docs",
            directory.toString());
    assertThat(job.complaints()).isEmpty();
    assertThat(job.status()).isEqualTo(OnRecord.OK);
    assertThat(Files.readString(Path.of("docs/quality.md")))
        .as("docs/quality.md is stale: run ./onrecord evaluate all --data ../shared --docs docs")
        .isEqualTo(Files.readString(directory.resolve("quality.md")));
  }

  @Test
  void aStatementsPredictionsAndMetricsAreWritten() throws IOException {
    Path gold =
        Files.writeString(
            directory.resolve("gold.jsonl"),
            "{\"id\": \"a\", \"text\": \"Mayor Ada Okoro said that the bridge was safe.\", \"attributions\":"
                + " [{\"source\": [[0, 15]], \"cue\": [[16, 20]], \"content\": [[21, 45]], \"speaker\": \"Ada Okoro\"}]}\n");
    Job job =
        Job.of(
            "evaluate",
            "statements",
            "--gold",
            gold.toString(),
            "--output",
            directory.resolve("out").toString());
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.out()).contains("exact_content.f1", "said-pattern");
    assertThat(directory.resolve("out/predictions.jsonl"))
        .content()
        .contains("\"speaker\":\"Ada Okoro\"");
    assertThat(directory.resolve("out/metrics.json")).content().contains("\"alpha\"");
  }

  @Test
  void whetherTwoStatementsReportOneUtteranceIsMeasuredBesideTheSameWords() throws IOException {
    Path texts =
        Files.writeString(
            directory.resolve("texts.jsonl"),
            """
            {"id": "a", "text": "She said the ferries to the northern islands would run every two hours."}
            {"id": "b", "text": "She said ferries to the northern islands would be running every two hours in summer."}
            {"id": "c", "text": "She said the ferries to the northern islands would run every six hours."}
            """);
    Path gold =
        Files.writeString(
            directory.resolve("gold.jsonl"),
            """
            {"id": "1", "first": {"story": "a", "speaker": "Ada Okoro", "date": "2024-05-01", "content": [[9, 70]], "named": []}, "second": {"story": "b", "speaker": "Ada Okoro", "date": "2024-05-02", "content": [[9, 83]], "named": [1]}, "label": "same"}
            {"id": "2", "first": {"story": "a", "speaker": "Ada Okoro", "date": "2024-05-01", "content": [[9, 70]], "named": []}, "second": {"story": "c", "speaker": "Ada Okoro", "date": "2024-05-02", "content": [[9, 70]], "named": [1]}, "label": "other"}
            """);
    Path output = directory.resolve("out");
    Job job =
        Job.of(
            "evaluate",
            "utterances",
            "--gold",
            gold.toString(),
            "--texts",
            texts.toString(),
            "--output",
            output.toString());
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.out())
        .contains("same-words")
        .containsPattern("accuracy +1\\.000 +0\\.500 +0\\.500");
    Job without =
        Job.of("evaluate", "utterances", "--gold", gold.toString(), "--output", output.toString());
    assertThat(without.status()).isEqualTo(OnRecord.USAGE);
    assertThat(without.complaints()).singleElement().asString().contains("--texts");
  }

  @Test
  void aGoldFileThatIsNotThereOrIsNoneIsAMistakeInOneLine() throws IOException {
    Job missing =
        Job.of(
            "evaluate", "statements", "--gold", "no/gold.jsonl", "--output", directory.toString());
    assertThat(missing.status()).isEqualTo(OnRecord.USAGE);
    assertThat(missing.complaints()).singleElement().asString().contains("no/gold.jsonl");
    Path broken = Files.writeString(directory.resolve("broken.jsonl"), "{\"id\": \"a\"}\n");
    Job none =
        Job.of(
            "evaluate",
            "statements",
            "--gold",
            broken.toString(),
            "--output",
            directory.toString());
    assertThat(none.status()).isEqualTo(OnRecord.USAGE);
    assertThat(none.complaints()).singleElement().asString().contains("broken.jsonl");
  }

  @Test
  void topicsAreWrittenAndMeasuredAgainstLabels() throws IOException {
    Path corpus = directory.resolve("topics.jsonl");
    StringBuilder lines = new StringBuilder();
    Random chance = new Random(3);
    List<String> matters = List.of("oil", "vote", "fish");
    for (int i = 0; i < 90; i++) {
      String matter = matters.get(i % 3);
      String tokens =
          IntStream.range(0, 12)
              .mapToObj(n -> "\"" + matter + chance.nextInt(14) + "\"")
              .collect(Collectors.joining(","));
      lines.append(
          "{\"id\": \"d"
              + i
              + "\", \"label\": \""
              + matter
              + "\", \"tokens\": ["
              + tokens
              + "]}\n");
    }
    Files.writeString(corpus, lines);
    Path output = directory.resolve("topics");
    Job job =
        Job.of(
            "evaluate",
            "topics",
            "--corpus",
            corpus.toString(),
            "--topics",
            "3",
            "--output",
            output.toString());
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.out()).containsPattern("nmi +1\\.000").containsPattern("stability +1\\.000");
    assertThat(TopicScores.of(output.resolve("topics.json"), corpus).diversity()).isEqualTo(1);
    assertThat(Files.readString(output.resolve("topics.json")))
        .contains("\"cpu_seconds\"")
        .contains("\"document_topics\"")
        .contains("\"d89\"");
    assertThat(Files.readString(output.resolve("metrics.json"))).contains("\"stability\" : 1.0");
  }

  @Test
  void aTopicCorpusThatCannotBeReadIsAUsersMistake() throws IOException {
    Path corpus = Files.writeString(directory.resolve("bad.jsonl"), "{\"id\": \"a\"}\n");
    Job job =
        Job.of(
            "evaluate",
            "topics",
            "--corpus",
            corpus.toString(),
            "--topics",
            "2",
            "--output",
            directory.resolve("t").toString());
    assertThat(job.status()).isEqualTo(2);
    assertThat(job.err()).contains("bad.jsonl line 1: neither tokens nor a text");
  }
}
