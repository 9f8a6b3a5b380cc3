package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.onrecord.step.ReportRows.all;
import static org.onrecord.step.ReportRows.example;
import static org.onrecord.step.ReportRows.examples;
import static org.onrecord.step.ReportRows.isOneOf;
import static org.onrecord.step.ReportRows.statementsWithTopics;
import static org.onrecord.step.ReportRows.towards;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.onrecord.report.Comparison;
import org.onrecord.report.Comparison.Presence;
import org.onrecord.report.Comparison.Shift;
import org.onrecord.report.Selection;
import org.onrecord.report.Summary.Example;
import org.onrecord.report.Summary.Listing;
import org.onrecord.table.Tables;
import org.onrecord.topic.TopicMatches;
import org.onrecord.trend.FalseDiscovery;
import org.onrecord.trend.RateChange;

/**
 * Reads from the tables of two runs, or of two periods of one, how they differ. What comes to the
 * driver is bounded, however many stories there are.
 */
final class ComparisonQuery {
  private static final int SHOWN = 50;
  private static final int EXAMPLES = 3;
  private static final int MOST_TESTED = 5_000;
  private static final int TERMS_COMPARED = 10;

  /**
   * One of the two.
   *
   * @param name for people
   * @param runId its run
   * @param about which part of the run
   * @param tables the rows of that part
   */
  record Side(String name, String runId, Selection about, TableReader tables) {}

  private final Side before;
  private final Side now;

  ComparisonQuery(Side before, Side now) {
    this.before = before;
    this.now = now;
  }

  Comparison run() {
    try (TableReader first = before.tables();
        TableReader second = now.tables()) {
      Comparison.Side figuresBefore = figures(before);
      Comparison.Side figuresNow = figures(now);
      Dataset<Row> speakers = speakers().cache();
      Dataset<Row> sides =
          towards(first)
              .withColumn("since", lit(false))
              .union(towards(second).withColumn("since", lit(true)));
      Comparison comparison =
          new Comparison(
              figuresBefore,
              figuresNow,
              before.runId().equals(now.runId()) ? null : texts(),
              presences(speakers, "now", second),
              presences(speakers, "before", first),
              speakerShifts(speakers, figuresBefore, figuresNow),
              topicShifts(figuresBefore, figuresNow),
              ToneChanges.of(sides, first, second, null, SHOWN));
      speakers.unpersist();
      return comparison;
    }
  }

  private static Comparison.Side figures(Side side) {
    RunCounts counts = RunCounts.of(side.tables(), 0);
    return new Comparison.Side(
        side.name(),
        side.runId(),
        side.about(),
        counts.stories().read(),
        counts.stories().clusters(),
        counts.statements().found(),
        counts.statements().withSpeaker(),
        side.tables().read(Tables.SPEAKERS).count(),
        side.tables().read(Tables.SENTIMENTS).select("target_id").distinct().count(),
        side.tables().read(Tables.TOPICS).count());
  }

  /** Everybody of either side, with how much they say on each. */
  private Dataset<Row> speakers() {
    return counted(before, "before")
        .join(counted(now, "now"), new String[] {"speaker_id"}, "full_outer");
  }

  private static Dataset<Row> counted(Side side, String name) {
    return side.tables()
        .read(Tables.SPEAKERS)
        .select(
            col("speaker_id"),
            struct(
                    col("name"),
                    col("kind"),
                    col("role"),
                    col("country"),
                    col("statement_count").as("statements"),
                    col("cluster_count").as("distinct_stories"))
                .as(name));
  }

  private record Who(
      String speakerId,
      String name,
      String kind,
      String role,
      String country,
      long statements,
      long distinctStories) {}

  /** Those who speak on one side alone. */
  private static Listing<Presence> presences(
      Dataset<Row> speakers, String side, TableReader tables) {
    Dataset<Row> alone =
        speakers
            .where(col(side.equals("now") ? "before" : "now").isNull())
            .select("speaker_id", side + ".*");
    List<Who> shown =
        all(
            alone
                .orderBy(
                    col("distinct_stories").desc(), col("statements").desc(), col("speaker_id"))
                .limit(SHOWN),
            Who.class);
    Map<String, List<Example>> said = said(shown.stream().map(Who::speakerId).toList(), tables);
    return new Listing<>(
        alone.count(),
        shown.stream()
            .map(
                who ->
                    new Presence(
                        who.speakerId(),
                        who.name(),
                        who.kind(),
                        who.role(),
                        who.country(),
                        who.statements(),
                        who.distinctStories(),
                        said.getOrDefault(who.speakerId(), List.of())))
            .toList());
  }

  /** The first statements of some speakers, by speaker. */
  private static Map<String, List<Example>> said(List<String> speakerIds, TableReader tables) {
    record Said(String speakerId, Example example) {}
    return all(
            tables
                .read(Tables.STATEMENTS)
                .where(isOneOf("speaker_id", speakerIds))
                .withColumn(
                    "place",
                    row_number()
                        .over(
                            Window.partitionBy("speaker_id")
                                .orderBy(
                                    col("published").asc_nulls_last(),
                                    col("doc_id"),
                                    col("position"))))
                .where(col("place").leq(EXAMPLES))
                .orderBy("speaker_id", "place")
                .select(col("speaker_id"), struct(example()).as("example")),
            Said.class)
        .stream()
        .collect(
            Collectors.groupingBy(
                Said::speakerId, Collectors.mapping(Said::example, Collectors.toList())));
  }

  /** How often something is counted on either side. */
  private record Counted(String id, String name, long before, long now) {}

  private record Tested(Counted counted, double pValue, double qValue) {}

  private static Listing<Shift> shifts(
      List<Tested> tested,
      Comparison.Side sideBefore,
      Comparison.Side sideNow,
      Map<String, List<Example>> saidBefore,
      Map<String, List<Example>> saidNow) {
    return new Listing<>(
        tested.size(),
        tested.stream()
            .limit(SHOWN)
            .map(
                t ->
                    new Shift(
                        t.counted().id(),
                        t.counted().name(),
                        t.counted().before(),
                        t.counted().now(),
                        share(t.counted().before(), sideBefore),
                        share(t.counted().now(), sideNow),
                        t.pValue(),
                        t.qValue(),
                        saidBefore.getOrDefault(t.counted().id(), List.of()),
                        saidNow.getOrDefault(t.counted().id(), List.of())))
            .toList());
  }

  private static double share(long stories, Comparison.Side side) {
    return side.distinctStories() == 0 ? 0 : (double) stories / side.distinctStories();
  }

  private Listing<Shift> speakerShifts(
      Dataset<Row> speakers, Comparison.Side sideBefore, Comparison.Side sideNow) {
    List<Counted> counted =
        all(
            speakers
                .selectExpr(
                    "speaker_id as id",
                    "coalesce(now.name, before.name) as name",
                    "coalesce(before.distinct_stories, 0) as before",
                    "coalesce(now.distinct_stories, 0) as now")
                .orderBy(col("before").plus(col("now")).desc(), col("id"))
                .limit(MOST_TESTED),
            Counted.class);
    List<Tested> tested = tested(counted, sideBefore, sideNow);
    List<String> shown = tested.stream().limit(SHOWN).map(t -> t.counted().id()).toList();
    return shifts(
        tested, sideBefore, sideNow, said(shown, before.tables()), said(shown, now.tables()));
  }

  private static List<Tested> tested(
      List<Counted> counted, Comparison.Side before, Comparison.Side now) {
    record Chance(Counted counted, double pValue) {}
    List<Chance> chances =
        counted.stream()
            .map(
                c ->
                    new Chance(
                        c,
                        RateChange.pValue(
                            c.before(),
                            Math.max(1, before.distinctStories()),
                            c.now(),
                            Math.max(1, now.distinctStories()))))
            .sorted(
                Comparator.comparingDouble((Chance c) -> Math.rint(c.pValue() * 1e9))
                    .thenComparing(c -> -c.counted().before() - c.counted().now())
                    .thenComparing(c -> c.counted().id()))
            .toList();
    double[] rates = FalseDiscovery.rates(chances.stream().mapToDouble(Chance::pValue).toArray());
    return IntStream.range(0, chances.size())
        .mapToObj(i -> new Tested(chances.get(i).counted(), chances.get(i).pValue(), rates[i]))
        .toList();
  }

  private record Topic(
      String topicId, String label, List<String> terms, List<String> exampleIds, long stories) {}

  /** The topics of a side with the distinct stories that have a statement most about them. */
  private static List<Topic> topics(Side side) {
    Dataset<Row> stories =
        statementsWithTopics(side.tables())
            .groupBy("topic_id")
            .agg(count_distinct(col("cluster_id")).as("stories"));
    return all(
        side.tables()
            .read(Tables.TOPICS)
            .join(stories, new String[] {"topic_id"}, "left")
            .orderBy("topic_id")
            .selectExpr(
                "topic_id",
                "label",
                "transform(slice(terms, 1, " + TERMS_COMPARED + "), t -> t.term) as terms",
                "slice(example_statement_ids, 1, " + EXAMPLES + ") as example_ids",
                "coalesce(stories, 0) as stories"),
        Topic.class);
  }

  private Listing<Shift> topicShifts(Comparison.Side sideBefore, Comparison.Side sideNow) {
    List<Topic> then = topics(before);
    List<Topic> today = topics(now);
    Map<String, Topic> previous = matched(then, today);
    Map<String, Topic> byId = new HashMap<>();
    List<Counted> counted = new ArrayList<>();
    for (Topic topic : today) {
      byId.put(topic.topicId(), topic);
      Topic was = previous.get(topic.topicId());
      counted.add(
          new Counted(
              topic.topicId(), topic.label(), was == null ? 0 : was.stories(), topic.stories()));
    }
    for (Topic topic : then) {
      if (!previous.containsValue(topic)) {
        // A topic that has ended; its id is nobody else's.
        previous.put(topic.topicId(), topic);
        counted.add(new Counted(topic.topicId(), topic.label(), topic.stories(), 0));
      }
    }
    List<Tested> tested = tested(counted, sideBefore, sideNow);
    Map<String, Example> quotedBefore = quoted(then, before.tables());
    Map<String, Example> quotedNow = quoted(today, now.tables());
    Map<String, List<Example>> saidBefore = new HashMap<>();
    Map<String, List<Example>> saidNow = new HashMap<>();
    previous.forEach((id, topic) -> saidBefore.put(id, of(topic, quotedBefore)));
    byId.forEach((id, topic) -> saidNow.put(id, of(topic, quotedNow)));
    return shifts(tested, sideBefore, sideNow, saidBefore, saidNow);
  }

  /** For later topics by id the earlier one that each is: by id, else by its terms. */
  private static Map<String, Topic> matched(List<Topic> before, List<Topic> now) {
    Map<String, Topic> previous = new HashMap<>();
    Map<String, Topic> byId =
        before.stream().collect(Collectors.toMap(Topic::topicId, topic -> topic));
    now.stream()
        .map(Topic::topicId)
        .filter(byId::containsKey)
        .forEach(id -> previous.put(id, byId.get(id)));
    List<Topic> left = before.stream().filter(t -> !previous.containsKey(t.topicId())).toList();
    List<Topic> open = now.stream().filter(t -> !previous.containsKey(t.topicId())).toList();
    TopicMatches matches =
        TopicMatches.of(
            left.stream().map(Topic::terms).toList(), open.stream().map(Topic::terms).toList());
    for (int i = 0; i < open.size(); i++) {
      if (matches.previous().get(i) >= 0) {
        previous.put(open.get(i).topicId(), left.get(matches.previous().get(i)));
      }
    }
    return previous;
  }

  private static Map<String, Example> quoted(List<Topic> topics, TableReader tables) {
    return examples(
        tables,
        List.copyOf(
            topics.stream()
                .flatMap(topic -> topic.exampleIds().stream())
                .collect(Collectors.toCollection(TreeSet::new))));
  }

  private static List<Example> of(Topic topic, Map<String, Example> quoted) {
    return topic.exampleIds().stream().map(quoted::get).filter(Objects::nonNull).toList();
  }

  private Comparison.Texts texts() {
    record Shared(long gone, long fresh, long kept) {}
    List<Shared> shared = new ArrayList<>();
    for (var table : List.of(Tables.DOCUMENTS, Tables.STATEMENTS)) {
      String id = table.key().get(0);
      shared.add(
          all(
                  before
                      .tables()
                      .read(table)
                      .select(col(id), lit(true).as("then"))
                      .join(
                          now.tables().read(table).select(col(id), lit(true).as("today")),
                          new String[] {id},
                          "full_outer")
                      .agg(
                          count("then").minus(count(col("then").and(col("today")))).as("gone"),
                          count("today").minus(count(col("then").and(col("today")))).as("fresh"),
                          count(col("then").and(col("today"))).as("kept")),
                  Shared.class)
              .get(0));
    }
    Dataset<Row> reattributed =
        now.tables()
            .read(Tables.STATEMENTS)
            .join(
                before
                    .tables()
                    .read(Tables.STATEMENTS)
                    .select(
                        col("statement_id"),
                        col("speaker_id").as("id_before"),
                        col("speaker_name").as("name_before")),
                "statement_id")
            .where(not(col("speaker_id").eqNullSafe(col("id_before"))));
    List<Comparison.Reattribution> shown =
        all(
            reattributed
                .orderBy("doc_id", "position", "statement_id")
                .limit(SHOWN)
                .select(col("name_before").as("before"), struct(example()).as("now")),
            Comparison.Reattribution.class);
    return new Comparison.Texts(
        shared.get(0).gone(),
        shared.get(0).fresh(),
        shared.get(0).kept(),
        shared.get(1).gone(),
        shared.get(1).fresh(),
        shared.get(1).kept(),
        new Listing<>(reattributed.count(), shown));
  }
}
