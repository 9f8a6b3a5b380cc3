package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.SharedData;

/**
 * Statements inside statements, on {@code eval/nested.jsonl}: passages of Reuters-21578 that the
 * project annotated, by the corpus's ids and offsets.
 */
class NestedStatementsTest {
  @Test
  void mostStatementsInsideStatementsAreFoundAndMostOfThoseFoundAreThere(@TempDir Path output) {
    Path corpus = SharedData.require("corpora/reuters-21578.jsonl");
    EvaluationResult result =
        Evaluation.statements(
            new Gold(Path.of("eval/nested.jsonl"), List.of(corpus), Optional.empty()),
            new Predictor<>(Evaluation.SYSTEM, Predictors.statements()),
            List.of(),
            Bootstrap.STANDARD,
            output);
    assertThat(result.units()).isEqualTo(200);
    assertThat(result.figures().get("inner.recall")).isGreaterThan(0.56);
    assertThat(result.figures().get("inner.precision")).isGreaterThan(0.71);
  }
}
