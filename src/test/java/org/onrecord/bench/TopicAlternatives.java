package org.onrecord.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.clustering.LDA;
import org.apache.spark.ml.clustering.LDAModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.recommendation.ALS;
import org.apache.spark.ml.recommendation.ALSModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.onrecord.step.TopicEvaluation;
import org.onrecord.step.TopicEvaluation.Document;
import org.onrecord.step.TopicEvaluation.Fit;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.Vocabulary;

/**
 * What else MLlib makes topics with, on the same documents and terms as the job's: LDA by both
 * optimisers, with the priors that it comes with and with others, and non-negative matrix
 * factorisation by alternating least squares. {@code bench/topic-alternatives} runs it.
 */
final class TopicAlternatives {
  private static final int TOPICS = 30;
  private static final long[] SEEDS = {1, 2, 3};
  private static final int TERMS = 10;

  private final Vocabulary vocabulary;
  private final Dataset<Row> counts;
  private final Dataset<Row> ratings;
  private final int documents;

  private TopicAlternatives(SparkSession spark, List<Document> documents, Vocabulary vocabulary) {
    this.documents = documents.size();
    this.vocabulary = vocabulary;
    List<Row> vectors = new ArrayList<>();
    List<Row> cells = new ArrayList<>();
    for (int d = 0; d < documents.size(); d++) {
      TermCounts terms = vocabulary.count(documents.get(d).tokens());
      double[] weights = vocabulary.weights(terms);
      double[] occurrences = new double[terms.size()];
      for (int i = 0; i < occurrences.length; i++) {
        occurrences[i] = terms.count(i);
        cells.add(RowFactory.create(d, terms.term(i), (float) weights[i]));
      }
      vectors.add(
          RowFactory.create(d, Vectors.sparse(vocabulary.size(), terms.terms(), occurrences)));
    }
    this.counts = features(spark, vectors);
    this.ratings =
        spark
            .createDataFrame(cells, StructType.fromDDL("user int, item int, rating float"))
            .coalesce(1)
            .cache();
    counts.count();
    ratings.count();
  }

  /** Rows of a number and a vector, as MLlib takes them. */
  static Dataset<Row> features(SparkSession spark, List<Row> rows) {
    return spark
        .createDataFrame(
            rows,
            new StructType(
                new StructField[] {
                  new StructField("id", DataTypes.IntegerType, false, Metadata.empty()),
                  new StructField("features", SQLDataTypes.VectorType(), false, Metadata.empty())
                }))
        .coalesce(1)
        .cache();
  }

  /** What makes topics. */
  private interface Maker {
    Fit fit(long seed);
  }

  /** Data directory, directory of the page. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession spark = TopicComparison.session()) {
      List<Document> documents =
          TopicComparison.bbc(Path.of(arguments[0], "corpora", "bbc-news.jsonl"));
      TopicEvaluation evaluation = new TopicEvaluation(spark, documents);
      TopicAlternatives others = new TopicAlternatives(spark, documents, evaluation.vocabulary());
      Map<String, Maker> makers = new LinkedHashMap<>();
      makers.put("onrecord", seed -> evaluation.fit(TOPICS, seed));
      makers.put("NMF, ALS", others::factors);
      EmbeddedDocuments embedded = EmbeddedDocuments.of(spark, documents, evaluation.vocabulary());
      makers.put("embeddings, k-means", seed -> embedded.fit(TOPICS, seed));
      makers.put("LDA, online", seed -> others.lda(online(), seed));
      makers.put(
          "LDA, online, priors 0.1 and 0.01",
          seed -> others.lda(online().setDocConcentration(0.1).setTopicConcentration(0.01), seed));
      makers.put("LDA, EM", seed -> others.lda(new LDA().setOptimizer("em"), seed));
      makers.put(
          "LDA, EM, priors 1.1 and 1.01",
          seed ->
              others.lda(
                  new LDA().setOptimizer("em").setDocConcentration(1.1).setTopicConcentration(1.01),
                  seed));
      evaluation.fit(TOPICS, 0);
      List<TopicFigures> rows = new ArrayList<>();
      for (Map.Entry<String, Maker> maker : makers.entrySet()) {
        List<Fit> fits = new ArrayList<>();
        for (long seed : SEEDS) {
          fits.add(maker.getValue().fit(seed));
        }
        rows.add(TopicFigures.of(TOPICS, maker.getKey(), evaluation, fits));
        System.err.println(rows.get(rows.size() - 1));
      }
      Files.writeString(Path.of(arguments[1]).resolve("topic-alternatives.md"), page(rows));
    }
  }

  /** Of a small corpus, all documents in every iteration. */
  private static LDA online() {
    return new LDA().setOptimizer("online").setSubsamplingRate(1).setLearningOffset(1);
  }

  private Fit lda(LDA lda, long seed) {
    long start = System.nanoTime();
    double cpu = TopicEvaluation.cpuSeconds();
    LDAModel model = lda.setK(TOPICS).setMaxIter(100).setSeed(seed).fit(counts);
    List<List<String>> terms = new ArrayList<>();
    for (Row topic : model.describeTopics(TERMS).orderBy("topic").collectAsList()) {
      terms.add(topic.<Integer>getList(1).stream().map(this::term).toList());
    }
    List<Integer> main =
        model.transform(counts).orderBy("id").select("topicDistribution").collectAsList().stream()
            .map(row -> row.<Vector>getAs(0))
            .map(shares -> shares.numNonzeros() == 0 ? -1 : shares.argmax())
            .toList();
    return new Fit(
        terms, main, (System.nanoTime() - start) / 1e9, TopicEvaluation.cpuSeconds() - cpu);
  }

  /** A document's factors and a term's, where what is not there counts as none, faintly. */
  private Fit factors(long seed) {
    long start = System.nanoTime();
    double cpu = TopicEvaluation.cpuSeconds();
    ALSModel model =
        new ALS()
            .setRank(TOPICS)
            .setMaxIter(15)
            .setRegParam(0.1)
            .setAlpha(30)
            .setImplicitPrefs(true)
            .setNonnegative(true)
            .setNumBlocks(1)
            .setSeed(seed)
            .fit(ratings);
    double[][] items = new double[vocabulary.size()][TOPICS];
    for (Row row : model.itemFactors().collectAsList()) {
      items[row.getInt(0)] = factors(row);
    }
    double[] lengths = new double[TOPICS];
    for (double[] item : items) {
      for (int topic = 0; topic < TOPICS; topic++) {
        lengths[topic] += item[topic] * item[topic];
      }
    }
    List<List<String>> terms = new ArrayList<>();
    for (int topic = 0; topic < TOPICS; topic++) {
      int of = topic;
      terms.add(
          IntStream.range(0, items.length)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer term) -> -items[term][of]))
              .limit(TERMS)
              .map(this::term)
              .toList());
    }
    List<Integer> main = new ArrayList<>(Collections.nCopies(documents, -1));
    for (Row row : model.userFactors().collectAsList()) {
      double[] shares = factors(row);
      int best = 0;
      for (int topic = 0; topic < TOPICS; topic++) {
        shares[topic] *= Math.sqrt(lengths[topic]);
        best = shares[topic] > shares[best] ? topic : best;
      }
      main.set(row.getInt(0), best);
    }
    return new Fit(
        terms, main, (System.nanoTime() - start) / 1e9, TopicEvaluation.cpuSeconds() - cpu);
  }

  private String term(int number) {
    return vocabulary.term(number).term();
  }

  private static double[] factors(Row row) {
    return row.<Float>getList(1).stream().mapToDouble(Float::doubleValue).toArray();
  }

  private static String page(List<TopicFigures> rows) {
    return String.format(
        Locale.ROOT,
        """
        # What else makes topics

        <!-- Generated by bench/topic-alternatives. Do not edit. -->

        What MLlib offers beside what the job does, on BBC News as it is tokenised, %d topics, the same terms, in one
        process on %d cores; means over three seeds. The figures are those of [topics.md](topics.md). Priors are those of
        documents and of topics. NMF is alternating least squares with non-negative factors and implicit preferences.
        Embeddings are the mean of those of stretches of %d words, by the job's own encoder, in clusters whose terms are those of
        highest class-based TF-IDF (Grootendorst 2022); the time to embed counts. The documents are lists of lemmas without
        stop words, which no encoder was made for.

        %s""",
        TOPICS,
        Runtime.getRuntime().availableProcessors(),
        EmbeddedDocuments.STRETCH,
        TopicFigures.table(rows).replaceAll("(?m)^\\| mean .*\\R", ""));
  }
}
