package org.onrecord.step;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;
import org.onrecord.annotation.Annotation;
import org.onrecord.annotation.Annotator;
import org.onrecord.corpus.StoryLanguage;
import org.onrecord.encoder.Encoder;
import org.onrecord.run.Progress;
import org.onrecord.run.Store;
import org.onrecord.table.AnnotationRows;
import org.onrecord.table.Tables;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Reads every story once: who said what, to the character, and in what tone. What an earlier run
 * computed for the same text with the same annotator is used again.
 */
final class Annotate {
  /** Tasks a core: enough that one slow story does not keep a core waiting at the end. */
  private static final int TASKS_A_CORE = 4;

  private final Store store;
  private final Progress progress;

  Annotate(Store store, Progress progress) {
    this.store = store;
    this.progress = progress;
  }

  /** One annotator a JVM. It has no state of its own, so the tasks share it. */
  private static final class Shared {
    private static Annotator annotator;

    private Shared() {}

    /** Not made when the class is: what hinders it must reach the user as it is. */
    static synchronized Annotator annotator() {
      if (annotator == null) {
        annotator = new Annotator(Encoder.load());
      }
      return annotator;
    }
  }

  /** The version under which annotations are kept. */
  static String version() {
    return Shared.annotator().version();
  }

  /**
   * What came out.
   *
   * @param documents the published table
   * @param annotated stories that were read: {@code doc_id, cluster_id, published} and the
   *     annotation's columns
   */
  record Result(Dataset<Row> documents, Dataset<Row> annotated) {}

  Result run(Dataset<Row> stories, Dataset<Row> clusters) {
    Column isReadable =
        coalesce(col("language"), lit(StoryLanguage.ENGLISH)).equalTo(StoryLanguage.ENGLISH);
    Dataset<Row> annotations = annotations(stories.where(isReadable));
    Dataset<Row> annotated =
        store.stage(
            "annotated",
            stories
                .where(isReadable)
                .select("doc_id", "published", "text_sha256")
                .join(clusters.select("doc_id", "cluster_id", "is_original"), "doc_id")
                .join(annotations, "text_sha256"));
    Dataset<Row> counts = annotated.select("doc_id", "sentence_count", "token_count");
    Dataset<Row> documents =
        store.stage(
            Tables.DOCUMENTS,
            stories
                .join(clusters, "doc_id")
                .join(counts, new String[] {"doc_id"}, "left")
                .na()
                .fill(0, new String[] {"sentence_count", "token_count"}));
    return new Result(documents, annotated);
  }

  private Dataset<Row> annotations(Dataset<Row> stories) {
    Dataset<Row> known = store.annotations(version(), AnnotationRows.schema());
    Dataset<Row> texts = stories.select("text_sha256", "text", "body_start", "body_end");
    Dataset<Row> fresh =
        texts
            .dropDuplicates("text_sha256")
            .join(known.select("text_sha256"), column("text_sha256"), "left_anti");
    LongAccumulator done = store.spark().sparkContext().longAccumulator("stories annotated");
    progress.follow("annotate", done::sum, stories.count());
    int tasks = store.spark().sparkContext().defaultParallelism() * TASKS_A_CORE;
    store.addAnnotations(
        version(),
        fresh
            .repartition(tasks, col("text_sha256"))
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> annotate(rows, done),
                Encoders.row(AnnotationRows.schema())));
    return store.annotations(version(), AnnotationRows.schema());
  }

  private static Iterator<Row> annotate(Iterator<Row> texts, LongAccumulator done) {
    return Iterators.map(
        texts,
        row -> {
          StoryText text = StoryText.of(row.getString(1));
          int start = row.getInt(2);
          int end = row.getInt(3);
          Annotation annotation =
              start < end
                  ? Shared.annotator().annotate(text, new Span(start, end))
                  : Annotation.none();
          done.add(1);
          return AnnotationRows.toRow(row.getString(0), text, annotation);
        });
  }

  private static String[] column(String name) {
    return new String[] {name};
  }
}
