package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/** A small run of one story with one statement, whole or broken in one place. */
class ChecksTest {
  private static final String TEXT = "😀 Mayor Ada Okoro said that the bridge was safe.";

  @TempDir Path directory;

  private Checks.Result checked(Table broken, UnaryOperator<Dataset<Row>> breaking) {
    SparkSession spark = TestSpark.session();
    OutputDirectory output = OutputDirectory.at(directory.toString(), new Configuration());
    Store store = new Store(spark, output, "run");
    Map<Table, Dataset<Row>> tables =
        Map.of(
            Tables.DOCUMENTS,
            spark.sql(
                "SELECT 'd1' doc_id, 'a.txt' source_path, 1L position, 'unknown' date_origin, array() credits, array() authors, '"
                    + TEXT
                    + "' text, 'hash' text_sha256, 0 body_start, 50 body_end, 'd1' cluster_id, 1L cluster_size, true is_original, 1 sentence_count, 10 token_count"),
            Tables.STATEMENTS,
            spark.sql(
                "SELECT 's1' statement_id, 'd1' doc_id, 'd1' cluster_id, 's1' utterance_id, 1 position, 'indirect' kind, 0 depth,"
                    + " 'Mayor Ada Okoro' source_text, 'said' cue_text, 'that the bridge was safe' content_text,"
                    + " array(named_struct('start', 2, 'end', 17)) source_spans, array(named_struct('start', 18, 'end', 22)) cue_spans,"
                    + " array(named_struct('start', 23, 'end', 47)) content_spans, array(named_struct('start', 2, 'end', 48)) sentence_spans,"
                    + " 'p1' speaker_id, 0.9D speaker_confidence, false speaker_corrected, 'states' speech_act, false negated, 'actual' modality,"
                    + " 0.1D tone, 0.8D confidence"),
            Tables.SPEAKERS,
            spark.sql(
                "SELECT 'p1' speaker_id, 'Ada Okoro' name, 'person' kind, array() aliases, 1L statement_count, 1L story_count, 1L cluster_count"));
    for (Table table : Tables.all()) {
      Dataset<Row> rows =
          tables.getOrDefault(table, spark.createDataFrame(List.<Row>of(), table.schema()));
      store.stage(table, table.equals(broken) ? breaking.apply(table.conform(rows)) : rows);
    }
    return new Checks(store, 1).run();
  }

  private static List<String> failed(Checks.Result result) {
    return result.checks().stream()
        .filter(check -> !check.passed())
        .map(Manifest.Check::name)
        .toList();
  }

  @Test
  void wholeTablesPassAndAreCounted() {
    Checks.Result result = checked(null, rows -> rows);
    assertThat(failed(result)).isEmpty();
    assertThat(result.passed()).isTrue();
    assertThat(result.tables())
        .hasSameSizeAs(Tables.all())
        .containsEntry("documents", 1L)
        .containsEntry("rejects", 0L);
  }

  @Test
  void aSpanThatDoesNotQuoteItsTextIsFound() {
    assertThat(
            failed(
                checked(
                    Tables.STATEMENTS,
                    rows -> rows.withColumn("content_text", lit("that the bridge was saf")))))
        .containsExactly("statements.content_text: quotes the story at its spans");
  }

  @Test
  void aSpanBehindTheEndOfTheTextIsFound() {
    assertThat(
            failed(
                checked(
                    Tables.STATEMENTS,
                    rows ->
                        rows.withColumn(
                            "cue_spans", expr("array(named_struct('start', 18, 'end', 2200))")))))
        .containsExactly("statements.cue_text: quotes the story at its spans");
  }

  @Test
  void aSpeakerWhoIsNotInTheirTableIsFound() {
    assertThat(
            failed(
                checked(Tables.STATEMENTS, rows -> rows.withColumn("speaker_id", lit("nobody")))))
        .containsExactly("statements.speaker_id: stands in speakers.speaker_id");
  }

  @Test
  void aKeyThatRepeatsIsFound() {
    Checks.Result result = checked(Tables.SPEAKERS, rows -> rows.union(rows));
    assertThat(failed(result)).containsExactly("speakers: keys are unique");
    assertThat(result.passed()).isFalse();
  }

  @Test
  void aMissingValueAndOneOutOfRangeAreFound() {
    assertThat(
            failed(
                checked(
                    Tables.STATEMENTS,
                    rows ->
                        rows.withColumn("confidence", lit(1.5))
                            .withColumn("kind", when(col("kind").isNull(), lit("x"))))))
        .containsExactly(
            "statements: every required column has a value",
            "statements.confidence: lies in 0 to 1");
  }
}
