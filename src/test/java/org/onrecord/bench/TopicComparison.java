package org.onrecord.bench;

import cc.mallet.topics.ParallelTopicModel;
import cc.mallet.types.Alphabet;
import cc.mallet.types.FeatureSequence;
import cc.mallet.types.Instance;
import cc.mallet.types.InstanceList;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.onrecord.step.TopicEvaluation;
import org.onrecord.step.TopicEvaluation.Document;
import org.onrecord.step.TopicEvaluation.Fit;
import org.onrecord.topic.Terms;
import org.onrecord.topic.Vocabulary;

/**
 * The job's topics beside MALLET's, on the same documents and in one process, turn by turn. {@code
 * bench/topics} runs it.
 */
final class TopicComparison {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long[] SEEDS = {1, 2, 3};
  private static final int TERMS = 10;

  private TopicComparison() {}

  /** What makes topics of documents. */
  private interface Maker {
    Fit fit(int topics, long seed) throws IOException;
  }

  /** Data directory, directory of the page. */
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset();
    Path corpora = Path.of(arguments[0], "corpora");
    try (SparkSession spark = session()) {
      List<TopicFigures> bbc =
          compared(spark, bbc(corpora.resolve("bbc-news.jsonl")), List.of(10, 20, 30, 40, 50));
      List<TopicFigures> reuters =
          compared(spark, reuters(corpora.resolve("reuters-21578.jsonl")), List.of(20, 40, 60));
      Files.writeString(Path.of(arguments[1]).resolve("topics.md"), page(bbc, reuters));
    }
  }

  /** On this machine alone, saying nothing. */
  static SparkSession session() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  private static List<TopicFigures> compared(
      SparkSession spark, List<Document> documents, List<Integer> numbers) throws IOException {
    TopicEvaluation evaluation = new TopicEvaluation(spark, documents);
    InstanceList instances = instances(documents, evaluation.vocabulary());
    Map<String, Maker> makers = new HashMap<>();
    makers.put("onrecord", evaluation::fit);
    makers.put("MALLET", (topics, seed) -> mallet(instances, topics, seed));
    // What a virtual machine compiles at first is nobody's.
    evaluation.fit(numbers.get(0), 0);
    List<TopicFigures> rows = new ArrayList<>();
    for (int topics : numbers) {
      Map<String, List<Fit>> fits = new HashMap<>();
      for (long seed : SEEDS) {
        for (String system : List.of("onrecord", "MALLET")) {
          Fit fit = makers.get(system).fit(topics, seed);
          fits.computeIfAbsent(system, name -> new ArrayList<>()).add(fit);
        }
      }
      for (String system : List.of("onrecord", "MALLET")) {
        rows.add(TopicFigures.of(topics, system, evaluation, fits.get(system)));
        System.err.println(rows.get(rows.size() - 1));
      }
    }
    return rows;
  }

  static List<Document> bbc(Path file) throws IOException {
    List<Document> documents = new ArrayList<>();
    for (JsonNode line : lines(file)) {
      List<String> tokens = new ArrayList<>();
      line.get("tokens").forEach(token -> tokens.add(token.asText()));
      documents.add(new Document(line.get("id").asText(), tokens, line.get("label").asText()));
    }
    return documents;
  }

  /** Lemmas as the job makes them; the label is that of stories with a single one. */
  private static List<Document> reuters(Path file) throws IOException {
    Terms terms = TopicEvaluation.terms();
    List<Document> documents = new ArrayList<>();
    for (JsonNode line : lines(file)) {
      JsonNode labels = line.get("topics");
      documents.add(
          new Document(
              line.get("id").asText(),
              terms.lemmas(line.get("text").asText()),
              labels.size() == 1 ? labels.get(0).asText() : null));
    }
    return documents;
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<String> all = Files.lines(file)) {
      for (String line : (Iterable<String>) all::iterator) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  private static InstanceList instances(List<Document> documents, Vocabulary vocabulary) {
    Alphabet alphabet = new Alphabet();
    InstanceList instances = new InstanceList(alphabet, null);
    for (Document document : documents) {
      FeatureSequence tokens = new FeatureSequence(alphabet);
      document.tokens().stream().filter(vocabulary::contains).forEach(tokens::add);
      instances.add(new Instance(tokens, null, document.id(), null));
    }
    return instances;
  }

  /** 1,000 iterations, priors optimised every ten of them: what its manual says. */
  private static Fit mallet(InstanceList instances, int topics, long seed) throws IOException {
    long start = System.nanoTime();
    double cpu = TopicEvaluation.cpuSeconds();
    ParallelTopicModel model = new ParallelTopicModel(topics, topics * 0.1, 0.01);
    model.setRandomSeed((int) seed);
    model.addInstances(instances);
    model.setNumThreads(2);
    model.setNumIterations(1000);
    model.setOptimizeInterval(10);
    model.setSymmetricAlpha(false);
    model.estimate();
    double cpuSeconds = TopicEvaluation.cpuSeconds() - cpu;
    double seconds = (System.nanoTime() - start) / 1e9;
    List<List<String>> terms = new ArrayList<>();
    for (Object[] topic : model.getTopWords(TERMS)) {
      terms.add(Stream.of(topic).map(Object::toString).toList());
    }
    List<Integer> documents = new ArrayList<>();
    for (int d = 0; d < instances.size(); d++) {
      double[] shares = model.getTopicProbabilities(d);
      int best = 0;
      for (int topic = 1; topic < topics; topic++) {
        best = shares[topic] > shares[best] ? topic : best;
      }
      documents.add(best);
    }
    return new Fit(terms, documents, seconds, cpuSeconds);
  }

  private static String page(List<TopicFigures> bbc, List<TopicFigures> reuters) {
    return String.format(
        Locale.ROOT,
        """
        # Topics

        <!-- Generated by bench/topics. Do not edit. -->

        The job's topics (latent semantic analysis, k-means by Spark MLlib, average linkage; see
        [architecture](architecture.md)) beside MALLET 2.1.0's latent Dirichlet allocation (1,000 iterations, priors
        optimised), on the same documents and terms, in one process, turn by turn, on %d cores. Means over three seeds.
        `NPMI` is the coherence of the ten best terms over whole documents, `diversity` the share of distinct terms among
        them; `NMI` and `purity` compare the topic that a document has most of with its label, over the `assigned` ones;
        `stability` is the mean best-match Jaccard of the ten terms between seeds. Spark's start is not counted.

        ## BBC News, as it is tokenised

        %s
        ## Reuters-21578, lemmas; labels of stories that have a single one

        %s
        """,
        Runtime.getRuntime().availableProcessors(),
        TopicFigures.table(bbc),
        TopicFigures.table(reuters));
  }
}
