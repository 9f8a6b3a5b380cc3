package org.onrecord.step;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.onrecord.text.LetterCase;
import org.onrecord.utterance.ContentWordReader;
import org.onrecord.utterance.Report;
import org.onrecord.utterance.Utterances;

/**
 * The first report of what each statement reports: of one speaker's statements over days and
 * stories, and of those whose speaker nobody knows, in copies of one story and the same words
 * alone.
 */
final class FirstReports {
  private static final StructType SCHEMA =
      StructType.fromDDL("statement_id string, utterance_id string");

  private static final Column[] ORDER = {
    col("voice"), col("day"), col("doc_id"), col("position"), col("statement_id")
  };

  private FirstReports() {}

  /**
   * For each statement the first that reports the same utterance.
   *
   * @param statements with the columns of the table and {@code named}, ids of whom their stories
   *     name
   * @return {@code statement_id, utterance_id}
   */
  static Dataset<Row> of(Dataset<Row> statements) {
    // A copy without a date is of the day of the others.
    Column day =
        coalesce(col("published"), min(col("published")).over(Window.partitionBy("cluster_id")));
    Column isKnown = col("speaker_id").isNotNull().and(col("day").isNotNull());
    Column voice =
        when(isKnown, col("speaker_id"))
            .otherwise(
                concat_ws(
                    "\u0000",
                    col("cluster_id"),
                    coalesce(col("speaker_id"), small(col("source_text")))));
    return statements
        .withColumn("day", day)
        .select(
            voice.as("voice"),
            when(isKnown, col("day")).as("day"),
            col("statement_id"),
            col("doc_id"),
            col("cluster_id"),
            col("position"),
            col("content_text"),
            coalesce(col("speaker_id"), lit("")).as("speaker_id"),
            col("named"))
        .repartition(col("voice"))
        .sortWithinPartitions(ORDER)
        .mapPartitions((MapPartitionsFunction<Row, Row>) ByVoice::new, Encoders.row(SCHEMA));
  }

  /** Not by Spark's own function, which takes minutes for some long texts. */
  private static Column small(Column text) {
    return udf((String each) -> each == null ? null : LetterCase.lower(each), DataTypes.StringType)
        .apply(text);
  }

  /** Goes through the statements of each voice in turn, a story at a time. */
  private static final class ByVoice implements Iterator<Row> {
    private final Iterator<Row> rows;
    private final ContentWordReader reader = new ContentWordReader();
    private final Deque<Row> done = new ArrayDeque<>();
    private Row next;
    private String voice;
    private Utterances utterances;

    ByVoice(Iterator<Row> rows) {
      this.rows = rows;
      this.next = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
      return !done.isEmpty() || next != null;
    }

    @Override
    public Row next() {
      if (done.isEmpty()) {
        readStory();
      }
      return done.removeFirst();
    }

    private void readStory() {
      if (!next.getString(0).equals(voice)) {
        voice = next.getString(0);
        utterances = new Utterances();
      }
      String story = next.<String>getAs("doc_id");
      List<Report> reports = new ArrayList<>();
      while (next != null
          && next.getString(0).equals(voice)
          && next.<String>getAs("doc_id").equals(story)) {
        reports.add(report(next));
        next = rows.hasNext() ? rows.next() : null;
      }
      List<String> ids = utterances.of(reports);
      for (int i = 0; i < ids.size(); i++) {
        done.addLast(RowFactory.create(reports.get(i).id(), ids.get(i)));
      }
    }

    private Report report(Row row) {
      Date day = row.getAs("day");
      Set<String> named = new HashSet<>(row.getList(row.fieldIndex("named")));
      named.remove(row.<String>getAs("speaker_id"));
      return new Report(
          row.getAs("statement_id"),
          row.getAs("doc_id"),
          row.getAs("cluster_id"),
          day == null ? null : day.toLocalDate(),
          reader.read(row.getAs("content_text")),
          named);
    }
  }
}
