package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegressionTest {
  @TempDir Path directory;

  @Test
  void aFileIsWrittenBackAsItWas() throws IOException {
    Path file = Cases.file("small.yaml");
    assertThat(Regression.load(file).yaml()).isEqualTo(Files.readString(file));
  }

  @Test
  void theProjectsOwnRegressionsAreInTheFixedLayout() throws IOException {
    List<Regression> regressions = Regression.loadAll(Path.of("eval"));
    assertThat(regressions)
        .extracting(Regression::collection)
        .contains("newsmtsc-dev", "polnear-dev", "seed", "wikinews-dev");
    for (Regression regression : regressions) {
      assertThat(Files.readString(Path.of("eval", regression.collection() + ".yaml")))
          .isEqualTo(regression.yaml());
    }
  }

  @Test
  void whatWasMeasuredBecomesWhatIsExpectedAndNothingElseChanges() {
    Regression before = Regression.load(Cases.file("small.yaml"));
    Regression after = before.withMeasured(Map.of("alpha", 0.31171, "detection.f1", 0.5));
    assertThat(after.figures().get("alpha").expected()).isEqualTo(OptionalDouble.of(0.3117));
    assertThat(after.figures().get("detection.f1"))
        .isEqualTo(
            new Expectation(
                OptionalDouble.of(0.5),
                0.01,
                OptionalDouble.of(0.7),
                OptionalDouble.of(0.8),
                OptionalDouble.of(0.6),
                Optional.empty()));
    assertThat(after.note()).isEqualTo(before.note());
    assertThat(after.yaml()).contains("  alpha:\n    expected: 0.3117\n    tolerance: 0.005\n");
  }

  @Test
  void aFigureOutsideItsToleranceIsADeviation() {
    Regression regression = Regression.load(Cases.file("small.yaml"));
    assertThat(regression.deviations(Map.of("alpha", 0.0, "detection.f1", 0.6767))).isEmpty();
    assertThat(regression.deviations(Map.of("alpha", 0.0, "detection.f1", 0.6768)))
        .containsExactly(new Regression.Deviation("detection.f1", 0.6667, 0.01, 0.6768));
  }

  @Test
  void aFigureThatWasNotMeasuredIsNamed() {
    assertThatThrownBy(
            () -> Regression.load(Cases.file("small.yaml")).deviations(Map.of("alpha", 0.0)))
        .hasMessageContaining("small")
        .hasMessageContaining("\"detection.f1\" was not measured");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gold: statements-gold.jsonl|gold: /tmp/gold.jsonl|gold: \"/tmp/gold.jsonl\" is not relative",
        "gold: statements-gold.jsonl|gold: ../gold.jsonl|gold: \"../gold.jsonl\" is not relative",
        "gold: statements-gold.jsonl|silver: x|silver: no such key",
        "evaluate: statements|evaluate: poems|evaluate: \"poems\" is none of statements, sentiment",
        "reach: 0.7|reach: much|figures.detection.f1.reach: not a number: \"much\"",
        "reach: 0.7|goal: 0.7|figures.detection.f1.goal: no such key",
        "tolerance: 0.01|aim: 0.01|Duplicate field 'aim'",
        "tolerance: 0.01|tolerance: -1|figures.detection.f1.tolerance: a tolerance is 0 or more, not -1",
        "collection: small|collection: large|collection: \"large\" is not the file's name",
        "own: statements|own: true|own: neither statements nor speakers",
        "figures:|figures: {}|no YAML",
      })
  void anErrorNamesTheFileAndTheKey(String from, String to, String message) throws IOException {
    Path file = directory.resolve("small.yaml");
    Files.writeString(file, Files.readString(Cases.file("small.yaml")).replace(from, to));
    assertThatThrownBy(() -> Regression.load(file))
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("small.yaml: ")
        .hasMessageContaining(message);
  }

  @Test
  void thePageHasFiguresGoalsFloorsAndKindsAndIsReproducible() {
    Regression regression = Regression.load(Cases.file("small.yaml"));
    EvaluationResult result =
        Evaluation.statements(
            Cases.file("statements-gold.jsonl"), d -> SaidPattern.read(d.text()), directory);
    List<QualityPage.Measured> measured = List.of(new QualityPage.Measured(regression, result));
    String page = QualityPage.markdown(measured);
    assertThat(page)
        .contains("## Two stories, made up\n\nMade up for the tests.\n")
        .contains("`statements-gold.jsonl`, 2 documents, 3 statements.")
        .contains("./onrecord evaluate all --data DIR --docs docs")
        .contains(
            "| figure | measured | 95 % interval | floor: said-pattern | earlier: rules | to reach | aim |")
        .contains("| `detection.f1` | 0.500 | 0.000 to 0.667 | 0.500 | 0.600 | 0.700 | 0.800 |")
        .contains("| direct | 1 | 0.000 |")
        .contains("| indirect | 2 | 0.500 |")
        .doesNotContain(directory.toString());
    assertThat(QualityPage.markdown(measured)).isEqualTo(page);
  }

  @Test
  void thePageOfASentimentCollectionHasItsLabels() {
    Regression regression =
        new Regression(
            "s",
            "Made up",
            Task.SENTIMENT,
            "sentiment-gold.jsonl",
            List.of(),
            Optional.empty(),
            false,
            Regression.Own.NOTHING,
            Optional.empty(),
            "",
            Map.of(
                "macro_f1",
                new Expectation(
                    OptionalDouble.empty(),
                    0,
                    OptionalDouble.of(0.74),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    Optional.empty())));
    EvaluationResult result =
        Evaluation.sentiment(
            Cases.file("sentiment-gold.jsonl"), item -> LabelPrediction.of("neutral"), directory);
    assertThat(QualityPage.markdown(List.of(new QualityPage.Measured(regression, result))))
        .contains("6 items")
        .contains("| neutral | 0.500 | 1.000 | 0.667 |");
  }
}
