package org.onrecord.app;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.run.Manifest;
import org.onrecord.table.Tables;

/** Topics from run to run, by the real job on the project's own stories. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TopicsTest {
  /** Stories of four matters, several of each. */
  private static final String INPUT = "seeds/00*.txt,seeds/01*.txt,seeds/02*.txt";

  @TempDir static Path directory;
  private Path output;
  private Job first;
  private List<Row> topics;
  private Manifest manifest;

  @BeforeAll
  void run() throws IOException {
    output = directory.resolve("out");
    first = Job.of("run", "--input", INPUT, "--output", output.toString());
    assertThat(first.status()).as(first.err()).isZero();
    topics = rows();
    manifest = Job.manifest(output);
  }

  private List<Row> rows() {
    return Job.table(output, Tables.TOPICS.name()).orderBy("topic_id").collectAsList();
  }

  private static Set<String> ids(List<Row> topics) {
    return topics.stream().map(row -> row.<String>getAs("topic_id")).collect(Collectors.toSet());
  }

  @Test
  void theNumberIsChosenByACurveThatIsPrintedAndKept() {
    assertThat(manifest.topics().found()).isEqualTo(topics.size()).isBetween(3, 6);
    assertThat(manifest.topics().curve()).hasSizeGreaterThan(2);
    assertThat(first.err()).containsPattern("topics +" + topics.size() + ": coherence .* taken");
  }

  @Test
  void aTopicHasANameOfTwoToFourWordsAndDistinctTermsAndExamples() {
    for (Row topic : topics) {
      assertThat(topic.<String>getAs("label").split(" ")).hasSizeBetween(2, 4);
      List<String> terms =
          topic.<Row>getList(topic.fieldIndex("terms")).stream()
              .map(term -> term.getString(0))
              .toList();
      assertThat(terms).hasSizeGreaterThanOrEqualTo(10).doesNotHaveDuplicates();
      assertThat(topic.getList(topic.fieldIndex("example_statement_ids"))).isNotEmpty();
      assertThat(topic.getList(topic.fieldIndex("example_doc_ids"))).isNotEmpty();
      assertThat(topic.<String>getAs("status")).isNull();
    }
    assertThat(topics.stream().mapToDouble(row -> row.<Double>getAs("share")).sum())
        .isBetween(0.9, 1.0);
  }

  @Test
  void topicsHaveNoNamesAmongTheirTermsWhereTheUserWantsNone() throws IOException {
    assertThat(terms(topics)).contains("portugal");
    Path other = directory.resolve("without-names");
    Job without =
        Job.of(
            "run",
            "--input",
            INPUT,
            "--output",
            other.toString(),
            "--topic-names",
            "drop",
            "--topics",
            "" + topics.size());
    assertThat(without.status()).as(without.err()).isZero();
    List<Row> others = Job.table(other, Tables.TOPICS.name()).collectAsList();
    Set<String> names =
        Job.table(other, Tables.MENTIONS.name())
            .where("kind in ('country', 'person')")
            .selectExpr("lower(text)")
            .as(org.apache.spark.sql.Encoders.STRING())
            .collectAsList()
            .stream()
            .collect(Collectors.toSet());
    assertThat(terms(others)).contains("cocoa").doesNotContainAnyElementsOf(names);
    assertThat(weights(other)).isNotEmpty();
  }

  private static Set<String> terms(List<Row> topics) {
    return topics.stream()
        .flatMap(topic -> topic.<Row>getList(topic.fieldIndex("terms")).stream())
        .map(term -> term.getString(0))
        .collect(Collectors.toSet());
  }

  @Test
  void storiesOfOneMatterHaveOneTopic() {
    List<Row> main =
        Job.table(output, Tables.DOCUMENT_TOPICS.name())
            .join(
                Job.table(output, Tables.DOCUMENTS.name())
                    .selectExpr("doc_id as id", "source_path"),
                "id")
            .where("source_path like '%cocoa%'")
            .groupBy("id")
            .agg(expr("max_by(topic_id, weight)"))
            .collectAsList();
    assertThat(main).hasSizeGreaterThan(1);
    assertThat(main.stream().map(row -> row.getString(1)).distinct()).hasSize(1);
  }

  @Test
  void aLaterRunKeepsTheTopicsThatItFindsAgainAndListsThoseThatEnded() throws IOException {
    Path copy = copyOfOutput("later");
    Job later =
        Job.of("run", "--input", "seeds/00*.txt,seeds/01*.txt", "--output", copy.toString());
    assertThat(later.status()).as(later.err()).isZero();
    List<Row> kept =
        Job.table(copy, Tables.TOPICS.name()).where("status in ('kept', 'merged')").collectAsList();
    assertThat(kept).isNotEmpty();
    assertThat(kept)
        .allSatisfy(
            row ->
                assertThat(row.<String>getAs("previous_topic_id"))
                    .isEqualTo(row.getAs("topic_id")));
    assertThat(ids(topics)).containsAll(ids(kept));
    String run = Files.readString(copy.resolve("current")).strip();
    Manifest.Topics history = Job.manifest(copy).topics();
    assertThat(history.continues()).isEqualTo(manifest.runId());
    Set<String> ended = new HashSet<>(ids(topics));
    ended.removeAll(ids(kept));
    assertThat(
            history.ended().stream().map(Manifest.EndedTopic::topicId).collect(Collectors.toSet()))
        .isEqualTo(ended);

    Job again =
        Job.of("run", "--input", "seeds/00*.txt,seeds/01*.txt", "--output", copy.toString());
    assertThat(again.out()).startsWith("nothing new").contains(run);
  }

  @Test
  void withTheSameTopicsNewStoriesAreScoredWithoutANewFit() throws IOException {
    Path copy = copyOfOutput("same");
    Job same =
        Job.of("run", "--input", "seeds/00*.txt", "--output", copy.toString(), "--topics", "same");
    assertThat(same.status()).as(same.err()).isZero();
    List<Row> now = Job.table(copy, Tables.TOPICS.name()).orderBy("topic_id").collectAsList();
    assertThat(ids(now)).isEqualTo(ids(topics));
    assertThat(now.stream().map(row -> row.<String>getAs("label")).toList())
        .isEqualTo(topics.stream().map(row -> row.<String>getAs("label")).toList());
    // A story's topics are what they were: they depend on its words and the model alone.
    assertThat(weights(copy)).isNotEmpty();
    assertThat(weights(output)).containsAll(weights(copy));
  }

  private static List<String> weights(Path output) {
    return Job.table(output, Tables.DOCUMENT_TOPICS.name())
        .selectExpr("concat_ws(' ', id, topic_id, weight)")
        .as(org.apache.spark.sql.Encoders.STRING())
        .collectAsList();
  }

  private Path copyOfOutput(String name) throws IOException {
    Path copy = directory.resolve(name);
    try (var all = Files.walk(output)) {
      for (Path from : all.toList()) {
        Files.copy(from, copy.resolve(output.relativize(from).toString()));
      }
    }
    return copy;
  }

  @Test
  void theSameTopicsOfNoRunAreAUsersMistake() {
    Job job =
        Job.of(
            "run",
            "--input",
            INPUT,
            "--output",
            directory.resolve("empty").toString(),
            "--topics",
            "same");
    assertThat(job.status()).isEqualTo(2);
    assertThat(job.err()).contains("--topics same needs a run to continue");
    Job named =
        Job.of("run", "--input", INPUT, "--output", output.toString(), "--continue", "nosuchrun");
    assertThat(named.status()).isEqualTo(2);
    assertThat(named.err()).contains("--continue names no run that has topics: nosuchrun");
  }

  @Test
  void storiesThatTellNothingApartHaveNoTopicsAndTheRunEndsWell() throws IOException {
    for (List<String> texts :
        List.of(
            List.of("The minister of fishing, Ana Brod, said the harbour was open."),
            Collections.nCopies(10, "The minister Ana Brod said on Monday the harbour was open."),
            List.of("It was what they had said that they would.", "They said so, and it is."))) {
      Path place = Files.createTempDirectory(directory, "few");
      for (int i = 0; i < texts.size(); i++) {
        Files.writeString(place.resolve(i + ".txt"), texts.get(i));
      }
      Job job =
          Job.of(
              "run",
              "--input",
              place.toString(),
              "--output",
              place.resolve("out").toString(),
              "--topics",
              "7");
      assertThat(job.status()).as(job.err()).isZero();
      assertThat(job.err()).contains("topics    none");
      assertThat(Job.table(place.resolve("out"), Tables.TOPICS.name()).count()).isZero();
    }
  }

  @Test
  void trendsAreCountedByWeekAndMonthAndTestedAgainstThePeriodBefore() {
    List<Row> trends = Job.table(output, Tables.TRENDS.name()).collectAsList();
    assertThat(trends.stream().map(row -> row.<String>getAs("granularity")).distinct())
        .containsExactlyInAnyOrder("week", "month");
    for (Row row : trends) {
      boolean compared = row.getAs("previous_cluster_count") != null;
      for (String share : Arrays.asList("p_value", "q_value")) {
        if (compared) {
          assertThat(row.<Double>getAs(share)).isBetween(0.0, 1.0);
        } else {
          assertThat(row.<Double>getAs(share)).isNull();
        }
      }
      assertThat(row.<Long>getAs("cluster_count"))
          .isLessThanOrEqualTo(row.<Long>getAs("period_cluster_count"));
    }
  }

  @Test
  void aStatementsFeaturesAreThoseOfItsContent() {
    List<Row> rows =
        Job.table(output, Tables.FEATURES.name())
            .join(Job.table(output, Tables.STATEMENTS.name()), "statement_id")
            .collectAsList();
    assertThat(rows).hasSize((int) Job.table(output, Tables.STATEMENTS.name()).count());
    int withTerms = 0;
    for (Row row : rows) {
      List<String> tokens = row.getList(row.fieldIndex("tokens"));
      assertThat(tokens).hasSize(row.<Integer>getAs("token_count"));
      assertThat(
              row.<String>getAs("content_text")
                  .toLowerCase(java.util.Locale.ROOT)
                  .replace('’', '\''))
          .contains(tokens);
      List<Float> embedding = row.getList(row.fieldIndex("embedding"));
      assertThat(embedding.stream().mapToDouble(v -> v * v).sum()).isCloseTo(1, within(1e-3));
      Row tfidf = row.getAs("tfidf");
      List<Integer> indices = tfidf.getList(1);
      List<Double> values = tfidf.getList(2);
      assertThat(indices).hasSameSizeAs(values).isSorted();
      assertThat(indices).allMatch(index -> index < tfidf.getInt(0));
      if (!values.isEmpty()) {
        withTerms++;
        assertThat(values.stream().mapToDouble(v -> v * v).sum()).isCloseTo(1, within(1e-9));
      }
    }
    assertThat(withTerms).isGreaterThan(rows.size() / 2);
  }

  @Test
  void aClassifierLearnsFromTheFeatures() {
    var vector =
        org.apache.spark.sql.functions.udf(
            (Row tfidf) ->
                Vectors.sparse(
                    tfidf.getInt(0),
                    tfidf.<Integer>getList(1).stream().mapToInt(i -> i).toArray(),
                    tfidf.<Double>getList(2).stream().mapToDouble(v -> v).toArray()),
            SQLDataTypes.VectorType());
    Dataset<Row> rows =
        Job.table(output, Tables.FEATURES.name())
            .join(Job.table(output, Tables.STATEMENTS.name()), "statement_id")
            .withColumn("label", expr("cast(source_text like '%Portug%' as double)"))
            .withColumn("terms", vector.apply(col("tfidf")));
    Dataset<Row> features =
        new VectorAssembler()
            .setInputCols(new String[] {"terms", "token_count", "negation_count", "future_count"})
            .setOutputCol("features")
            .transform(rows);
    Dataset<Row> told =
        new LogisticRegression().setRegParam(0.01).fit(features).transform(features);
    assertThat(told.where("label = 1").count()).isPositive();
    assertThat(told.where("label = prediction").count()).isGreaterThan(rows.count() * 9 / 10);
  }
}
