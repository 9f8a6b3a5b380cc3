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
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;

/** Two runs of stories that overlap, by the real command. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CompareCommandTest {
  @TempDir static Path directory;
  private static Path output;
  private static String earlier;
  private static String later;

  @BeforeAll
  static void publishTwoRuns() throws IOException {
    output = directory.resolve("out");
    earlier = published("seeds/00*.txt");
    later = published("seeds/00[5-9]*.txt,seeds/010*.txt");
  }

  private static String published(String input) throws IOException {
    Job job = Job.of("run", "--input", input, "--output", output.toString(), "--topics", "3");
    assertThat(job.status()).as(job.err()).isZero();
    return Files.readString(output.resolve("current")).strip();
  }

  private static Job compare(Path to, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("compare", "--output", output.toString(), "--out", to.toString()));
    arguments.addAll(Arrays.asList(options));
    return Job.of(arguments.toArray(String[]::new));
  }

  private static JsonNode comparison(Path at) throws IOException {
    return JsonMapper.builder().build().readTree(at.resolve("comparison.json").toFile());
  }

  private static Dataset<Row> table(String run, String name) {
    return TestSpark.session()
        .read()
        .parquet(output.resolve("runs").resolve(run).resolve("tables").resolve(name).toString());
  }

  private static Set<String> ids(String run, String table, String id) {
    return new TreeSet<>(table(run, table).select(id).as(Encoders.STRING()).collectAsList());
  }

  private static Set<String> without(Set<String> some, Set<String> others) {
    Set<String> left = new TreeSet<>(some);
    left.removeAll(others);
    return left;
  }

  @Test
  void two_runs_are_compared_by_what_their_tables_hold() throws IOException {
    Path to = directory.resolve("runs");
    Job job = compare(to, earlier, "current");
    assertThat(job.status()).as(job.err()).isZero();
    assertThat(job.out().strip()).endsWith("index.html");
    JsonNode found = comparison(to);
    Set<String> then = ids(earlier, "speakers", "speaker_id");
    Set<String> today = ids(later, "speakers", "speaker_id");
    assertThat(found.at("/before/statements").asLong())
        .isEqualTo(table(earlier, "statements").count());
    assertThat(found.at("/now/run_id").asText()).isEqualTo(later);
    assertThat(found.at("/new_speakers/total").asInt())
        .isPositive()
        .isEqualTo(without(today, then).size());
    assertThat(found.at("/gone_speakers/total").asInt())
        .isPositive()
        .isEqualTo(without(then, today).size());
    for (JsonNode gone : found.at("/gone_speakers/shown")) {
      assertThat(then).contains(gone.get("speaker_id").asText());
      assertThat(gone.get("examples")).isNotEmpty();
    }
    Set<String> stories = ids(earlier, "documents", "doc_id");
    Set<String> storiesNow = ids(later, "documents", "doc_id");
    assertThat(found.at("/texts/stories_gone").asInt())
        .isPositive()
        .isEqualTo(without(stories, storiesNow).size());
    assertThat(found.at("/texts/stories_new").asInt())
        .isPositive()
        .isEqualTo(without(storiesNow, stories).size());
    assertThat(found.at("/texts/stories_kept").asInt())
        .isEqualTo(stories.size() - without(stories, storiesNow).size());
    assertThat(found.at("/topics/shown")).isNotEmpty();
    for (JsonNode shift : found.at("/speakers/shown")) {
      assertThat(shift.get("p_value").asDouble()).isBetween(0.0, 1.0);
      assertThat(shift.get("q_value").asDouble())
          .isGreaterThanOrEqualTo(shift.get("p_value").asDouble());
    }
    assertThat(Files.readString(to.resolve("index.html")))
        .contains("<h2 id=\"gone\">", "<h2 id=\"texts\">", "default-src 'none'");
  }

  @Test
  void two_periods_of_a_run_are_compared_by_the_statements_that_each_has() throws IOException {
    Path to = directory.resolve("periods");
    Job job =
        compare(to, "--periods", "2024-W14", "2024-W15", "--run", earlier, "--format", "json");
    assertThat(job.status()).as(job.err()).isZero();
    JsonNode found = comparison(to);
    for (String side : List.of("before", "now")) {
      String week = side.equals("before") ? "2024-W14" : "2024-W15";
      String from = side.equals("before") ? "2024-04-01" : "2024-04-08";
      assertThat(found.at("/" + side + "/name").asText()).isEqualTo(week);
      assertThat(found.at("/" + side + "/statements").asLong())
          .isPositive()
          .isEqualTo(
              table(earlier, "statements")
                  .where("date_trunc('week', published) = '" + from + "'")
                  .count());
    }
    assertThat(found.get("texts").isNull()).isTrue();
    assertThat(Files.exists(to.resolve("index.html"))).isFalse();
  }

  @Test
  void a_mistake_is_one_line_and_status_two() {
    for (List<String> options :
        List.of(
            List.<String>of(),
            List.of(earlier),
            List.of(earlier, earlier),
            List.of(earlier, "none"),
            List.of(earlier, later, "--run", later),
            List.of(earlier, later, "--periods", "2024-04", "2024-05"),
            List.of("--periods", "2024-04", "2024-04"),
            List.of("--periods", "2024-04", "May"),
            List.of("--periods", "2024-04", "1999-01"),
            List.of("--periods", "2024-04", "2024-05", "--filter", "who=x"),
            List.of(earlier, later, "--filter", "speakers=Nobody at all"),
            List.of(earlier, later, "--format", "pdf"))) {
      Job job = compare(directory.resolve("wrong"), options.toArray(String[]::new));
      assertThat(job.status()).as(options + job.err()).isEqualTo(2);
      assertThat(job.complaints()).as(options.toString()).hasSize(1);
    }
    assertThat(Files.exists(directory.resolve("wrong/index.html"))).isFalse();
  }
}
