package org.onrecord.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;
import org.onrecord.report.Dates;
import org.onrecord.report.ReportDefinition;
import org.onrecord.report.ReportLimits;
import org.onrecord.report.ReportPages;
import org.onrecord.report.Section;
import org.onrecord.report.Selection;
import org.onrecord.report.Selection.Filter;
import org.onrecord.report.Summary;
import org.onrecord.report.Summary.Listing;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.table.Table;
import org.onrecord.table.Tables;

/**
 * Six stories made by hand: two originals, two copies of the first, one without a date, one in
 * German.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SummaryQueryTest {
  private static final ReportLimits TIGHT =
      new ReportLimits(1, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 10, 12);

  @TempDir static Path directory;
  private static SparkSession spark;
  private static OutputDirectory output;
  private static Store store;
  private static Summary summary;

  @BeforeAll
  static void makeTables() {
    spark = TestSpark.session();
    output = OutputDirectory.at(directory.toString(), new Configuration());
    store = new Store(spark, output, "r1");
    stage(
        Tables.DOCUMENTS,
        "doc_id, agency, title, published, date_origin, url, language, text, cluster_id, cluster_size, is_original, sentence_count",
        "('d1', 'Wire', 'Rail', date'2024-04-02', 'field', 'https://news.example/1', 'en', 'Ann said it was so. Bob asked why.', 'd1', 3L, true, 2)",
        "('d2', 'Paper', NULL, date'2024-04-03', 'field', NULL, 'en', 'Ann said it was so.', 'd1', 3L, false, 1)",
        "('d5', 'Paper', NULL, date'2024-04-03', 'field', NULL, 'en', 'Ann said it was so!', 'd1', 3L, false, 1)",
        "('d3', NULL, NULL, NULL, 'unknown', NULL, NULL, 'It rained 😀, they say.', 'd3', 1L, true, 1)",
        "('d4', 'Wire', NULL, date'2024-04-20', 'field', NULL, 'de', 'Es regnet.', 'd4', 1L, true, 0)",
        "('d6', 'Wire', NULL, date'2024-04-17', 'field', NULL, 'en', 'Ann denied all.', 'd6', 1L, true, 1)");
    stage(
        Tables.STATEMENTS,
        "statement_id, doc_id, cluster_id, utterance_id, position, published, kind, depth, source_text, cue_text, content_text, source_spans, cue_spans, content_spans, sentence_spans, speaker_id, speaker_name, speaker_confidence, tone, confidence",
        statement(
            "s1",
            "d1",
            "d1",
            "u1",
            1,
            "date'2024-04-02'",
            "indirect",
            "Ann",
            0.25,
            0,
            3,
            9,
            18,
            0,
            19),
        statement(
            "s2",
            "d1",
            "d1",
            "u2",
            2,
            "date'2024-04-02'",
            "direct",
            "Bob",
            -0.5,
            20,
            23,
            30,
            33,
            20,
            34),
        statement(
            "s3",
            "d2",
            "d1",
            "u1",
            1,
            "date'2024-04-03'",
            "indirect",
            "Ann",
            -1.0,
            0,
            3,
            9,
            18,
            0,
            19),
        statement("s4", "d3", "d3", "u4", 1, "NULL", "mixed", null, 0.0, 13, 17, 0, 9, 0, 22),
        statement(
            "s5",
            "d6",
            "d6",
            "u5",
            1,
            "date'2024-04-17'",
            "indirect",
            "Ann",
            0.75,
            0,
            3,
            11,
            14,
            0,
            15));
    stage(
        Tables.SPEAKERS,
        "speaker_id, name, kind, role, country, statement_count, story_count, cluster_count, first_date, last_date",
        "('Ann', 'Ann', 'person', 'minister', 'KEN', 3L, 3L, 2L, date'2024-04-02', date'2024-04-17')",
        "('Bob', 'Bob', 'person', NULL, NULL, 1L, 1L, 1L, date'2024-04-02', date'2024-04-02')");
    stage(
        Tables.SENTIMENTS,
        "statement_id, target_id, target_name, target_kind, label, polarity, confidence",
        "('s1', 't1', 'Peru', 'country', 'negative', -0.6D, 0.8D)",
        "('s3', 't1', 'Peru', 'country', 'positive', 0.9D, 0.8D)",
        "('s5', 't1', 'Peru', 'country', 'positive', 0.4D, 0.8D)",
        "('s1', 't2', 'Ghana', 'country', 'neutral', 0.0D, 0.8D)");
    stage(
        Tables.TOPICS,
        "topic_id, label, coherence, share, example_statement_ids",
        "('x', 'rail', 0.1D, 0.4D, array('s3', 's1', 's2'))",
        "('y', 'rain', CAST(NULL AS double), 0.6D, array('s4'))");
    stage(
        Tables.TRENDS,
        "kind, id, granularity, period, period_start, cluster_count, previous_cluster_count, p_value, q_value",
        "('target', 't1', 'week', '2024-W16', date'2024-04-15', 5L, 0L, 0.001D, 0.01D)",
        "('speaker', 'Ann', 'week', '2024-W16', date'2024-04-15', 1L, 0L, 0.5D, 0.5D)");
    stage(
        Tables.STATEMENT_TOPICS, "id, topic_id, weight", "('s1', 'x', 0.5D)", "('s5', 'y', 1.0D)");
    stage(
        Tables.REJECTS,
        "source_path, position, reason, detail, sample",
        "('b.jsonl', 7L, 'bad_json', 'no object', '{')",
        "('a.jsonl', 3L, 'empty', 'nothing there', '')");
    summary = query(ReportLimits.WHOLE);
  }

  /** Rows of a table; required columns that a test has no interest in are filled. */
  private static void stage(Table table, String columns, String... rows) {
    Dataset<Row> given =
        spark.sql("SELECT * FROM VALUES " + String.join(", ", rows) + " AS t(" + columns + ")");
    List<String> named = List.of(given.columns());
    for (Table.Column column : table.columns()) {
      if (!column.nullable() && !named.contains(column.name())) {
        String value =
            switch (column.type()) {
              case "string" -> column.name().equals("source_path") ? "'f/' || doc_id" : "''";
              case "bigint", "int" -> "1";
              case "double" -> "1.0D";
              default ->
                  column.type().startsWith("array")
                      ? "from_json('[]', '" + column.type() + "')"
                      : "true";
            };
        given = given.selectExpr("*", value + " AS " + column.name());
      }
    }
    store.stage(table, given);
  }

  private static String statement(
      String id,
      String doc,
      String cluster,
      String utterance,
      int position,
      String published,
      String kind,
      String speaker,
      double tone,
      int sourceStart,
      int sourceEnd,
      int contentStart,
      int contentEnd,
      int sentenceStart,
      int sentenceEnd) {
    String who = speaker == null ? "NULL" : "'" + speaker + "'";
    return String.format(
        "('%s','%s','%s','%s',%d,%s,'%s',0,'who','said','what',%s,CAST(array() AS array<struct<start:int,end:int>>),%s,%s,%s,%s,%s,%sD,0.9D)",
        id,
        doc,
        cluster,
        utterance,
        position,
        published,
        kind,
        span(sourceStart, sourceEnd),
        span(contentStart, contentEnd),
        span(sentenceStart, sentenceEnd),
        who,
        who,
        speaker == null ? "NULL" : "0.8D",
        tone);
  }

  private static String span(int start, int end) {
    return "array(named_struct('start', " + start + ", 'end', " + end + "))";
  }

  private static Summary query(ReportLimits limits) {
    return query(Selection.ALL, limits);
  }

  private static Summary query(Selection about, ReportLimits limits) {
    try (SummaryQuery query =
        new SummaryQuery(
            store::read, "r1", about, RunCounts.of(store::read, 4), List.of(), limits)) {
      return query.summary();
    }
  }

  private static long sql(String query) {
    for (Table table : List.of(Tables.DOCUMENTS, Tables.STATEMENTS, Tables.SENTIMENTS)) {
      store.read(table).createOrReplaceTempView(table.name());
    }
    return spark.sql(query).head().getLong(0);
  }

  @Test
  void the_key_figures_are_those_of_the_tables() {
    Summary.Counts counts = summary.counts();

    assertThat(counts.stories()).isEqualTo(sql("SELECT count(*) FROM documents"));
    assertThat(counts.distinctStories())
        .isEqualTo(sql("SELECT count(DISTINCT cluster_id) FROM documents"));
    assertThat(counts.copies())
        .isEqualTo(sql("SELECT count(*) FROM documents WHERE NOT is_original"));
    assertThat(counts.statements()).isEqualTo(sql("SELECT count(*) FROM statements"));
    assertThat(counts.withSpeaker()).isEqualTo(sql("SELECT count(speaker_id) FROM statements"));
    assertThat(counts.direct() + counts.indirect() + counts.mixed()).isEqualTo(counts.statements());
    assertThat(counts.undatedStatements())
        .isEqualTo(sql("SELECT count(*) FROM statements WHERE published IS NULL"));
    assertThat(counts.targets()).isEqualTo(sql("SELECT count(DISTINCT target_id) FROM sentiments"));
    assertThat(counts.undated()).isEqualTo(1);
    assertThat(counts.otherLanguages()).isEqualTo(1);
    assertThat(counts.outOfPeriod()).isEqualTo(4);
    assertThat(counts.rejects()).isEqualTo(2);
    assertThat(summary.period())
        .isEqualTo(new Summary.Period(LocalDate.of(2024, 4, 2), LocalDate.of(2024, 4, 20)));
  }

  @Test
  void the_mean_tone_of_a_speaker_counts_an_utterance_once_as_its_first_report_has_it() {
    assertThat(summary.speakers().shown().get(0).name()).isEqualTo("Ann");
    assertThat(summary.speakers().shown().get(0).meanTone()).isEqualTo((0.25 + 0.75) / 2);
    assertThat(summary.speakers().shown().get(1).meanTone()).isEqualTo(-0.5);
  }

  @Test
  void the_tone_towards_a_target_counts_a_copied_utterance_once() {
    assertThat(summary.targets().shown())
        .containsExactly(
            new Summary.Target("t1", "Peru", "country", 3, 2, 1, 0, 1, -0.1),
            new Summary.Target("t2", "Ghana", "country", 1, 1, 0, 1, 0, 0.0));
  }

  @Test
  void weeks_have_their_gaps_and_copies_do_not_make_more_stories() {
    assertThat(
            summary.weeks().shown().stream()
                .map(w -> w.week() + " " + w.statements() + " " + w.distinctStories()))
        .containsExactly("2024-W14 3 1", "2024-W15 0 0", "2024-W16 1 1");
  }

  @Test
  void statements_of_copies_come_behind_all_others_and_those_without_a_date_last_of_their_kind() {
    assertThat(summary.statements().total()).isEqualTo(5);
    assertThat(summary.statements().shown().stream().map(Summary.Statement::statementId))
        .containsExactly("s5", "s1", "s2", "s4", "s3");
    assertThat(summary.statements().shown().stream().filter(Summary.Statement::inCopy)).hasSize(1);
    assertThat(summary.stories().shown().stream().map(s -> s.docId() + " " + s.statements()))
        .containsExactly("d6 1", "d1 2", "d3 1", "d2 1");
  }

  @Test
  void a_statement_brings_its_sentence_and_whom_it_is_about() {
    Summary.Statement s1 = summary.statements().shown().get(1);
    Summary.Statement s4 = summary.statements().shown().get(3);

    assertThat(s1.passage()).isEqualTo(new Summary.Passage(0, "Ann said it was so.", false));
    assertThat(s1.targets().stream().map(Summary.Towards::name)).containsExactly("Peru", "Ghana");
    assertThat(s1.url()).isEqualTo("https://news.example/1");
    assertThat(s4.passage().text()).isEqualTo("It rained 😀, they say.".substring(0, 23));
    assertThat(s4.speakerName()).isNull();
  }

  @Test
  void topics_come_with_the_statements_that_stand_for_them() {
    assertThat(summary.topics().shown().stream().map(Summary.Topic::label))
        .containsExactly("rain", "rail");
    assertThat(
            summary.topics().shown().get(1).examples().stream().map(Summary.Example::statementId))
        .as("s3 is s1 in a copy")
        .containsExactly("s1", "s2");
    assertThat(summary.topics().shown().get(0).coherence()).isNull();
  }

  @Test
  void a_topic_counts_the_statements_that_are_most_about_it_and_a_speaker_says_on_what() {
    assertThat(summary.topics().shown().stream().map(t -> t.label() + " " + t.statements()))
        .containsExactly("rain 1", "rail 1");
    assertThat(summary.topics().shown().get(0).distinctStoriesByWeek()).containsExactly(0L, 0L, 1L);
    assertThat(summary.topics().shown().get(1).distinctStoriesByWeek()).containsExactly(1L, 0L, 0L);
    assertThat(summary.speakers().shown().get(0).topics())
        .containsExactly(new Summary.OnTopic("x", "rail", 1), new Summary.OnTopic("y", "rain", 1));
    assertThat(summary.speakers().shown().get(1).topics()).isEmpty();
    assertThat(summary.statements().shown().get(0).topicId()).isEqualTo("y");
  }

  @Test
  void all_statements_are_read_one_by_one_in_the_order_of_the_pages() {
    try (SummaryQuery query =
        new SummaryQuery(
            store::read,
            "r1",
            Selection.ALL,
            RunCounts.of(store::read, 4),
            List.of(),
            ReportLimits.PAGE)) {
      List<Summary.Statement> statements = new ArrayList<>();
      query.texts().statements().forEachRemaining(statements::add);
      List<Summary.Story> stories = new ArrayList<>();
      query.texts().stories().forEachRemaining(stories::add);
      List<String> entries = new ArrayList<>();
      query.texts().entries().forEachRemaining(entry -> entries.add(entry.statementId()));
      assertThat(statements).isEqualTo(summary.statements().shown());
      assertThat(stories).isEqualTo(summary.stories().shown());
      assertThat(entries)
          .isEqualTo(statements.stream().map(Summary.Statement::statementId).toList());
    }
  }

  @Test
  void copies_stand_under_their_original() {
    Listing<Summary.Copies> copies = summary.copies();

    assertThat(copies.total()).isEqualTo(1);
    assertThat(copies.shown().get(0).original().docId()).isEqualTo("d1");
    assertThat(copies.shown().get(0).copies().shown().stream().map(Summary.StoryLine::docId))
        .containsExactly("d2", "d5");
  }

  @Test
  void coverage_is_told_by_who_published_the_stories() {
    assertThat(summary.sources().total()).isEqualTo(3);
    assertThat(summary.sources().shown())
        .containsExactly(
            new Summary.Source("Wire", 3, 0, 3, 3, 0, day("2024-04-02"), day("2024-04-20")),
            new Summary.Source("Paper", 2, 2, 1, 1, 0, day("2024-04-03"), day("2024-04-03")),
            new Summary.Source(null, 1, 0, 1, 0, 1, null, null));
  }

  private static LocalDate day(String iso) {
    return LocalDate.parse(iso);
  }

  @Test
  void what_could_not_be_used_is_named() {
    assertThat(summary.rejects().shown().stream().map(Summary.Reject::sourcePath))
        .containsExactly("a.jsonl", "b.jsonl");
    assertThat(summary.undated().shown().stream().map(Summary.StoryLine::docId))
        .containsExactly("d3");
    assertThat(summary.otherLanguages().shown().stream().map(Summary.StoryLine::language))
        .containsExactly("de");
  }

  @Test
  void relations_count_an_utterance_once_and_hold_its_statements() {
    assertThat(summary.relations().total()).isEqualTo(2);
    Summary.Relation first = summary.relations().shown().get(0);
    assertThat(List.of(first.speakerName(), first.targetName())).containsExactly("Ann", "Peru");
    assertThat(List.of(first.distinctStories(), first.negative(), first.positive()))
        .containsExactly(2L, 1L, 1L);
    assertThat(first.meanPolarity()).isCloseTo(-0.1, within(1e-9));
    // The clearest first.
    assertThat(first.examples().stream().map(Summary.Example::statementId))
        .containsExactly("s1", "s5");
  }

  @Test
  void what_is_new_is_told_of_the_last_week_unless_a_period_is_asked_for() {
    assertThat(summary.news().period().name()).isEqualTo("2024-W16");
    assertThat(summary.news().speakers().total()).isZero();
    assertThat(summary.news().rises().shown())
        .containsExactly(new Summary.Rise("target", "t1", "Peru", 5, 0, 0.001, 0.01));
    assertThat(
            query(week("2024-W14"), ReportLimits.WHOLE).news().speakers().shown().stream()
                .map(Summary.Speaker::name))
        .containsExactly("Ann", "Bob");
  }

  @Test
  void a_report_about_a_week_counts_that_week() {
    Summary one = query(week("2024-W16"), ReportLimits.WHOLE);

    assertThat(one.counts().stories()).isEqualTo(2);
    assertThat(one.counts().statements()).isEqualTo(1);
    assertThat(one.counts().speakers()).isEqualTo(1);
    assertThat(one.speakers().shown().get(0).statements()).isEqualTo(1);
    assertThat(one.topics().shown().stream().map(Summary.Topic::label)).containsExactly("rain");
    assertThat(one.weeks().shown()).hasSize(1);
    assertThat(one.undated().total()).isZero();
  }

  /** A story of the first of the month is reprinted the day after. */
  @Test
  void a_copy_stands_for_its_original_where_that_is_not_in_the_period() {
    Dates day = Dates.named(Dates.Kind.DAY, "2024-04-03").orElseThrow();
    Summary reprint = query(new Selection(day, Map.of()), ReportLimits.WHOLE);

    assertThat(reprint.counts().stories()).isEqualTo(2);
    assertThat(reprint.counts().distinctStories()).isEqualTo(1);
    assertThat(reprint.counts().copies()).isEqualTo(1);
    assertThat(reprint.statements().shown().stream().map(Summary.Statement::statementId))
        .containsExactly("s3");
    assertThat(reprint.copies().shown().get(0).copies().total()).isEqualTo(1);
    assertThat(reprint.counts().rejects()).isZero();
  }

  @Test
  void a_report_about_somebody_counts_what_is_said_of_them_or_by_them() {
    Summary ghana = query(about(Filter.TARGETS, "ghana"), ReportLimits.WHOLE);
    assertThat(ghana.counts().statements()).isEqualTo(1);
    assertThat(ghana.counts().stories()).isEqualTo(1);
    assertThat(ghana.targets().shown().stream().map(Summary.Target::name)).containsExactly("Ghana");

    Summary bob = query(about(Filter.SPEAKERS, "Bob"), ReportLimits.WHOLE);
    assertThat(bob.statements().shown().stream().map(Summary.Statement::statementId))
        .containsExactly("s2");

    Summary rail = query(about(Filter.TOPICS, "Rail"), ReportLimits.WHOLE);
    assertThat(rail.counts().statements()).isEqualTo(1);
  }

  @Test
  void a_filter_that_names_nobody_says_so() {
    assertThatThrownBy(() -> query(about(Filter.SPEAKERS, "Zed"), ReportLimits.WHOLE))
        .hasMessage("filters.speakers: nobody in this run is called Zed");
    assertThatThrownBy(() -> query(about(Filter.COUNTRIES, "Atlantis"), ReportLimits.WHOLE))
        .hasMessageStartingWith("filters.countries: no country is called Atlantis; allowed are");
    assertThatThrownBy(() -> query(about(Filter.TOPICS, "Zed"), ReportLimits.WHOLE))
        .hasMessage("filters.topics: this run has no topic Zed");
    assertThatThrownBy(() -> query(about(Filter.AGENCY, "Zed"), ReportLimits.WHOLE))
        .hasMessage("filters.agency: no story of this run is by Zed");
    assertThatThrownBy(() -> query(week("2030-W01"), ReportLimits.WHOLE))
        .hasMessage("no story of this run fits 2030-W01; they are of 2024-04-02 to 2024-04-20");
  }

  private static Selection about(Filter filter, String value) {
    return new Selection(null, Map.of(filter, List.of(value)));
  }

  private static Selection week(String name) {
    return new Selection(Dates.named(Dates.Kind.WEEK, name).orElseThrow(), Map.of());
  }

  @Test
  void limits_are_respected_and_totals_told() {
    Summary tight = query(TIGHT);

    assertThat(
            List.of(
                tight.speakers(),
                tight.targets(),
                tight.topics(),
                tight.stories(),
                tight.sources(),
                tight.rejects(),
                tight.copies()))
        .allMatch(listing -> listing.shown().size() == 1);
    assertThat(tight.speakers().total()).isEqualTo(2);
    assertThat(tight.targets().total()).isEqualTo(2);
    assertThat(tight.weeks().shown()).hasSize(2);
    assertThat(tight.weeks().total()).isEqualTo(3);
    assertThat(tight.statements().shown()).hasSize(2);
    assertThat(tight.statements().leftOut()).isEqualTo(3);
    assertThat(tight.topics().shown().get(0).examples()).hasSize(1);
    assertThat(tight.statements().shown().get(1).passage())
        .isEqualTo(new Summary.Passage(0, "Ann said i", true));
    assertThat(tight.stories().shown().get(0).text()).isEqualTo("Ann denied a");
    ReportDefinition definition =
        new ReportDefinition(
            "x",
            Dates.Kind.ALL,
            Map.of(),
            List.of(Section.STATEMENTS, Section.LIMITS),
            Locale.ROOT);
    assertThat(ReportPages.of(tight, definition, Set.of(ReportPages.Format.HTML)).get("index.html"))
        .contains("On this page are the first 2.", "1 of 2 rejects");
  }

  @Test
  void the_same_tables_give_the_same_report_however_they_are_cut() {
    spark.conf().set("spark.sql.shuffle.partitions", "7");
    try {
      assertThat(query(ReportLimits.WHOLE)).isEqualTo(summary);
    } finally {
      spark.conf().set("spark.sql.shuffle.partitions", "3");
    }
  }
}
