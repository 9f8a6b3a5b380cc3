package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.onrecord.report.Selection;
import org.onrecord.report.Selection.Filter;
import org.onrecord.report.SelectionException;
import org.onrecord.speaker.EntityKind;
import org.onrecord.speaker.Gazetteer;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/**
 * The rows of a run's tables that a report is about: statements by its filters, the stories they
 * stand in, and speakers and topics as far as these statements show them. Whatever a count in the
 * report says, it is a count of these rows. Of copies the earliest that is among them stands for
 * the others, and its id for their cluster.
 */
final class SelectedTables implements TableReader {
  private static final String[] STATEMENT = {"statement_id"};

  private final TableReader all;
  private final Selection selection;
  private final Gazetteer gazetteer = new Gazetteer();
  private final Map<String, Dataset<Row>> selected = new HashMap<>();
  private final List<Dataset<Row>> kept = new ArrayList<>();

  private SelectedTables(TableReader all, Selection selection) {
    this.all = all;
    this.selection = selection;
  }

  /**
   * The rows of a selection.
   *
   * @throws SelectionException if a filter names what the run does not have, or no story is left
   */
  static TableReader of(TableReader all, Selection selection) {
    if (selection.isAll()) {
      return all;
    }
    SelectedTables tables = new SelectedTables(all, selection);
    tables.select();
    return tables;
  }

  @Override
  public Dataset<Row> read(Table table) {
    Dataset<Row> rows = selected.get(table.name());
    return rows == null ? all.read(table) : rows;
  }

  @Override
  public void close() {
    kept.forEach(Dataset::unpersist);
  }

  private void select() {
    Dataset<Row> documents = all.read(Tables.DOCUMENTS);
    if (selection.period() != null) {
      documents =
          documents.where(
              col("published")
                  .between(lit(selection.period().first()), lit(selection.period().last())));
    }
    if (!selection.of(Filter.AGENCY).isEmpty()) {
      documents = documents.where(isOneOf(lower(col("agency")), agencies()));
    }
    Dataset<Row> statements = bySpeaker(semi(all.read(Tables.STATEMENTS), documents, "doc_id"));
    if (!selection.of(Filter.TOPICS).isEmpty()) {
      statements = semi(statements, onTopics(), STATEMENT);
    }
    Dataset<Row> sentiments = all.read(Tables.SENTIMENTS);
    if (!selection.of(Filter.TARGETS).isEmpty()) {
      sentiments = sentiments.where(isOneOf(col("target_id"), ids(Filter.TARGETS)));
      statements = semi(statements, sentiments, STATEMENT);
    }
    if (!selection.of(Filter.BETWEEN).isEmpty()) {
      sentiments = between(sentiments, statements);
      statements = semi(statements, sentiments, STATEMENT);
    }
    Dataset<Row> statementIds = keep(statements.select("statement_id", "doc_id"));
    if (selection.choosesStatements()) {
      documents = semi(documents, statementIds, "doc_id");
    }
    Dataset<Row> documentIds = keep(inClusters(documents));
    if (documentIds.isEmpty()) {
      throw new SelectionException(nothing());
    }
    // Dozens of queries ask for them: what is kept need not be found again by each.
    selected.put(
        Tables.DOCUMENTS.name(),
        keep(
            all.read(Tables.DOCUMENTS)
                .drop("cluster_id", "cluster_size", "is_original")
                .join(documentIds, "doc_id")));
    selected.put(
        Tables.STATEMENTS.name(),
        keep(
            semi(all.read(Tables.STATEMENTS).drop("cluster_id"), statementIds, STATEMENT)
                .join(documentIds.select("doc_id", "cluster_id"), "doc_id")));
    selected.put(
        Tables.STATEMENT_TOPICS.name(),
        keep(
            semi(
                all.read(Tables.STATEMENT_TOPICS),
                statementIds.selectExpr("statement_id as id"),
                "id")));
    selected.put(Tables.SENTIMENTS.name(), keep(semi(sentiments, statementIds, STATEMENT)));
    selected.put(Tables.SPEAKERS.name(), keep(speakers()));
    selected.put(Tables.TOPICS.name(), keep(topics(statementIds.count())));
    // A reject is no story of a period, a speaker or an agency.
    selected.put(Tables.REJECTS.name(), all.read(Tables.REJECTS).limit(0));
  }

  /** What was asked for, and what the run has in place of it. */
  private String nothing() {
    List<String> asked = new ArrayList<>();
    if (selection.period() != null) {
      asked.add(selection.period().name());
    }
    selection
        .values()
        .forEach((filter, values) -> asked.add(filter.word() + " " + String.join("|", values)));
    Row dates =
        all.read(Tables.DOCUMENTS)
            .selectExpr("cast(min(published) as string)", "cast(max(published) as string)")
            .head();
    String has =
        dates.isNullAt(0)
            ? "none has a date"
            : "they are of " + dates.getString(0) + " to " + dates.getString(1);
    return "no story of this run fits " + String.join(", ", asked) + "; " + has;
  }

  private Dataset<Row> keep(Dataset<Row> rows) {
    Dataset<Row> cached = rows.cache();
    kept.add(cached);
    return cached;
  }

  /** doc_id, cluster_id, cluster_size and is_original, as if there were no other stories. */
  private static Dataset<Row> inClusters(Dataset<Row> documents) {
    Dataset<Row> clusters =
        documents
            .groupBy("cluster_id")
            .agg(
                expr("min_by(doc_id, struct(NOT is_original, published, doc_id))").as("first"),
                expr("count(1)").as("cluster_size"));
    return documents
        .select("doc_id", "cluster_id")
        .join(clusters, "cluster_id")
        .selectExpr(
            "doc_id", "first as cluster_id", "cluster_size", "doc_id = first as is_original");
  }

  private Dataset<Row> bySpeaker(Dataset<Row> statements) {
    Dataset<Row> chosen = statements;
    if (!selection.of(Filter.SPEAKERS).isEmpty()) {
      chosen = chosen.where(isOneOf(col("speaker_id"), ids(Filter.SPEAKERS)));
    }
    if (!selection.of(Filter.COUNTRIES).isEmpty()) {
      chosen = chosen.where(isOneOf(col("speaker_country"), countries(Filter.COUNTRIES)));
    }
    return chosen;
  }

  private List<String> agencies() {
    List<String> wanted = lowered(Filter.AGENCY);
    Set<String> there =
        new HashSet<>(
            strings(
                all.read(Tables.DOCUMENTS)
                    .select(lower(col("agency")).as("agency"))
                    .distinct()
                    .where(isOneOf(col("agency"), wanted))));
    checkAll(Filter.AGENCY, there, "no story of this run is by");
    return wanted;
  }

  private Dataset<Row> onTopics() {
    List<String> names = lowered(Filter.TOPICS);
    List<Row> found =
        all.read(Tables.TOPICS)
            .select(
                col("topic_id"), lower(col("label")).as("label"), lower(col("topic_id")).as("id"))
            .where(isOneOf(col("label"), names).or(isOneOf(col("id"), names)))
            .collectAsList();
    Set<String> there = new HashSet<>();
    found.forEach(row -> there.addAll(List.of(row.getString(1), row.getString(2))));
    checkAll(Filter.TOPICS, there, "this run has no topic");
    return Topics.main(all.read(Tables.STATEMENT_TOPICS))
        .where(isOneOf(col("topic_id"), found.stream().map(row -> row.getString(0)).toList()))
        .select("statement_id");
  }

  /** Those towards one of two countries, or somebody of it, by a speaker of the other. */
  private Dataset<Row> between(Dataset<Row> sentiments, Dataset<Row> statements) {
    List<String> two = countries(Filter.BETWEEN);
    if (two.get(0).equals(two.get(1))) {
      throw new SelectionException("filters.between: it must be two countries, not one twice");
    }
    Dataset<Row> homes =
        all.read(Tables.SPEAKERS)
            .where(isOneOf(col("country"), two))
            .selectExpr("speaker_id as target_id", "country as home")
            .union(namedCountries(two))
            .groupBy("target_id")
            .agg(expr("min(home)").as("home"));
    return sentiments
        .join(homes, "target_id")
        .join(statements.select("statement_id", "speaker_country"), "statement_id")
        .where(isOneOf(col("speaker_country"), two))
        .where("speaker_country != home")
        .drop("home", "speaker_country");
  }

  /** The ids that countries have as targets, by the names that stories give them. */
  private Dataset<Row> namedCountries(List<String> codes) {
    Dataset<Row> named =
        all.read(Tables.SENTIMENTS)
            .where(col("target_kind").equalTo(EntityKind.COUNTRY.word()))
            .select("target_id", "target_name")
            .distinct();
    List<Row> homes = new ArrayList<>();
    for (String name : strings(named.select("target_name").distinct())) {
      String code = gazetteer.country(name);
      if (code != null && codes.contains(code)) {
        homes.add(RowFactory.create(name, code));
      }
    }
    Dataset<Row> byName =
        named
            .sparkSession()
            .createDataFrame(homes, StructType.fromDDL("target_name string, home string"));
    return named.join(byName, "target_name").select("target_id", "home");
  }

  /** Who has one of the names that a filter gives. */
  private List<String> ids(Filter filter) {
    List<String> names = lowered(filter);
    List<Row> found =
        all.read(Tables.SPEAKERS)
            .selectExpr("speaker_id as id", "explode(array_append(aliases, name)) as name")
            .union(all.read(Tables.SENTIMENTS).select("target_id", "target_name"))
            .select(col("id"), lower(col("name")).as("name"), lower(col("id")).as("key"))
            .where(isOneOf(col("name"), names).or(isOneOf(col("key"), names)))
            .distinct()
            .collectAsList();
    Set<String> there = new HashSet<>();
    found.forEach(row -> there.addAll(List.of(row.getString(1), row.getString(2))));
    checkAll(filter, there, "nobody in this run is called");
    return found.stream().map(row -> row.getString(0)).distinct().toList();
  }

  private void checkAll(Filter filter, Set<String> there, String otherwise) {
    for (String value : selection.of(filter)) {
      if (!there.contains(value.toLowerCase(Locale.ROOT))) {
        throw new SelectionException("filters." + filter.word() + ": " + otherwise + " " + value);
      }
    }
  }

  private List<String> countries(Filter filter) {
    return selection.of(filter).stream().map(name -> code(name, filter)).toList();
  }

  private String code(String name, Filter filter) {
    String named = gazetteer.country(name);
    if (named != null) {
      return named;
    }
    String code = name.toUpperCase(Locale.ROOT);
    if (Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3).contains(code)) {
      return code;
    }
    throw new SelectionException(
        "filters."
            + filter.word()
            + ": no country is called "
            + name
            + "; allowed are ISO 3166-1 alpha-3 codes and English names");
  }

  private List<String> lowered(Filter filter) {
    return selection.of(filter).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private Dataset<Row> speakers() {
    Dataset<Row> counted =
        read(Tables.STATEMENTS)
            .where(col("speaker_id").isNotNull())
            .groupBy("speaker_id")
            .agg(
                expr("count(1)").as("statement_count"),
                expr("count(distinct doc_id)").as("story_count"),
                expr("count(distinct cluster_id)").as("cluster_count"),
                expr("min(published)").as("first_date"),
                expr("max(published)").as("last_date"));
    return all.read(Tables.SPEAKERS)
        .select("speaker_id", "name", "kind", "role", "country", "aliases")
        .join(counted, "speaker_id");
  }

  /** With the share of the chosen statements that is on each, in place of all stories'. */
  private Dataset<Row> topics(long statements) {
    Dataset<Row> weights = read(Tables.STATEMENT_TOPICS);
    return all.read(Tables.TOPICS)
        .drop("share", "example_statement_ids")
        .join(Topics.shares(weights, Math.max(1, statements)), "topic_id")
        .join(Topics.examples(weights, "example_statement_ids"), "topic_id");
  }

  private static Dataset<Row> semi(Dataset<Row> rows, Dataset<Row> among, String... by) {
    Column[] keys = Arrays.stream(by).map(name -> col(name)).toArray(Column[]::new);
    return rows.join(among.select(keys).distinct(), by, "left_semi");
  }

  private static Column isOneOf(Column column, List<String> values) {
    return column.isin(values.toArray());
  }

  private static List<String> strings(Dataset<Row> rows) {
    return rows.as(Encoders.STRING()).collectAsList();
  }
}
