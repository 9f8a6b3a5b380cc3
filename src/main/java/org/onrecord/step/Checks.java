package org.onrecord.step;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

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
  private record Reference(Table from, String column, Table to, String key) {
    String name() {
      return from.name() + "." + column + ": stands in " + to.name() + "." + key;
    }
  }

  /** A range that a column's values must lie in, where there is one. */
  private record Range(Table table, String column, int least, int most) {
    String name() {
      return table.name() + "." + column + ": lies in " + least + " to " + most;
    }

    String broken() {
      return "NOT (" + column + " BETWEEN " + least + " AND " + most + ")";
    }
  }

  /** Spans, as an expression, whose words stand in another column. */
  private record Quote(Table table, String spans, String text) {
    String name() {
      return table.name() + "." + text + ": quotes the story at its spans";
    }
  }

  private static final List<Reference> REFERENCES =
      List.of(
          new Reference(Tables.STATEMENTS, "doc_id", Tables.DOCUMENTS, "doc_id"),
          new Reference(Tables.STATEMENTS, "cluster_id", Tables.DOCUMENTS, "cluster_id"),
          new Reference(Tables.STATEMENTS, "utterance_id", Tables.STATEMENTS, "statement_id"),
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

  private static final List<Quote> QUOTES =
      List.of(
          new Quote(Tables.STATEMENTS, "source_spans", "source_text"),
          new Quote(Tables.STATEMENTS, "cue_spans", "cue_text"),
          new Quote(Tables.STATEMENTS, "content_spans", "content_text"),
          new Quote(Tables.MENTIONS, "array(named_struct('start', start, 'end', `end`))", "text"));

  private static final String ROWS_OF = "rows of ";

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
    Map<String, Long> violations = new TreeMap<>();
    Map<String, Long> tables = new TreeMap<>();
    for (Row row :
        rowsAndKeys().union(brokenRows()).union(unresolved()).union(misquoted()).collectAsList()) {
      if (row.getString(0).startsWith(ROWS_OF)) {
        tables.put(row.getString(0).substring(ROWS_OF.length()), row.getLong(1));
      } else {
        violations.put(row.getString(0), row.getLong(1));
      }
    }
    Tables.all().forEach(table -> tables.putIfAbsent(table.name(), 0L));
    List<Manifest.Check> checks = new ArrayList<>();
    for (String name : names()) {
      long count = violations.getOrDefault(name, 0L);
      checks.add(new Manifest.Check(name, count, count == 0));
    }
    checks.add(rejected(tables));
    checks.add(nothingRead(tables));
    return new Result(List.copyOf(checks), tables);
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    Tables.all().forEach(table -> names.add(filled(table)));
    Tables.all().forEach(table -> names.add(unique(table)));
    RANGES.forEach(range -> names.add(range.name()));
    REFERENCES.forEach(reference -> names.add(reference.name()));
    QUOTES.forEach(quote -> names.add(quote.name()));
    return names;
  }

  private static String filled(Table table) {
    return table.name() + ": every required column has a value";
  }

  private static String unique(Table table) {
    return table.name() + ": keys are unique";
  }

  /**
   * The rows of each table, and how many of them repeat another's key: all tables in one shuffle.
   */
  private Dataset<Row> rowsAndKeys() {
    return Tables.all().stream()
        .map(
            table -> {
              Column[] key =
                  table.key().stream()
                      .map(name -> coalesce(col(name).cast("string"), lit("")))
                      .toArray(Column[]::new);
              return store
                  .read(table)
                  .select(lit(table.name()).as("table"), concat_ws("\u0000", key).as("key"));
            })
        .reduce(Dataset::union)
        .orElseThrow()
        .groupBy("table", "key")
        .agg(count(lit(1)).as("rows"))
        .groupBy("table")
        .agg(sum("rows").as("rows"), sum(col("rows").minus(1)).as("repeats"))
        .select(
            explode(
                map(
                    concat(lit(ROWS_OF), col("table")),
                    col("rows"),
                    concat(col("table"), lit(": keys are unique")),
                    col("repeats"))));
  }

  /** Missing values and values out of range: each row names the checks that it breaks. */
  private Dataset<Row> brokenRows() {
    return Tables.all().stream()
        .map(
            table -> {
              String missing =
                  table.columns().stream()
                      .filter(column -> !column.nullable())
                      .map(column -> "`" + column.name() + "` IS NULL")
                      .collect(Collectors.joining(" OR "));
              List<Column> broken = new ArrayList<>();
              broken.add(when(expr(missing), lit(filled(table))));
              RANGES.stream()
                  .filter(range -> range.table().equals(table))
                  .forEach(range -> broken.add(when(expr(range.broken()), lit(range.name()))));
              return store
                  .read(table)
                  .select(explode(array(broken.toArray(Column[]::new))).as("name"));
            })
        .reduce(Dataset::union)
        .orElseThrow()
        .where(col("name").isNotNull())
        .groupBy("name")
        .agg(count(lit(1)).as("violations"));
  }

  /**
   * Values that refer to nothing: all references in one shuffle, each value beside the keys it may
   * refer to.
   */
  private Dataset<Row> unresolved() {
    return REFERENCES.stream()
        .map(
            reference -> {
              Dataset<Row> from =
                  ids(reference, reference.from(), reference.column())
                      .withColumn("refers", lit(1L));
              Dataset<Row> to =
                  ids(reference, reference.to(), reference.key()).withColumn("refers", lit(0L));
              return from.union(to);
            })
        .reduce(Dataset::union)
        .orElseThrow()
        .groupBy("name", "id")
        .agg(sum("refers").as("references"), min("refers").as("least"))
        // No row with 0: no key of that value.
        .where(col("least").equalTo(1))
        .groupBy("name")
        .agg(sum("references").as("violations"));
  }

  private Dataset<Row> ids(Reference reference, Table table, String column) {
    return store
        .read(table)
        .where(col(column).isNotNull())
        .select(lit(reference.name()).as("name"), col(column).as("id"));
  }

  /** Spans whose words are not the story's at that place. */
  private Dataset<Row> misquoted() {
    UserDefinedFunction quotes =
        udf(
            (String story, scala.collection.Seq<Row> spans, String text) ->
                quotes(story, spans, text),
            DataTypes.BooleanType);
    Dataset<Row> stories =
        store.read(Tables.DOCUMENTS).select(col("doc_id"), col("text").as("story"));
    return QUOTES.stream()
        .map(
            quote ->
                store
                    .read(quote.table())
                    .select(
                        col("doc_id"),
                        lit(quote.name()).as("name"),
                        expr(quote.spans()).as("spans"),
                        col(quote.text()).as("quoted")))
        .reduce(Dataset::union)
        .orElseThrow()
        .join(stories, "doc_id")
        .where(not(quotes.apply(col("story"), col("spans"), col("quoted"))))
        .groupBy("name")
        .agg(count(lit(1)).as("violations"));
  }

  private static boolean quotes(String story, scala.collection.Seq<Row> spans, String text) {
    List<Span> at = new ArrayList<>();
    try {
      for (int i = 0; i < spans.size(); i++) {
        at.add(new Span(spans.apply(i).getInt(0), spans.apply(i).getInt(1)));
      }
      return StoryText.of(story).quote(at).equals(text);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      // An empty or backward span, or one behind the end of the text, quotes nothing.
      return false;
    }
  }

  private Manifest.Check rejected(Map<String, Long> tables) {
    long rejects = tables.get(Tables.REJECTS.name());
    long records = rejects + tables.get(Tables.DOCUMENTS.name());
    boolean passed = records == 0 || rejects <= maxRejected * records;
    String name = "rejects: at most " + Math.round(maxRejected * 100) + " % of the records";
    return new Manifest.Check(name, passed ? 0 : rejects, passed);
  }

  /** An input in which nothing could be read is a mistake, and no reason to hide an earlier run. */
  private static Manifest.Check nothingRead(Map<String, Long> tables) {
    long rejects = tables.get(Tables.REJECTS.name());
    boolean passed = rejects == 0 || tables.get(Tables.DOCUMENTS.name()) > 0;
    return new Manifest.Check(
        "records: at least one of them is a story", passed ? 0 : rejects, passed);
  }
}
