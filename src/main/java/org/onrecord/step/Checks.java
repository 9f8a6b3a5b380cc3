package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.onrecord.run.Manifest;
import org.onrecord.run.Store;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Checks the tables before anybody sees them: required columns filled, keys unique, references
 * resolve, offsets quote the text, shares in range. Each check counts the rows that break it; all
 * are counted by one query.
 */
final class Checks {
  private final Store store;
  private final double maxRejected;

  Checks(Store store, double maxRejected) {
    this.store = store;
    this.maxRejected = maxRejected;
  }

  /**
   * What was found.
   *
   * @param checks every check, in the order declared
   * @param tables rows of each table
   */
  record Result(List<Manifest.Check> checks, Map<String, Long> tables) {
    /** Whether the run may be published. */
    boolean passed() {
      return checks.stream().allMatch(Manifest.Check::passed);
    }
  }

  /** A reference from one table's column to another table's key. */
  private record Reference(Table from, String column, Table to, String key) {}

  /** A range that a column's values must lie in, where there is one. */
  private record Range(Table table, String column, double least, double most) {}

  private static final List<Reference> REFERENCES =
      List.of(
          new Reference(Tables.STATEMENTS, "doc_id", Tables.DOCUMENTS, "doc_id"),
          new Reference(Tables.STATEMENTS, "cluster_id", Tables.DOCUMENTS, "cluster_id"),
          new Reference(Tables.STATEMENTS, "speaker_id", Tables.SPEAKERS, "speaker_id"),
          new Reference(Tables.MENTIONS, "doc_id", Tables.DOCUMENTS, "doc_id"),
          new Reference(Tables.SENTIMENTS, "statement_id", Tables.STATEMENTS, "statement_id"),
          new Reference(Tables.FEATURES, "statement_id", Tables.STATEMENTS, "statement_id"),
          new Reference(Tables.STATEMENT_TOPICS, "id", Tables.STATEMENTS, "statement_id"),
          new Reference(Tables.STATEMENT_TOPICS, "topic_id", Tables.TOPICS, "topic_id"),
          new Reference(Tables.DOCUMENT_TOPICS, "id", Tables.DOCUMENTS, "doc_id"),
          new Reference(Tables.DOCUMENT_TOPICS, "topic_id", Tables.TOPICS, "topic_id"),
          new Reference(Tables.RELATIONS, "speaker_id", Tables.SPEAKERS, "speaker_id"),
          new Reference(Tables.RELATIONS, "target_id", Tables.SENTIMENTS, "target_id"));

  private static final List<Range> RANGES =
      List.of(
          new Range(Tables.STATEMENTS, "confidence", 0, 1),
          new Range(Tables.STATEMENTS, "speaker_confidence", 0, 1),
          new Range(Tables.STATEMENTS, "tone", -1, 1),
          new Range(Tables.SENTIMENTS, "polarity", -1, 1),
          new Range(Tables.SENTIMENTS, "confidence", 0, 1),
          new Range(Tables.STATEMENT_TOPICS, "weight", 0, 1),
          new Range(Tables.DOCUMENT_TOPICS, "weight", 0, 1),
          new Range(Tables.TOPICS, "share", 0, 1),
          new Range(Tables.RELATIONS, "mean_polarity", -1, 1),
          new Range(Tables.TRENDS, "mean_tone", -1, 1));

  Result run() {
    List<Dataset<Row>> queries = new ArrayList<>();
    for (Table table : Tables.all()) {
      queries.addAll(ofTable(table));
    }
    for (Reference reference : REFERENCES) {
      queries.add(unresolved(reference));
    }
    queries.add(misquoted(Tables.STATEMENTS, "source_spans", "source_text"));
    queries.add(misquoted(Tables.STATEMENTS, "cue_spans", "cue_text"));
    queries.add(misquoted(Tables.STATEMENTS, "content_spans", "content_text"));
    queries.add(misquotedMentions());
    List<Row> counts = queries.stream().reduce(Dataset::union).orElseThrow().collectAsList();

    Map<String, Long> tables = new TreeMap<>();
    List<Manifest.Check> checks = new ArrayList<>();
    for (Row row : counts) {
      if (row.getString(0).startsWith(ROWS_OF)) {
        tables.put(row.getString(0).substring(ROWS_OF.length()), row.getLong(1));
      } else {
        checks.add(new Manifest.Check(row.getString(0), row.getLong(1), row.getLong(1) == 0));
      }
    }
    checks.add(rejected(tables));
    return new Result(List.copyOf(checks), tables);
  }

  private static final String ROWS_OF = "rows of ";

  /** Rows, missing values, repeated keys and values out of range, in one pass over the table. */
  private List<Dataset<Row>> ofTable(Table table) {
    Column[] key = table.key().stream().map(name -> col(name)).toArray(Column[]::new);
    String missing =
        table.columns().stream()
            .filter(column -> !column.nullable())
            .map(column -> "`" + column.name() + "` IS NULL")
            .collect(Collectors.joining(" OR "));
    List<String> names = new ArrayList<>();
    List<Column> metrics = new ArrayList<>();
    names.add(ROWS_OF + table.name());
    metrics.add(count(lit(1)));
    names.add(table.name() + ": every required column has a value");
    metrics.add(expr("count_if(" + missing + ")"));
    names.add(table.name() + ": keys are unique");
    metrics.add(count(lit(1)).minus(count_distinct(struct(key))));
    for (Range range : RANGES) {
      if (range.table().equals(table)) {
        names.add(
            table.name()
                + "."
                + range.column()
                + ": lies in "
                + (int) range.least()
                + " to "
                + (int) range.most());
        metrics.add(
            expr(
                "count_if(NOT ("
                    + range.column()
                    + " BETWEEN "
                    + range.least()
                    + " AND "
                    + range.most()
                    + "))"));
      }
    }
    Column[] named = new Column[names.size()];
    for (int i = 0; i < named.length; i++) {
      named[i] = struct(lit(names.get(i)).as("name"), metrics.get(i).as("violations"));
    }
    Dataset<Row> one = store.read(table).agg(org.apache.spark.sql.functions.array(named).as("all"));
    return List.of(one.select(expr("inline(all)")));
  }

  private Dataset<Row> unresolved(Reference reference) {
    Dataset<Row> from =
        store
            .read(reference.from())
            .where(col(reference.column()).isNotNull())
            .select(col(reference.column()).as("id"));
    Dataset<Row> to = store.read(reference.to()).select(col(reference.key()).as("id")).distinct();
    String name =
        reference.from().name()
            + "."
            + reference.column()
            + ": stands in "
            + reference.to().name()
            + "."
            + reference.key();
    return named(name, from.join(to, new String[] {"id"}, "left_anti"));
  }

  private Dataset<Row> misquoted(Table table, String spans, String text) {
    UserDefinedFunction quote =
        udf((String story, scala.collection.Seq<Row> at) -> quote(story, at), DataTypes.StringType);
    Dataset<Row> stories =
        store.read(Tables.DOCUMENTS).select(col("doc_id"), col("text").as("story"));
    Dataset<Row> broken =
        store
            .read(table)
            .select(col("doc_id"), col(spans), col(text))
            .join(stories, "doc_id")
            .where(quote.apply(col("story"), col(spans)).notEqual(col(text)));
    return named(table.name() + "." + spans + ": quote the text", broken);
  }

  private Dataset<Row> misquotedMentions() {
    Dataset<Row> stories =
        store.read(Tables.DOCUMENTS).select(col("doc_id"), col("text").as("story"));
    Dataset<Row> broken =
        store
            .read(Tables.MENTIONS)
            .join(stories, "doc_id")
            .where(expr("substring(story, start + 1, end - start) <> text"));
    return named("mentions: quote the text", broken);
  }

  private static String quote(String story, scala.collection.Seq<Row> spans) {
    List<Span> at = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      at.add(new Span(spans.apply(i).getInt(0), spans.apply(i).getInt(1)));
    }
    try {
      return StoryText.of(story).quote(at);
    } catch (IndexOutOfBoundsException e) {
      // Offsets behind the end of the text quote nothing.
      return "";
    }
  }

  private static Dataset<Row> named(String name, Dataset<Row> violations) {
    return violations
        .agg(count(lit(1)).as("violations"))
        .select(lit(name).as("name"), col("violations"));
  }

  private Manifest.Check rejected(Map<String, Long> tables) {
    long rejects = tables.get(Tables.REJECTS.name());
    long records = rejects + tables.get(Tables.DOCUMENTS.name());
    boolean passed = records == 0 || rejects <= maxRejected * records;
    String name = "rejects: at most " + Math.round(maxRejected * 100) + " % of the records";
    return new Manifest.Check(name, passed ? 0 : rejects, passed);
  }
}
