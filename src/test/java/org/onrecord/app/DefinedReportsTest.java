package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports by {@code reports/*.yaml} of a published run, by the real command. */
class DefinedReportsTest {
  @TempDir static Path directory;
  private static Path output;

  @BeforeAll
  static void publish() throws IOException {
    output = directory.resolve("out");
    Job job =
        Job.of("run", "--input", "seeds/00*.txt,seeds/01*.txt", "--output", output.toString());
    assertThat(job.status()).as(job.err()).isZero();
  }

  private static Job report(Path to, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("report", "--output", output.toString(), "--out", to.toString()));
    arguments.addAll(Arrays.asList(options));
    return Job.of(arguments.toArray(String[]::new));
  }

  private static JsonNode summary(Path report) throws IOException {
    return JsonMapper.builder().build().readTree(report.resolve("summary.json").toFile());
  }

  private static long count(String table, String condition) {
    return Job.table(output, table).where(condition).count();
  }

  @Test
  void aWeeksReportHasItsSectionsInOrderAndCountsThatWeek() throws IOException {
    Path to = directory.resolve("weekly");
    Job job = report(to, "--spec", "reports/weekly.yaml", "--period", "2024-W16");
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.out().strip()).endsWith("index.html");
    assertThat(summary(to).at("/counts/statements").asLong())
        .isPositive()
        .isEqualTo(count("statements", "published between '2024-04-15' and '2024-04-21'"));
    assertThat(summary(to).at("/about/period/name").asText()).isEqualTo("2024-W16");
    String page = Files.readString(to.resolve("index.html"));
    assertThat(page).contains("<title>The week on record").doesNotContain("<h2 id=\"stories\">");
    assertThat(page.indexOf("<h2 id=\"relations\">"))
        .isGreaterThan(page.indexOf("<h2 id=\"new\">"))
        .isLessThan(page.indexOf("<h2 id=\"targets\">"));
  }

  @Test
  void withoutAPeriodItIsTheLatestThatHasAStory() throws IOException {
    Path to = directory.resolve("latest");
    Job job = report(to, "--spec", "reports/weekly.yaml", "--format", "json");
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(summary(to).at("/counts/stories").asLong()).isPositive();
    try (var files = Files.list(to)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> !n.startsWith(".")))
          .containsExactly("summary.json");
    }
  }

  @Test
  void aReportBetweenTwoCountriesHoldsWhatEachSaysOfTheOther() throws IOException {
    Path to = directory.resolve("bilateral");
    Job job = report(to, "--spec", "reports/bilateral.yaml", "--filter", "between=Ecuador|PER");
    assertThat(job.status()).as(job.err()).isZero();
    JsonNode statements = summary(to).at("/statements/shown");
    assertThat(statements).isNotEmpty();
    for (JsonNode statement : statements) {
      assertThat(statement.get("speaker_country").asText()).isIn("ECU", "PER");
      assertThat(statement.get("targets")).isNotEmpty();
    }
  }

  @Test
  void aMistakeIsOneLineAndStatusTwo() throws IOException {
    Path spec = Files.writeString(directory.resolve("wrong.yaml"), "sections: [charts]");
    for (List<String> options :
        List.of(
            List.of("--spec", spec.toString()),
            List.of("--spec", "reports/none.yaml"),
            List.of("--spec", "reports/weekly.yaml", "--period", "2024-04"),
            List.of("--period", "2024-W16"),
            List.of("--filter", "speakers=Nobody at all"),
            List.of("--filter", "who=x"),
            List.of("--format", "pdf"))) {
      Job job = report(directory.resolve("wrong"), options.toArray(String[]::new));
      assertThat(job.status()).as(options + job.err()).isEqualTo(2);
      assertThat(job.err().lines().filter(line -> line.startsWith("onrecord: ")))
          .as(options.toString())
          .hasSize(1);
    }
  }
}
