package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.sum;
import static org.onrecord.step.ReportRows.all;
import static org.onrecord.step.ReportRows.clusters;
import static org.onrecord.step.ReportRows.cut;
import static org.onrecord.step.ReportRows.example;
import static org.onrecord.step.ReportRows.examples;
import static org.onrecord.step.ReportRows.firstReport;
import static org.onrecord.step.ReportRows.isOneOf;
import static org.onrecord.step.ReportRows.iterator;
import static org.onrecord.step.ReportRows.mean;
import static org.onrecord.step.ReportRows.one;
import static org.onrecord.step.ReportRows.statementsWithTopics;
import static org.onrecord.step.ReportRows.towards;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.onrecord.corpus.StoryLanguage;
import org.onrecord.report.Dates;
import org.onrecord.report.ReportLimits;
import org.onrecord.report.Selection;
import org.onrecord.report.SelectionException;
import org.onrecord.report.StatementIndex;
import org.onrecord.report.Summary;
import org.onrecord.report.Summary.Listing;
import org.onrecord.report.Texts;
import org.onrecord.report.Weeks;
import org.onrecord.table.Tables;

/**
 * Reads what a report says from a run's tables. Spark counts, sorts and cuts; what comes to the
 * driver is bounded by {@link ReportLimits}, however many stories there are. Every order ends with
 * an id, so that the same tables give the same report.
 */
final class SummaryQuery implements AutoCloseable {
  private static final int OPENING = 140;
  private static final int TOPICS_A_SPEAKER = 2;
  private static final int COPIES_NAMED = 20;

  private static final double LARGEST_Q = 0.1;

  private final TableReader all;
  private final TableReader tables;
  private final String runId;
  private final Selection about;
  private final RunCounts countsOfAll;
  private final List<String> endedTopics;
  private final ReportLimits limits;

  /** Utterances towards somebody. */
  private final Dataset<Row> towards;

  /**
   * A query over the tables of one run.
   *
   * @param about which of their rows
   * @param counts of records and statements in all rows; the report need not count again
   * @param endedTopics labels of the topics of the run before that this one has not; told in a
   *     report of all
   * @throws SelectionException if a filter names what the run does not have, or no story is left
   */
  SummaryQuery(
      TableReader all,
      String runId,
      Selection about,
      RunCounts counts,
      List<String> endedTopics,
      ReportLimits limits) {
    this.all = all;
    this.tables = SelectedTables.of(all, about);
    this.runId = runId;
    this.about = about;
    this.countsOfAll = counts;
    this.endedTopics = about.isAll() ? List.copyOf(endedTopics) : List.of();
    this.limits = limits;
    this.towards = towards(tables).cache();
  }

  /** The figures of whole tables, in one row each. */
  private record StoryTotals(LocalDate first, LocalDate last, long copies, long copied) {}

  private record StatementTotals(
      LocalDate first,
      LocalDate last,
      long undated,
      long ofOriginals,
      long direct,
      long indirect,
      long mixed) {}

  @Override
  public void close() {
    towards.unpersist();
    tables.close();
  }

  Summary summary() {
    try (Questions questions = new Questions()) {
      Supplier<StatementTotals> totals = questions.ask(this::statementTotals);
      Supplier<RunCounts> counts =
          about.isAll() ? () -> countsOfAll : questions.ask(() -> RunCounts.of(tables, 0));
      Supplier<List<Summary.Statement>> statements = questions.ask(this::statements);
      Supplier<StoryTotals> stories = questions.ask(this::storyTotals);
      Supplier<Speakers> speakers = questions.ask(() -> speakers(newsPeriod(totals.get().last())));
      Supplier<Listing<Summary.Relation>> relations = questions.ask(this::relations);
      Supplier<Listing<Summary.Target>> targets = questions.ask(this::targets);
      Supplier<Listing<Summary.Change>> changes =
          questions.ask(() -> changes(totals.get().first(), totals.get().last()));
      Supplier<Listing<Summary.Week>> weeks =
          questions.ask(
              () ->
                  Weeks.inARow(weeks(), totals.get().first(), totals.get().last(), limits.weeks()));
      Supplier<Listing<Summary.Topic>> topics = questions.ask(() -> topics(weeks.get().shown()));
      Supplier<Listing<Summary.Rise>> rises =
          questions.ask(() -> rises(newsPeriod(totals.get().last())));
      Supplier<List<Summary.TopicNews>> topicNews = questions.ask(this::topicNews);
      Supplier<Listing<Summary.Story>> texts = questions.ask(() -> stories(statements.get()));
      Supplier<List<Summary.Copies>> copies = questions.ask(this::copies);
      Supplier<Listing<Summary.Source>> sources = questions.ask(this::sources);
      Supplier<List<Summary.Reject>> rejects = questions.ask(this::rejects);
      Supplier<List<Summary.StoryLine>> undated =
          questions.ask(() -> storyLines(col("published").isNull()));
      Supplier<List<Summary.StoryLine>> otherLanguages =
          questions.ask(() -> storyLines(isOtherLanguage()));
      Summary.Counts total =
          counts(
              counts.get(),
              stories.get(),
              totals.get(),
              speakers.get().all().total(),
              targets.get().total(),
              topics.get().total());
      Dates newsPeriod = newsPeriod(totals.get().last());
      return new Summary(
          runId,
          total,
          stories.get().first() == null
              ? null
              : new Summary.Period(stories.get().first(), stories.get().last()),
          about,
          newsPeriod == null
              ? null
              : new Summary.News(newsPeriod, speakers.get().fresh(), rises.get(), topicNews.get()),
          speakers.get().all(),
          targets.get(),
          weeks.get(),
          changes.get(),
          relations.get(),
          topics.get(),
          new Listing<>(total.statements(), statements.get()),
          texts.get(),
          sources.get(),
          new Listing<>(total.rejects(), rejects.get()),
          new Listing<>(total.undated(), undated.get()),
          new Listing<>(total.otherLanguages(), otherLanguages.get()),
          new Listing<>(stories.get().copied(), copies.get()));
    }
  }

  private StoryTotals storyTotals() {
    return one(
        tables
            .read(Tables.DOCUMENTS)
            .agg(
                min("published").as("first"),
                max("published").as("last"),
                expr("count_if(NOT is_original)").as("copies"),
                expr("count_if(is_original AND cluster_size > 1)").as("copied")),
        StoryTotals.class);
  }

  private StatementTotals statementTotals() {
    return one(
        tables
            .read(Tables.STATEMENTS)
            .agg(
                min("published").as("first"),
                max("published").as("last"),
                expr("count_if(published IS NULL)").as("undated"),
                expr("count_if(doc_id = cluster_id)").as("of_originals"),
                expr("count_if(kind = 'direct')").as("direct"),
                expr("count_if(kind = 'indirect')").as("indirect"),
                expr("count_if(kind = 'mixed')").as("mixed")),
        StatementTotals.class);
  }

  private Summary.Counts counts(
      RunCounts counts,
      StoryTotals stories,
      StatementTotals statements,
      long speakers,
      long targets,
      long topics) {
    long otherLanguages =
        counts.stories().byLanguage().entrySet().stream()
            .filter(e -> !e.getKey().equals(StoryLanguage.ENGLISH) && !e.getKey().equals("unknown"))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Summary.Counts(
        counts.stories().read(),
        counts.stories().clusters(),
        stories.copies(),
        counts.statements().found(),
        statements.ofOriginals(),
        counts.statements().withSpeaker(),
        statements.direct(),
        statements.indirect(),
        statements.mixed(),
        statements.undated(),
        speakers,
        targets,
        topics,
        counts.stories().rejected(),
        counts.stories().undated(),
        otherLanguages,
        counts.stories().outOfPeriod(),
        counts.stories().byLanguage(),
        counts.stories().rejectedByReason());
  }

  /**
   * Who spoke.
   *
   * @param fresh those who did for the first time in the period that is news
   */
  private record Speakers(Listing<Summary.Speaker> all, Listing<Summary.Speaker> fresh) {}

  private Speakers speakers(Dates newsPeriod) {
    Dataset<Row> tones =
        tables
            .read(Tables.STATEMENTS)
            .where(col("speaker_id").isNotNull())
            .groupBy("speaker_id", "utterance_id")
            .agg(min_by(col("tone"), firstReport()).as("tone"))
            .groupBy("speaker_id")
            .agg(mean("tone").as("mean_tone"));
    Dataset<Row> speakers =
        tables
            .read(Tables.SPEAKERS)
            .join(tones, new String[] {"speaker_id"}, "left")
            .join(onTopics(), new String[] {"speaker_id"}, "left")
            .cache();
    Speakers told =
        new Speakers(
            listing(speakers),
            newsPeriod == null
                ? new Listing<>(0, List.of())
                : listing(
                    speakers.join(
                        firstSpoke(newsPeriod), new String[] {"speaker_id"}, "left_semi")));
    speakers.unpersist();
    return told;
  }

  /** Who spoke for the first time in a period, in all of the run. */
  private Dataset<Row> firstSpoke(Dates period) {
    return all.read(Tables.SPEAKERS)
        .where(col("first_date").between(lit(period.first()), lit(period.last())))
        .select("speaker_id");
  }

  private Listing<Summary.Speaker> listing(Dataset<Row> speakers) {
    return new Listing<>(
        speakers.count(),
        all(
            speakers
                .orderBy(
                    col("cluster_count").desc(), col("statement_count").desc(), col("speaker_id"))
                .limit(limits.speakers())
                .select(
                    col("speaker_id"),
                    col("name"),
                    col("kind"),
                    col("role"),
                    col("country"),
                    col("statement_count").as("statements"),
                    col("cluster_count").as("distinct_stories"),
                    col("story_count").as("stories"),
                    col("first_date"),
                    col("last_date"),
                    col("mean_tone"),
                    col("topics")),
            Summary.Speaker.class));
  }

  /** What each speaker says most on. */
  private Dataset<Row> onTopics() {
    return statementsWithTopics(tables)
        .where(col("speaker_id").isNotNull())
        .groupBy("speaker_id", "topic_id")
        .agg(count(lit(1)).as("statements"))
        .join(all.read(Tables.TOPICS).select("topic_id", "label"), "topic_id")
        .groupBy("speaker_id")
        .agg(
            expr("transform(slice(array_sort(collect_list(struct(-statements as less, topic_id, label))), 1, "
                    + TOPICS_A_SPEAKER
                    + "), t -> struct(t.topic_id, t.label, -t.less as statements))")
                .as("topics"));
  }

  private Listing<Summary.Target> targets() {
    Dataset<Row> targets =
        tables
            .read(Tables.SENTIMENTS)
            .join(
                tables
                    .read(Tables.STATEMENTS)
                    .select("statement_id", "cluster_id", "utterance_id", "published"),
                "statement_id")
            .groupBy("target_id", "utterance_id")
            .agg(
                collect_set("cluster_id").as("clusters"),
                min("target_name").as("name"),
                min("target_kind").as("kind"),
                count(lit(1)).as("repeats"),
                min_by(col("label"), firstReport()).as("label"),
                min_by(col("polarity"), firstReport()).as("polarity"))
            .groupBy("target_id")
            .agg(
                min("name").as("name"),
                min("kind").as("kind"),
                sum("repeats").as("statements"),
                clusters().as("distinct_stories"),
                expr("count_if(label = 'negative')").as("negative"),
                expr("count_if(label = 'neutral')").as("neutral"),
                expr("count_if(label = 'positive')").as("positive"),
                mean("polarity").as("mean_polarity"))
            .cache();
    Listing<Summary.Target> listing =
        new Listing<>(
            targets.count(),
            all(
                targets
                    .orderBy(
                        col("distinct_stories").desc(), col("statements").desc(), col("target_id"))
                    .limit(limits.targets()),
                Summary.Target.class));
    targets.unpersist();
    return listing;
  }

  private Listing<Summary.Relation> relations() {
    record Found(
        String speakerId,
        String speakerName,
        String targetId,
        String targetName,
        long distinctStories,
        long negative,
        long neutral,
        long positive,
        double meanPolarity) {}
    Dataset<Row> pairs =
        towards
            .groupBy("speaker_id", "target_id")
            .agg(
                min("speaker_name").as("speaker_name"),
                min("target_name").as("target_name"),
                clusters().as("distinct_stories"),
                expr("count_if(label = 'negative')").as("negative"),
                expr("count_if(label = 'neutral')").as("neutral"),
                expr("count_if(label = 'positive')").as("positive"),
                mean("polarity").as("mean_polarity"))
            .cache();
    List<Found> found =
        all(
            pairs
                .orderBy(
                    col("distinct_stories").desc(),
                    expr("negative + neutral + positive").desc(),
                    col("speaker_id"),
                    col("target_id"))
                .limit(limits.relations()),
            Found.class);
    List<Found> quoted = found.subList(0, Math.min(found.size(), limits.relationsWithExamples()));
    Map<List<String>, List<Summary.Example>> examples =
        clearest(quoted.stream().map(pair -> List.of(pair.speakerId(), pair.targetId())).toList());
    Listing<Summary.Relation> relations =
        new Listing<>(
            pairs.count(),
            found.stream()
                .map(
                    pair ->
                        new Summary.Relation(
                            pair.speakerId(),
                            pair.speakerName(),
                            pair.targetId(),
                            pair.targetName(),
                            pair.distinctStories(),
                            pair.negative(),
                            pair.neutral(),
                            pair.positive(),
                            pair.meanPolarity(),
                            examples.getOrDefault(
                                List.of(pair.speakerId(), pair.targetId()), List.of())))
                .toList());
    pairs.unpersist();
    return relations;
  }

  /** For pairs of a speaker and a target, the statements clearest in tone. */
  private Map<List<String>, List<Summary.Example>> clearest(List<List<String>> pairs) {
    record Clear(String speakerId, String targetId, String statementId) {}
    Column place =
        row_number()
            .over(
                Window.partitionBy("speaker_id", "target_id")
                    .orderBy(expr("abs(round(polarity, 6))").desc(), col("statement_id")));
    List<Clear> clear =
        all(
            towards
                .where(
                    isOneOf("speaker_id", pairs.stream().map(pair -> pair.get(0)).toList())
                        .and(
                            isOneOf("target_id", pairs.stream().map(pair -> pair.get(1)).toList())))
                .withColumn("place", place)
                .where(col("place").leq(limits.examples()))
                .orderBy("speaker_id", "target_id", "place")
                .select("speaker_id", "target_id", "statement_id"),
            Clear.class);
    Set<List<String>> asked = Set.copyOf(pairs);
    clear =
        clear.stream().filter(c -> asked.contains(List.of(c.speakerId(), c.targetId()))).toList();
    Map<String, Summary.Example> examples =
        examples(tables, clear.stream().map(Clear::statementId).toList());
    return clear.stream()
        .collect(
            Collectors.groupingBy(
                c -> List.of(c.speakerId(), c.targetId()),
                Collectors.mapping(c -> examples.get(c.statementId()), Collectors.toList())));
  }

  /**
   * Who speaks otherwise of somebody since a day: the first of the report's period, or the middle
   * of all dates. Tested are those with two utterances or more on either side.
   */
  private Listing<Summary.Change> changes(LocalDate first, LocalDate last) {
    if (first == null) {
      return new Listing<>(0, List.of());
    }
    boolean isAll = about.period() == null;
    LocalDate since =
        isAll
            ? first.plusDays((ChronoUnit.DAYS.between(first, last) + 1) / 2)
            : about.period().first();
    if (isAll) {
      return changes(towards, tables, since, last);
    }
    try (TableReader history = SelectedTables.of(all, new Selection(null, about.values()))) {
      return changes(towards(history), history, since, about.period().last());
    }
  }

  private Listing<Summary.Change> changes(
      Dataset<Row> towards, TableReader history, LocalDate since, LocalDate last) {
    Dataset<Row> sides =
        towards
            .where(col("published").leq(lit(last)))
            .withColumn("since", col("published").geq(lit(since)));
    return ToneChanges.of(sides, history, history, since, limits.changes());
  }

  /** The report's period, or the last week with a statement; null if none has a date. */
  private Dates newsPeriod(LocalDate last) {
    if (last == null) {
      return null;
    }
    return about.period() == null ? Dates.around(Dates.Kind.WEEK, last) : about.period();
  }

  private Listing<Summary.Rise> rises(Dates period) {
    if (period == null || !about.values().isEmpty()) {
      return new Listing<>(0, List.of());
    }
    Dataset<Row> names =
        all.read(Tables.SPEAKERS)
            .selectExpr("'speaker' as kind", "speaker_id as id", "name")
            .union(
                all.read(Tables.SENTIMENTS)
                    .groupBy("target_id")
                    .agg(min("target_name").as("name"))
                    .selectExpr("'target' as kind", "target_id as id", "name"))
            .union(
                all.read(Tables.TOPICS)
                    .selectExpr("'topic' as kind", "topic_id as id", "label as name"));
    Dataset<Row> rises =
        all.read(Tables.TRENDS)
            .where(col("granularity").equalTo(period.kind().word()))
            .where(col("period").equalTo(period.name()))
            .where(col("q_value").leq(LARGEST_Q));
    return new Listing<>(
        rises.count(),
        all(
            rises
                .orderBy("q_value", "p_value", "kind", "id")
                .limit(limits.changes())
                .join(names, new String[] {"kind", "id"})
                .orderBy("q_value", "p_value", "kind", "id")
                .select(
                    col("kind"),
                    col("id"),
                    col("name"),
                    col("cluster_count").as("distinct_stories"),
                    col("previous_cluster_count").as("before"),
                    col("p_value"),
                    col("q_value")),
            Summary.Rise.class));
  }

  private List<Summary.TopicNews> topicNews() {
    List<Summary.TopicNews> news =
        new ArrayList<>(
            all(
                tables
                    .read(Tables.TOPICS)
                    .where("status != 'kept'")
                    .orderBy(col("share").desc(), col("topic_id"))
                    .select("label", "status"),
                Summary.TopicNews.class));
    endedTopics.forEach(label -> news.add(new Summary.TopicNews(label, "ended")));
    return news;
  }

  private List<Summary.Week> weeks() {
    record Counted(LocalDate monday, long statements, long distinctStories) {}
    return all(
            tables
                .read(Tables.STATEMENTS)
                .where(col("published").isNotNull())
                .groupBy(expr("cast(date_trunc('week', published) as date)").as("monday"))
                .agg(
                    count(lit(1)).as("statements"),
                    count_distinct(col("cluster_id")).as("distinct_stories"))
                .orderBy(col("monday").desc())
                .limit(limits.weeks()),
            Counted.class)
        .stream()
        .map(
            week ->
                new Summary.Week(
                    Weeks.name(week.monday()),
                    week.monday(),
                    week.statements(),
                    week.distinctStories()))
        .toList();
  }

  private Listing<Summary.Source> sources() {
    Dataset<Row> inStories =
        tables
            .read(Tables.STATEMENTS)
            .groupBy("doc_id")
            .agg(
                count(lit(1)).as("in_story"), count(col("speaker_id")).as("in_story_with_speaker"));
    Dataset<Row> stories = tables.read(Tables.DOCUMENTS);
    return new Listing<>(
        stories.select("agency").distinct().count(),
        all(
            stories
                .join(inStories, new String[] {"doc_id"}, "left")
                .groupBy("agency")
                .agg(
                    count(lit(1)).as("stories"),
                    expr("count_if(NOT is_original)").as("copies"),
                    expr("coalesce(sum(in_story), 0)").as("statements"),
                    expr("coalesce(sum(in_story_with_speaker), 0)").as("with_speaker"),
                    expr("count_if(published IS NULL)").as("undated"),
                    min("published").as("first_date"),
                    max("published").as("last_date"))
                .orderBy(col("stories").desc(), col("agency").asc_nulls_last())
                .limit(limits.sources()),
            Summary.Source.class));
  }

  private Listing<Summary.Topic> topics(List<Summary.Week> weeks) {
    record Counted(String topicId, LocalDate monday, long statements, long distinctStories) {}
    List<Counted> counted =
        all(
            statementsWithTopics(tables)
                .groupBy(
                    col("topic_id"),
                    expr("cast(date_trunc('week', published) as date)").as("monday"))
                .agg(
                    count(lit(1)).as("statements"),
                    count_distinct(col("cluster_id")).as("distinct_stories")),
            Counted.class);
    Map<String, Long> statements =
        counted.stream()
            .collect(
                Collectors.groupingBy(
                    Counted::topicId, Collectors.summingLong(Counted::statements)));
    Map<List<Object>, Long> stories =
        counted.stream()
            .filter(c -> c.monday() != null)
            .collect(
                Collectors.toMap(c -> List.of(c.topicId(), c.monday()), Counted::distinctStories));
    record Found(
        String topicId,
        String label,
        List<Summary.Term> terms,
        double share,
        Double coherence,
        List<String> exampleIds) {}
    List<Found> topics =
        all(
            tables
                .read(Tables.TOPICS)
                .orderBy(col("share").desc(), col("topic_id"))
                .limit(limits.topics())
                .select(
                    col("topic_id"),
                    col("label"),
                    col("terms"),
                    col("share"),
                    col("coherence"),
                    col("example_statement_ids").as("example_ids")),
            Found.class);
    List<String> ids = topics.stream().flatMap(topic -> topic.exampleIds().stream()).toList();
    record Candidate(String utteranceId, boolean isOriginal, Summary.Example example) {}
    Map<String, Candidate> candidates =
        all(
                tables
                    .read(Tables.STATEMENTS)
                    .where(isOneOf("statement_id", ids))
                    .select(
                        col("utterance_id"),
                        col("doc_id").equalTo(col("cluster_id")).as("is_original"),
                        struct(example()).as("example")),
                Candidate.class)
            .stream()
            .collect(Collectors.toMap(c -> c.example().statementId(), Function.identity()));
    return new Listing<>(
        tables.read(Tables.TOPICS).count(),
        topics.stream()
            .map(
                topic -> {
                  // Copies say the same again: one of them is an example, the original's if it is
                  // there.
                  Map<String, Candidate> different = new LinkedHashMap<>();
                  topic.exampleIds().stream()
                      .map(candidates::get)
                      .filter(Objects::nonNull)
                      .forEach(
                          c ->
                              different.merge(
                                  c.utteranceId(),
                                  c,
                                  (a, b) -> !a.isOriginal() && b.isOriginal() ? b : a));
                  return new Summary.Topic(
                      topic.topicId(),
                      topic.label(),
                      topic.terms(),
                      topic.share(),
                      statements.getOrDefault(topic.topicId(), 0L),
                      weeks.stream()
                          .map(w -> stories.getOrDefault(List.of(topic.topicId(), w.monday()), 0L))
                          .toList(),
                      topic.coherence(),
                      different.values().stream()
                          .limit(limits.examples())
                          .map(Candidate::example)
                          .toList());
                })
            .toList());
  }

  /**
   * Of the latest stories, those of originals first: copies say the same again. Statements of one
   * story follow each other.
   */
  private static Column[] inOrder(Column... behind) {
    return Stream.concat(
            Stream.of(
                expr("doc_id != cluster_id"), col("published").desc_nulls_last(), col("doc_id")),
            Stream.of(behind))
        .toArray(Column[]::new);
  }

  /** The page's statements. */
  private List<Summary.Statement> statements() {
    return all(
        statements(
            tables
                .read(Tables.STATEMENTS)
                .orderBy(inOrder(col("position")))
                .limit(limits.statements())),
        Summary.Statement.class);
  }

  private Dataset<Row> statements(Dataset<Row> chosen) {
    Dataset<Row> stories =
        tables
            .read(Tables.DOCUMENTS)
            .select(
                col("doc_id"),
                col("title"),
                col("agency"),
                col("source_path"),
                col("position").as("story_position"),
                col("url"),
                col("text").as("story"));
    int longest = limits.passageCharacters();
    Column spans = expr("concat(sentence_spans, source_spans, cue_spans, content_spans)");
    return withTargetsAndTopic(chosen)
        .join(stories, new String[] {"doc_id"})
        .withColumn("spans", spans)
        .withColumn("from", expr("array_min(transform(spans, s -> s.start))"))
        .withColumn("to", expr("array_max(transform(spans, s -> s.`end`))"))
        .select(
            col("statement_id"),
            col("doc_id"),
            col("cluster_id"),
            col("utterance_id"),
            col("topic_id"),
            col("position"),
            col("published"),
            col("kind"),
            col("depth"),
            cut(col("source_text"), longest).as("source_text"),
            cut(col("cue_text"), longest).as("cue_text"),
            cut(col("content_text"), longest).as("content_text"),
            col("source_spans"),
            col("cue_spans"),
            col("content_spans"),
            col("speaker_id"),
            col("speaker_name"),
            col("speaker_role"),
            col("speaker_country"),
            col("speaker_confidence"),
            col("speech_act"),
            col("tone"),
            col("confidence"),
            struct(
                    col("from").as("start"),
                    expr("substring(story, `from` + 1, least(`to` - `from`, " + longest + "))")
                        .as("text"),
                    col("to").minus(col("from")).gt(longest).as("cut"))
                .as("passage"),
            col("targets"),
            col("title"),
            col("agency"),
            col("source_path"),
            col("story_position"),
            col("url"))
        // Last, so that what is sorted is a passage and not its whole story.
        .orderBy(inOrder(col("position")));
  }

  private Dataset<Row> withTargetsAndTopic(Dataset<Row> statements) {
    Dataset<Row> topics = Topics.main(tables.read(Tables.STATEMENT_TOPICS));
    Dataset<Row> targets =
        tables
            .read(Tables.SENTIMENTS)
            .join(statements.select("statement_id"), new String[] {"statement_id"}, "left_semi")
            .groupBy("statement_id")
            .agg(
                expr("array_sort(collect_list(struct(target_id, target_name AS name, label, polarity)))")
                    .as("targets"));
    return statements
        .join(targets, new String[] {"statement_id"}, "left")
        .join(topics, new String[] {"statement_id"}, "left");
  }

  /** All statements and stories, read as they are asked for. */
  Texts texts() {
    return new Texts() {
      @Override
      public Iterator<StatementIndex.Entry> entries() {
        return iterator(
            withTargetsAndTopic(tables.read(Tables.STATEMENTS))
                .orderBy(inOrder(col("position")))
                .select(
                    "statement_id",
                    "doc_id",
                    "cluster_id",
                    "utterance_id",
                    "topic_id",
                    "published",
                    "speaker_id",
                    "speaker_name",
                    "tone",
                    "targets"),
            StatementIndex.Entry.class);
      }

      @Override
      public Iterator<Summary.Statement> statements() {
        return iterator(
            SummaryQuery.this.statements(tables.read(Tables.STATEMENTS)), Summary.Statement.class);
      }

      @Override
      public Iterator<Summary.Story> stories() {
        return iterator(
            SummaryQuery.this.stories(tables.read(Tables.DOCUMENTS)), Summary.Story.class);
      }
    };
  }

  /** The texts that the page's statements stand in, in their order. */
  private Listing<Summary.Story> stories(List<Summary.Statement> statements) {
    List<String> ids =
        statements.stream()
            .map(Summary.Statement::docId)
            .distinct()
            .limit(limits.stories())
            .toList();
    return new Listing<>(
        tables.read(Tables.STATEMENTS).select("doc_id").distinct().count(),
        all(
            stories(tables.read(Tables.DOCUMENTS).where(isOneOf("doc_id", ids))),
            Summary.Story.class));
  }

  /** Stories with statements. */
  private Dataset<Row> stories(Dataset<Row> documents) {
    Dataset<Row> found =
        tables.read(Tables.STATEMENTS).groupBy("doc_id").agg(count(lit(1)).as("statements"));
    return documents
        .join(found, "doc_id")
        .orderBy(inOrder())
        .select(
            col("doc_id"),
            col("title"),
            col("source_path"),
            col("position"),
            col("url"),
            col("published"),
            col("date_origin"),
            col("agency"),
            col("cluster_size"),
            col("body_start"),
            substring(col("text"), 1, limits.storyCharacters()).as("text"),
            length(col("text")).as("text_length"),
            col("statements"));
  }

  private List<Summary.Reject> rejects() {
    return all(
        tables
            .read(Tables.REJECTS)
            .orderBy("source_path", "position", "reason")
            .limit(limits.rejects()),
        Summary.Reject.class);
  }

  private List<Summary.StoryLine> storyLines(Column which) {
    return all(
        tables
            .read(Tables.DOCUMENTS)
            .where(which)
            .orderBy("source_path", "position", "doc_id")
            .limit(limits.storyLines())
            .select(storyLine()),
        Summary.StoryLine.class);
  }

  private List<Summary.Copies> copies() {
    record Member(
        String clusterId, long clusterSize, boolean isOriginal, Summary.StoryLine story) {}
    Dataset<Row> copied =
        tables
            .read(Tables.DOCUMENTS)
            .where(col("cluster_size").gt(1).and(col("is_original")))
            .orderBy(col("cluster_size").desc(), col("cluster_id"))
            .limit(limits.copies())
            .select("cluster_id");
    Column place =
        row_number()
            .over(
                Window.partitionBy("cluster_id")
                    .orderBy(
                        col("is_original").desc(),
                        col("published").asc_nulls_last(),
                        col("doc_id")));
    List<Member> members =
        all(
            tables
                .read(Tables.DOCUMENTS)
                .join(copied, new String[] {"cluster_id"}, "left_semi")
                .withColumn("place", place)
                .where(col("place").leq(COPIES_NAMED + 1))
                .orderBy(col("cluster_size").desc(), col("cluster_id"), col("place"))
                .select(
                    col("cluster_id"),
                    col("cluster_size"),
                    col("is_original"),
                    struct(storyLine()).as("story")),
            Member.class);
    Map<String, List<Member>> clusters = new LinkedHashMap<>();
    members.forEach(m -> clusters.computeIfAbsent(m.clusterId(), id -> new ArrayList<>()).add(m));
    return clusters.values().stream()
        .map(
            cluster ->
                new Summary.Copies(
                    cluster.get(0).story(),
                    new Listing<>(
                        cluster.get(0).clusterSize() - 1,
                        cluster.stream().skip(1).map(Member::story).toList())))
        .toList();
  }

  private static Column[] storyLine() {
    return new Column[] {
      col("doc_id"),
      col("source_path"),
      col("position"),
      col("title"),
      col("published"),
      col("language"),
      expr("substring(text, body_start + 1, " + OPENING + ")").as("opening")
    };
  }

  private static Column isOtherLanguage() {
    return col("language").isNotNull().and(col("language").notEqual(StoryLanguage.ENGLISH));
  }
}
