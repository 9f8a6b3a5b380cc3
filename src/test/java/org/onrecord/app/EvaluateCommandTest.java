package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.SharedData;

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
}
