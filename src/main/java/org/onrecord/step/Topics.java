package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.feature.StopWordsRemover;
import org.apache.spark.ml.functions;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.onrecord.run.Hashes;
import org.onrecord.run.JobConfig;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.table.Tables;
import org.onrecord.topic.Coherence;
import org.onrecord.topic.Terms;

/**
 * Decides what stories and statements are about: latent Dirichlet allocation (Blei, Ng, Jordan
 * 2003), fitted by Spark MLlib's online optimiser on the stories, one of each cluster of copies,
 * and applied to stories and statements.
 */
final class Topics {
  private static final int VOCABULARY = 8_000;
  private static final int FEWEST_STORIES_A_TERM = 2;
  private static final double LARGEST_SHARE_A_TERM = 0.3;
  private static final int ITERATIONS = 40;

  /** Stories a step of the online optimiser; of a small corpus it takes all. */
  private static final double STORIES_AN_ITERATION = 600;

  private static final int TERMS_KEPT = 20;
  private static final int TERMS_SCORED = 10;
  private static final int EXAMPLES = 5;
  private static final double LEAST_WEIGHT = 0.05;
  private static final int ID_DIGITS = 16;

  private static final StructType TERMS =
      StructType.fromDDL("id string, is_original boolean, terms array<string>");
  private static final StructType FEATURES =
      StructType.fromDDL(
          "statement_id string, tokens array<string>, token_count int, type_token_ratio double, mean_token_length double");

  private final Store store;
  private final OutputDirectory output;
  private final String runId;
  private final JobConfig config;

  Topics(Store store, OutputDirectory output, String runId, JobConfig config) {
    this.store = store;
    this.output = output;
    this.runId = runId;
    this.config = config;
  }

  /** The published tables. */
  record Result(Dataset<Row> topics, Dataset<Row> statementTopics, Dataset<Row> documentTopics) {}

  /** A fitted model: its vocabulary, its topics' terms and their ids. */
  private record Fit(
      LDAModel model, List<String> vocabulary, List<List<String>> terms, List<String> ids) {}

  Result run(Dataset<Row> documents, Dataset<Row> statements) {
    store.stage(
        Tables.FEATURES,
        statements
            .select("statement_id", "content_text")
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) Topics::features, Encoders.row(FEATURES)));
    Dataset<Row> stories =
        store.stage(
            "story_terms",
            terms(
                documents
                    .where(col("sentence_count").gt(0))
                    .select(
                        col("doc_id"),
                        col("is_original"),
                        expr("substring(text, body_start + 1, body_end - body_start)")
                            .as("text"))));
    Dataset<Row> originals = stories.where(col("is_original"));
    long storyCount = originals.count();
    List<String> vocabulary = vocabulary(originals, storyCount);
    int k =
        Math.min(
            config.topics() == null ? usualNumber(storyCount) : config.topics(),
            (int) Math.min(storyCount, vocabulary.size() / TERMS_SCORED));
    // With one topic there is nothing to tell apart.
    if (k < 2) {
      return none();
    }
    Fit fit = fit(originals, storyCount, vocabulary, k);
    save(fit);
    Dataset<Row> statementTerms =
        terms(statements.select(col("statement_id"), lit(true), col("content_text")));
    Dataset<Row> documentTopics = store.stage(Tables.DOCUMENT_TOPICS, weights(fit, stories));
    Dataset<Row> statementTopics =
        store.stage(Tables.STATEMENT_TOPICS, weights(fit, statementTerms));
    Dataset<Row> topics =
        store.stage(Tables.TOPICS, topics(fit, originals, documentTopics, statementTopics));
    return new Result(topics, statementTopics, documentTopics);
  }

  /**
   * How many topics where the user does not say: they grow with the square root of the stories,
   * from 2 to 40. It is what a person can still read, not the best by a measure.
   */
  static int usualNumber(long stories) {
    return (int) Math.max(2, Math.min(40, Math.round(Math.sqrt((double) stories))));
  }

  private Result none() {
    SparkSession spark = store.spark();
    return new Result(
        store.stage(Tables.TOPICS, spark.createDataFrame(List.<Row>of(), Tables.TOPICS.schema())),
        store.stage(
            Tables.STATEMENT_TOPICS,
            spark.createDataFrame(List.<Row>of(), Tables.STATEMENT_TOPICS.schema())),
        store.stage(
            Tables.DOCUMENT_TOPICS,
            spark.createDataFrame(List.<Row>of(), Tables.DOCUMENT_TOPICS.schema())));
  }

  private static Iterator<Row> features(Iterator<Row> statements) {
    return Iterators.map(
        statements,
        row -> {
          List<String> tokens = Terms.words(row.getString(1));
          int count = tokens.size();
          int length = tokens.stream().mapToInt(t -> t.codePointCount(0, t.length())).sum();
          return RowFactory.create(
              row.getString(0),
              tokens.toArray(String[]::new),
              count,
              count == 0 ? null : (double) new HashSet<>(tokens).size() / count,
              count == 0 ? null : (double) length / count);
        });
  }

  private static Dataset<Row> terms(Dataset<Row> texts) {
    return texts.mapPartitions(
        (MapPartitionsFunction<Row, Row>)
            rows -> {
              Terms terms = new Terms(Set.of(StopWordsRemover.loadDefaultStopWords("english")));
              return Iterators.map(
                  rows,
                  row ->
                      RowFactory.create(
                          row.get(0),
                          row.get(1),
                          terms.of(row.getString(2)).toArray(String[]::new)));
            },
        Encoders.row(TERMS));
  }

  /**
   * The terms by how many stories hold them, then by name: a total order, so that it never depends
   * on the rows'.
   */
  private static List<String> vocabulary(Dataset<Row> stories, long storyCount) {
    return stories
        .select(explode(expr("array_distinct(terms)")).as("term"))
        .groupBy("term")
        .agg(count(lit(1)).as("stories"))
        .where(col("stories").geq(FEWEST_STORIES_A_TERM))
        .where(
            col("stories").leq(Math.max(FEWEST_STORIES_A_TERM, storyCount * LARGEST_SHARE_A_TERM)))
        .orderBy(col("stories").desc(), col("term"))
        .limit(VOCABULARY)
        .select("term")
        .as(Encoders.STRING())
        .collectAsList();
  }

  private Fit fit(Dataset<Row> stories, long storyCount, List<String> vocabulary, int k) {
    Dataset<Row> corpus =
        vectors(stories, vocabulary)
            // The optimiser adds up its partitions' numbers in the order in which they finish: with
            // one, the same
            // stories always give the same topics, to the last digit.
            .coalesce(1)
            .sortWithinPartitions("id")
            .persist();
    try {
      LDAModel model =
          new LDA()
              .setK(k)
              .setSeed(config.seed())
              .setOptimizer("online")
              .setSubsamplingRate(Math.min(1.0, STORIES_AN_ITERATION / (double) storyCount))
              .setMaxIter(ITERATIONS)
              // MLlib's 1024 is for a stream of millions: with it, the topics of a small corpus
              // hardly leave the chance
              // that they began with.
              .setLearningOffset(1)
              .setFeaturesCol("vector")
              .fit(corpus);
      List<List<String>> terms = new ArrayList<>();
      List<String> ids = new ArrayList<>();
      for (Row topic : model.describeTopics(TERMS_KEPT).orderBy("topic").collectAsList()) {
        List<String> best = topic.<Integer>getList(1).stream().map(vocabulary::get).toList();
        terms.add(best);
        ids.add(id(best));
      }
      return new Fit(model, vocabulary, terms, ids);
    } finally {
      corpus.unpersist();
    }
  }

  private static String id(List<String> terms) {
    Hashes hashes = new Hashes();
    terms.stream().limit(TERMS_SCORED).sorted().forEach(hashes::add);
    return hashes.hex(ID_DIGITS);
  }

  private Dataset<Row> vectors(Dataset<Row> texts, List<String> vocabulary) {
    Map<String, Integer> numbers = new HashMap<>();
    for (String term : vocabulary) {
      numbers.put(term, numbers.size());
    }
    Broadcast<Map<String, Integer>> index =
        JavaSparkContext.fromSparkContext(store.spark().sparkContext()).broadcast(numbers);
    UserDefinedFunction vector =
        udf(
            (scala.collection.Seq<String> terms) -> vector(terms, index.value()),
            SQLDataTypes.VectorType());
    return texts.withColumn("vector", vector.apply(col("terms")));
  }

  private static Vector vector(scala.collection.Seq<String> terms, Map<String, Integer> index) {
    TreeMap<Integer, Double> counts = new TreeMap<>();
    for (int i = 0; i < terms.size(); i++) {
      Integer term = index.get(terms.apply(i));
      if (term != null) {
        counts.merge(term, 1.0, Double::sum);
      }
    }
    int[] indices = counts.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] values = counts.values().stream().mapToDouble(Double::doubleValue).toArray();
    return Vectors.sparse(index.size(), indices, values);
  }

  /**
   * What scores new stories later: the model, and the vocabulary that its numbers mean, a term a
   * line.
   */
  private void save(Fit fit) {
    try {
      fit.model().write().overwrite().save(new Path(output.model(runId), "lda").toString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    output.write(
        new Path(output.model(runId), "vocabulary.txt"),
        String.join("\n", fit.vocabulary()) + "\n");
    output.write(
        new Path(output.model(runId), "topic_ids.txt"), String.join("\n", fit.ids()) + "\n");
  }

  private Dataset<Row> weights(Fit fit, Dataset<Row> texts) {
    String ids = "array('" + String.join("','", fit.ids()) + "')";
    return fit.model()
        .transform(vectors(texts, fit.vocabulary()).where(isNotEmpty()))
        .select(
            col("id"),
            posexplode(functions.vector_to_array(col("topicDistribution"), "float64"))
                .as(new String[] {"topic", "exact"}))
        // Rounded before the bound, so that the last digits of another machine do not add or lose a
        // row.
        .select(
            col("id"),
            expr("get(" + ids + ", topic)").as("topic_id"),
            round(col("exact"), 6).as("weight"))
        .where(col("weight").geq(LEAST_WEIGHT));
  }

  /** A text of which the vocabulary knows no term has no topic. */
  private static Column isNotEmpty() {
    UserDefinedFunction terms = udf((Vector v) -> v.numNonzeros(), DataTypes.IntegerType);
    return terms.apply(col("vector")).gt(0);
  }

  private Dataset<Row> topics(
      Fit fit, Dataset<Row> originals, Dataset<Row> documentTopics, Dataset<Row> statementTopics) {
    Coherence coherence = coherence(fit, originals);
    List<Row> weights = fit.model().describeTopics(TERMS_KEPT).orderBy("topic").collectAsList();
    List<Row> rows = new ArrayList<>();
    for (int topic = 0; topic < weights.size(); topic++) {
      List<String> terms = fit.terms().get(topic);
      List<Double> termWeights = weights.get(topic).getList(2);
      Row[] pairs = new Row[terms.size()];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = RowFactory.create(terms.get(i), termWeights.get(i));
      }
      rows.add(
          RowFactory.create(
              fit.ids().get(topic),
              String.join(", ", terms.subList(0, Math.min(3, terms.size()))),
              pairs,
              coherence.of(topic)));
    }
    StructType schema =
        StructType.fromDDL(
            "topic_id string, label string, terms array<struct<term:string,weight:double>>, coherence double");
    Dataset<Row> stories = originals.where(size(col("terms")).gt(0)).select("id");
    double storyCount = Math.max(1, stories.count());
    Dataset<Row> shares =
        documentTopics
            .join(stories, "id")
            .groupBy("topic_id")
            .agg(
                expr("cast(sum(cast(weight as decimal(20, 6))) as double)")
                    .divide(storyCount)
                    .as("share"));
    Dataset<Row> examples =
        statementTopics
            .withColumn(
                "rank",
                row_number()
                    .over(Window.partitionBy("topic_id").orderBy(col("weight").desc(), col("id"))))
            .where(col("rank").leq(EXAMPLES))
            .groupBy("topic_id")
            .agg(
                expr("transform(array_sort(collect_list(struct(rank, id))), e -> e.id)")
                    .as("example_statement_ids"));
    return store
        .spark()
        .createDataFrame(rows, schema)
        .join(shares, new String[] {"topic_id"}, "left")
        .join(examples, new String[] {"topic_id"}, "left")
        .withColumn("share", expr("coalesce(share, 0.0D)"))
        .withColumn("example_statement_ids", expr("coalesce(example_statement_ids, array())"))
        .coalesce(1);
  }

  private static Coherence coherence(Fit fit, Dataset<Row> stories) {
    List<List<String>> best =
        fit.terms().stream()
            .map(terms -> List.copyOf(terms.subList(0, Math.min(TERMS_SCORED, terms.size()))))
            .toList();
    int topics = best.size();
    int terms = best.get(0).size();
    return stories
        .select("terms")
        .toJavaRDD()
        .aggregate(
            new Coherence(topics, terms),
            (counts, row) -> counts.add(new HashSet<>(row.<String>getList(0)), best),
            Coherence::add);
  }
}
