package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.StructType;
import org.onrecord.run.Hashes;
import org.onrecord.run.JobConfig;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Progress;
import org.onrecord.run.Store;
import org.onrecord.table.Tables;
import org.onrecord.topic.Coherence;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.TopicLabel;
import org.onrecord.topic.TopicMatches;
import org.onrecord.topic.TopicModel;
import org.onrecord.topic.TopicSet;
import org.onrecord.topic.Vocabulary;

/**
 * Decides what stories and statements are about. Topics come from the stories, one of each cluster
 * of copies, by {@link TopicFit}; those that an earlier run had keep their ids. Or they are an
 * earlier run's, without a new fit.
 */
final class Topics {
  private static final int TERMS_KEPT = 20;
  private static final int EXAMPLES = 5;
  private static final double LEAST_WEIGHT = 0.05;
  private static final int ID_DIGITS = 16;

  /** Stories that topics are made of; more add nothing to them. */
  private static final int MOST_STORIES = 50_000;

  /** With one topic there is nothing to tell apart. */
  private static final int FEWEST = 2;

  private static final StructType WEIGHTS =
      StructType.fromDDL("id string, topic_id string, weight double");

  private final Store store;
  private final OutputDirectory output;
  private final String runId;
  private final JobConfig config;
  private final Progress progress;

  Topics(Store store, OutputDirectory output, String runId, JobConfig config, Progress progress) {
    this.store = store;
    this.output = output;
    this.runId = runId;
    this.config = config;
    this.progress = progress;
  }

  /** The published tables, and how the topics came about. */
  record Result(
      Dataset<Row> topics,
      Dataset<Row> statementTopics,
      Dataset<Row> documentTopics,
      Manifest.Topics history) {}

  /**
   * Topics, and how they came about.
   *
   * @param topics null if there are none
   */
  private record Made(
      Vocabulary vocabulary, TopicSet topics, TopicMatches matches, Manifest.Topics history) {}

  /**
   * Makes the tables.
   *
   * @param statements statement_id, content_text and embedding
   */
  Result run(Dataset<Row> documents, Dataset<Row> mentions, Dataset<Row> statements) {
    Dataset<Row> texts = StoryTerms.bodies(documents, config.topicNames() ? null : mentions);
    long originalCount = texts.where("is_original").count();
    Set<String> phrases =
        config.sameTopics() ? phrases(previous()) : StoryTerms.phrases(texts, originalCount);
    Dataset<Row> stories = store.stage("story_terms", StoryTerms.of(texts, phrases));
    Dataset<Row> originals = stories.where(col("is_original"));
    Made made = config.sameTopics() ? same() : fitted(originals, originalCount);
    store.stage(Tables.FEATURES, Features.of(statements, phrases, made.vocabulary()));
    if (made.topics() == null) {
      return none(made.history());
    }
    output.write(model(runId), made.topics().toJson());
    Dataset<Row> statementTerms =
        StoryTerms.of(
            statements.select(col("statement_id"), lit(true), col("content_text")), phrases);
    Dataset<Row> documentTopics =
        store.stage(Tables.DOCUMENT_TOPICS, weights(made.topics(), stories));
    Dataset<Row> statementTopics =
        store.stage(Tables.STATEMENT_TOPICS, weights(made.topics(), statementTerms));
    Dataset<Row> topics =
        store.stage(Tables.TOPICS, topics(made, originals, documentTopics, statementTopics));
    return new Result(topics, statementTopics, documentTopics, made.history());
  }

  private static Path model(OutputDirectory output, String run) {
    return new Path(output.model(run), "topics.json");
  }

  private Path model(String run) {
    return model(output, run);
  }

  /** Whether a run has left topics that another can go on from. */
  static boolean has(OutputDirectory output, String run) {
    return output.exists(model(output, run));
  }

  private TopicSet previous() {
    return TopicSet.fromJson(output.read(model(config.continues())));
  }

  private static Set<String> phrases(TopicSet topics) {
    Set<String> phrases = new HashSet<>();
    for (Vocabulary.Term term : topics.model().vocabulary().terms()) {
      if (term.term().indexOf(' ') >= 0) {
        phrases.add(term.term());
      }
    }
    return phrases;
  }

  private Made same() {
    TopicSet topics = previous();
    List<Integer> all = IntStream.range(0, topics.ids().size()).boxed().toList();
    TopicMatches matches =
        new TopicMatches(all, all.stream().map(i -> TopicMatches.Status.KEPT).toList(), List.of());
    return new Made(
        topics.model().vocabulary(),
        topics,
        matches,
        new Manifest.Topics(config.continues(), topics.ids().size(), List.of(), List.of()));
  }

  private Made fitted(Dataset<Row> originals, long originalCount) {
    Vocabulary vocabulary = StoryTerms.vocabulary(originals, originalCount);
    JavaRDD<TermCounts> stories = counts(originals, vocabulary).cache();
    try {
      long count = stories.count();
      int most = (int) Math.min(count, vocabulary.size() / TopicSet.TERMS);
      if (most < FEWEST) {
        progress.line("topics    none: too few stories have words in common for two of them");
        return new Made(
            vocabulary, null, null, new Manifest.Topics(config.continues(), 0, List.of(), ended()));
      }
      return config.topics() == null
          ? chosen(vocabulary, stories)
          : made(fit(vocabulary, stories, Math.min(most, config.topics())), List.of());
    } finally {
      stories.unpersist();
    }
  }

  private TopicModel fit(Vocabulary vocabulary, JavaRDD<TermCounts> stories, int topics) {
    try (TopicFit fit = new TopicFit(vocabulary, stories, topics, config.seed())) {
      return fit.topics(topics);
    }
  }

  private Made chosen(Vocabulary vocabulary, JavaRDD<TermCounts> stories) {
    TopicChoice.Choice choice = TopicChoice.of(vocabulary, stories, config.seed());
    List<Manifest.TopicNumber> curve = new ArrayList<>();
    for (TopicChoice.Point point : choice.curve()) {
      progress.line(
          String.format(
              Locale.ROOT,
              "topics    %3d: coherence %6.3f, stability %5.3f%s",
              point.topics(),
              point.coherence(),
              point.stability(),
              point.topics() == choice.topics() ? "  taken" : ""));
      curve.add(
          new Manifest.TopicNumber(
              point.topics(), rounded(point.coherence()), rounded(point.stability())));
    }
    try (TopicFit fit = choice.fit()) {
      return made(fit.topics(choice.topics()), curve);
    }
  }

  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private Made made(TopicModel model, List<Manifest.TopicNumber> curve) {
    TopicSet before = config.continues() == null ? null : previous();
    List<List<String>> terms = TopicSet.terms(model);
    TopicMatches matches =
        TopicMatches.of(before == null ? List.of() : TopicSet.terms(before.model()), terms);
    List<String> ids = ids(terms, matches, before);
    List<String> labels = new ArrayList<>();
    for (int topic = 0; topic < model.topics(); topic++) {
      labels.add(
          TopicLabel.of(
              model.terms(topic, TopicSet.TERMS).stream()
                  .map(term -> model.vocabulary().term(term.number()).form())
                  .toList()));
    }
    List<Manifest.EndedTopic> ended =
        matches.ended().stream()
            .map(
                topic ->
                    new Manifest.EndedTopic(before.ids().get(topic), before.labels().get(topic)))
            .toList();
    return new Made(
        model.vocabulary(),
        new TopicSet(model, ids, labels),
        matches,
        new Manifest.Topics(config.continues(), model.topics(), curve, ended));
  }

  private List<Manifest.EndedTopic> ended() {
    if (config.continues() == null) {
      return List.of();
    }
    TopicSet before = previous();
    return IntStream.range(0, before.ids().size())
        .mapToObj(i -> new Manifest.EndedTopic(before.ids().get(i), before.labels().get(i)))
        .toList();
  }

  private static List<String> ids(List<List<String>> terms, TopicMatches matches, TopicSet before) {
    Set<String> taken = new HashSet<>();
    matches.previous().stream()
        .filter(goesOn -> goesOn >= 0)
        .forEach(goesOn -> taken.add(before.ids().get(goesOn)));
    List<String> ids = new ArrayList<>();
    for (int topic = 0; topic < terms.size(); topic++) {
      int goesOn = matches.previous().get(topic);
      ids.add(goesOn < 0 ? newId(terms.get(topic), taken) : before.ids().get(goesOn));
    }
    return ids;
  }

  /** Of the best terms, and of how often they are taken: topics may have the same. */
  private static String newId(List<String> terms, Set<String> taken) {
    for (int again = 0; ; again++) {
      Hashes hashes = new Hashes();
      terms.stream().sorted().forEach(hashes::add);
      String id = (again == 0 ? hashes : hashes.add(again)).hex(ID_DIGITS);
      if (taken.add(id)) {
        return id;
      }
    }
  }

  /** The stories that topics are made of, in one partition, by id. */
  private JavaRDD<TermCounts> counts(Dataset<Row> originals, Vocabulary vocabulary) {
    Broadcast<Vocabulary> shared = broadcast(vocabulary);
    return originals
        // A sample by chance, but the same whatever the partitions.
        .orderBy(xxhash64(col("id"), lit(config.seed())), col("id"))
        .limit(MOST_STORIES)
        .coalesce(1)
        .sortWithinPartitions("id")
        .select("terms")
        .toJavaRDD()
        .map(row -> shared.value().count(row.<String>getList(0)))
        .filter(counts -> !counts.isEmpty());
  }

  private <T> Broadcast<T> broadcast(T value) {
    return JavaSparkContext.fromSparkContext(store.spark().sparkContext()).broadcast(value);
  }

  private Result none(Manifest.Topics history) {
    return new Result(
        store.stage(Tables.TOPICS, empty(Tables.TOPICS.schema())),
        store.stage(Tables.STATEMENT_TOPICS, empty(Tables.STATEMENT_TOPICS.schema())),
        store.stage(Tables.DOCUMENT_TOPICS, empty(Tables.DOCUMENT_TOPICS.schema())),
        history);
  }

  private Dataset<Row> empty(StructType schema) {
    return store.spark().createDataFrame(List.<Row>of(), schema);
  }

  private Dataset<Row> weights(TopicSet topics, Dataset<Row> texts) {
    Broadcast<TopicSet> shared = broadcast(topics);
    return store
        .spark()
        .createDataFrame(
            texts
                .select("id", "terms")
                .toJavaRDD()
                .flatMap((FlatMapFunction<Row, Row>) row -> weights(shared.value(), row)),
            WEIGHTS);
  }

  private static Iterator<Row> weights(TopicSet topics, Row text) {
    TermCounts counts = topics.model().vocabulary().count(text.<String>getList(1));
    double[] weights = topics.model().weights(counts);
    return IntStream.range(0, weights.length)
        // Rounded before the bound, so that the last digits of another machine do not add or lose a
        // row.
        .mapToObj(
            topic ->
                RowFactory.create(
                    text.getString(0),
                    topics.ids().get(topic),
                    Math.round(weights[topic] * 1e6) / 1e6))
        .filter(row -> row.getDouble(2) >= LEAST_WEIGHT)
        .iterator();
  }

  private Dataset<Row> topics(
      Made made,
      Dataset<Row> originals,
      Dataset<Row> documentTopics,
      Dataset<Row> statementTopics) {
    TopicModel model = made.topics().model();
    Coherence coherence =
        originals
            .select("terms")
            .toJavaRDD()
            .aggregate(
                new Coherence(TopicSet.terms(model)),
                (counts, row) -> counts.add(new HashSet<>(row.<String>getList(0))),
                Coherence::add);
    List<Row> rows = new ArrayList<>();
    for (int topic = 0; topic < model.topics(); topic++) {
      rows.add(row(made, topic, coherence.of(topic)));
    }
    StructType schema =
        StructType.fromDDL(
            "topic_id string, label string, terms array<struct<term:string,weight:double>>, "
                + "coherence double, status string, previous_topic_id string");
    Dataset<Row> stories = originals.where(size(col("terms")).gt(0)).select("id");
    long storyCount = Math.max(1, stories.count());
    Dataset<Row> ofStories = documentTopics.join(stories, "id");
    return store
        .spark()
        .createDataFrame(rows, schema)
        .join(shares(ofStories, storyCount), new String[] {"topic_id"}, "left")
        .join(examples(statementTopics, "example_statement_ids"), new String[] {"topic_id"}, "left")
        .join(examples(ofStories, "example_doc_ids"), new String[] {"topic_id"}, "left")
        .withColumn("share", expr("coalesce(share, 0.0D)"))
        .withColumn("example_statement_ids", expr("coalesce(example_statement_ids, array())"))
        .withColumn("example_doc_ids", expr("coalesce(example_doc_ids, array())"))
        .coalesce(1);
  }

  private static Row row(Made made, int topic, double coherence) {
    TopicSet topics = made.topics();
    Row[] terms =
        topics.model().terms(topic, TERMS_KEPT).stream()
            .map(
                term ->
                    RowFactory.create(
                        topics.model().vocabulary().term(term.number()).term(), term.weight()))
            .toArray(Row[]::new);
    TopicMatches matches = made.matches();
    boolean goesOn = matches.previous().get(topic) >= 0;
    return RowFactory.create(
        topics.ids().get(topic),
        topics.labels().get(topic),
        terms,
        coherence,
        made.history().continues() == null ? null : matches.status().get(topic).word(),
        goesOn ? topics.ids().get(topic) : null);
  }

  /**
   * The share of each topic in so many texts. The sum is exact: that of doubles depends on their
   * order, and so on the partitions.
   */
  static Dataset<Row> shares(Dataset<Row> weights, long texts) {
    return weights
        .groupBy("topic_id")
        .agg(expr("cast(sum(cast(weight as decimal(20, 6))) as double)").divide(texts).as("share"));
  }

  /**
   * What each statement is most about: {@code statement_id} and {@code topic_id}. Of equal weights
   * the last topic by id.
   *
   * @param weights as in the table {@code statement_topics}
   */
  static Dataset<Row> main(Dataset<Row> weights) {
    return weights
        .groupBy(col("id").as("statement_id"))
        .agg(expr("max_by(topic_id, struct(weight, topic_id))").as("topic_id"));
  }

  /** Those with the greatest weight in a topic, the first by id of equal ones. */
  static Dataset<Row> examples(Dataset<Row> weights, String name) {
    return weights
        .withColumn(
            "rank",
            row_number()
                .over(Window.partitionBy("topic_id").orderBy(col("weight").desc(), col("id"))))
        .where(col("rank").leq(EXAMPLES))
        .groupBy("topic_id")
        .agg(expr("transform(array_sort(collect_list(struct(rank, id))), e -> e.id)").as(name));
  }
}
