package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.onrecord.report.Selection;
import org.onrecord.report.Selection.Filter;
import org.onrecord.speaker.EntityKind;
import org.onrecord.speaker.Gazetteer;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/**
 * The rows of a run's tables that a report is about: statements by its filters, the stories they
 * stand in, and speakers and topics as far as these statements show them. Whatever a count in the
 * report says, it is a count of these rows.
 */
final class SelectedTables implements TableReader {
  private static final String[] STATEMENT = {"statement_id"};

  private final TableReader all;
  private final Selection selection;
  private final Map<String, Dataset<Row>> selected = new HashMap<>();

  private SelectedTables(TableReader all, Selection selection) {
    this.all = all;
    this.selection = selection;
  }

  /**
   * The rows of a selection.
   *
   * @throws IllegalArgumentException in one line, if a filter names what the run does not have
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

  private void select() {
    Dataset<Row> documents = all.read(Tables.DOCUMENTS);
    Dataset<Row> statements = all.read(Tables.STATEMENTS);
    if (selection.period() != null) {
      Column inPeriod =
          col("published").between(lit(selection.period().first()), lit(selection.period().last()));
      documents = documents.where(inPeriod);
      statements = statements.where(inPeriod);
    }
    if (!selection.of(Filter.AGENCY).isEmpty()) {
      documents = documents.where(isOneOf(lower(col("agency")), lowered(Filter.AGENCY)));
      statements = semi(statements, documents, "doc_id");
    }
    Dataset<Row> sentiments = all.read(Tables.SENTIMENTS);
    statements = bySpeaker(statements);
    if (!selection.of(Filter.TOPICS).isEmpty()) {
      statements = semi(statements, onTopics(), STATEMENT);
    }
    if (!selection.of(Filter.TARGETS).isEmpty()) {
      sentiments = sentiments.where(isOneOf(col("target_id"), ids(Filter.TARGETS)));
      statements = semi(statements, sentiments, STATEMENT);
    }
    if (!selection.of(Filter.BETWEEN).isEmpty()) {
      sentiments = between(sentiments, statements);
      statements = semi(statements, sentiments, STATEMENT);
    }
    if (selection.choosesStatements()) {
      documents = semi(documents, statements, "doc_id");
    }
    keep(Tables.STATEMENTS, statements);
    keep(Tables.DOCUMENTS, documents);
    keep(Tables.SENTIMENTS, semi(sentiments, read(Tables.STATEMENTS), STATEMENT));
    keep(Tables.SPEAKERS, speakers());
    keep(Tables.TOPICS, topics());
  }

  private void keep(Table table, Dataset<Row> rows) {
    selected.put(table.name(), rows.cache());
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

  private Dataset<Row> onTopics() {
    List<String> names = lowered(Filter.TOPICS);
    List<String> ids =
        strings(
            all.read(Tables.TOPICS)
                .where(
                    isOneOf(lower(col("label")), names).or(isOneOf(lower(col("topic_id")), names)))
                .select("topic_id"));
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "filters.topics: this run has no topic " + String.join(", ", names));
    }
    return all.read(Tables.STATEMENT_TOPICS)
        .where(isOneOf(col("topic_id"), ids))
        .select(col("id").as("statement_id"));
  }

  /** Those towards one of two countries, or somebody of it, by a speaker of the other. */
  private Dataset<Row> between(Dataset<Row> sentiments, Dataset<Row> statements) {
    List<String> two = countries(Filter.BETWEEN);
    return sentiments
        .join(statements.select("statement_id", "speaker_country"), "statement_id")
        .where(isPair(two.get(0), two.get(1)).or(isPair(two.get(1), two.get(0))))
        .drop("speaker_country");
  }

  private Column isPair(String speaker, String target) {
    return col("speaker_country")
        .equalTo(speaker)
        .and(isOneOf(col("target_id"), ofCountry(target)));
  }

  /** A country and those who speak for it. */
  private List<String> ofCountry(String code) {
    Gazetteer gazetteer = new Gazetteer();
    List<String> ids =
        new ArrayList<>(
            strings(
                all.read(Tables.SPEAKERS)
                    .where(col("country").equalTo(code))
                    .select("speaker_id")));
    for (Row named :
        all.read(Tables.SENTIMENTS)
            .where(col("target_kind").equalTo(EntityKind.COUNTRY.word()))
            .select("target_id", "target_name")
            .distinct()
            .collectAsList()) {
      if (code.equals(gazetteer.country(named.getString(1)))) {
        ids.add(named.getString(0));
      }
    }
    return ids;
  }

  /** Who has one of the names that a filter gives. */
  private List<String> ids(Filter filter) {
    List<String> names = lowered(filter);
    Dataset<Row> named =
        all.read(Tables.SPEAKERS)
            .selectExpr("speaker_id as id", "explode(array_append(aliases, name)) as name")
            .union(all.read(Tables.SENTIMENTS).select("target_id", "target_name"))
            .where(isOneOf(lower(col("name")), names).or(isOneOf(lower(col("id")), names)));
    List<String> ids = strings(named.select("id").distinct());
    if (ids.isEmpty()) {
      throw new IllegalArgumentException(
          "filters."
              + filter.word()
              + ": nobody in this run is called "
              + String.join(", ", selection.of(filter)));
    }
    return ids;
  }

  private List<String> countries(Filter filter) {
    List<String> codes = new ArrayList<>();
    for (String name : selection.of(filter)) {
      codes.add(code(name, filter));
    }
    return codes;
  }

  private static String code(String name, Filter filter) {
    for (String two : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(two).build();
      if (name.equalsIgnoreCase(country.getISO3Country())
          || name.equalsIgnoreCase(country.getDisplayCountry(Locale.ENGLISH))) {
        return country.getISO3Country();
      }
    }
    throw new IllegalArgumentException(
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
  private Dataset<Row> topics() {
    Dataset<Row> weights =
        semi(
            all.read(Tables.STATEMENT_TOPICS),
            read(Tables.STATEMENTS).selectExpr("statement_id as id"),
            "id");
    long statements = Math.max(1, read(Tables.STATEMENTS).count());
    Dataset<Row> shares =
        weights
            .groupBy("topic_id")
            .agg(
                expr("cast(sum(cast(weight as decimal(20, 6))) as double) / " + statements)
                    .as("share"),
                expr("transform(slice(array_sort(collect_list(struct(-weight as w, id))), 1, 5), e -> e.id)")
                    .as("example_statement_ids"));
    return all.read(Tables.TOPICS).drop("share", "example_statement_ids").join(shares, "topic_id");
  }

  private static Dataset<Row> semi(Dataset<Row> rows, Dataset<Row> among, String... by) {
    Column[] keys = java.util.Arrays.stream(by).map(name -> col(name)).toArray(Column[]::new);
    return rows.join(among.select(keys).distinct(), by, "left_semi");
  }

  private static Column isOneOf(Column column, List<String> values) {
    return column.isin(values.toArray());
  }

  private static List<String> strings(Dataset<Row> rows) {
    return rows.as(Encoders.STRING()).collectAsList();
  }
}
