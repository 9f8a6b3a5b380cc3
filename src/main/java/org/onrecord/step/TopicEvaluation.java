package org.onrecord.step;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.onrecord.evaluate.LabelAgreement;
import org.onrecord.evaluate.TopicScores;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.Terms;
import org.onrecord.topic.TopicMatches;
import org.onrecord.topic.TopicModel;
import org.onrecord.topic.TopicSet;
import org.onrecord.topic.Vocabulary;

/**
 * Measures {@link TopicFit} on a corpus of tokenised documents: coherence, diversity, stability
 * over three seeds, and agreement with the documents' labels.
 */
public final class TopicEvaluation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int SEEDS = 3;

  private final SparkSession spark;
  private final List<Document> documents;
  private final Vocabulary vocabulary;

  /**
   * A document.
   *
   * @param label null if it has none
   */
  public record Document(String id, List<String> tokens, String label) {
    public Document {
      tokens = List.copyOf(tokens);
    }
  }

  /**
   * A fit.
   *
   * @param topics the ten best terms of each
   * @param documents the topic of each document, −1 for none
   * @param seconds of the fit, by the clock
   * @param cpuSeconds of the fit, of all threads
   */
  public record Fit(
      List<List<String>> topics, List<Integer> documents, double seconds, double cpuSeconds) {
    public Fit {
      topics = List.copyOf(topics);
      documents = List.copyOf(documents);
    }
  }

  /**
   * What was measured.
   *
   * @param scores of the first seed's topics
   * @param stability mean agreement of the ten best terms between seeds, 0 to 1
   * @param first the first seed's fit
   */
  public record Result(TopicScores scores, double stability, Fit first) {}

  /** Of documents that were read. */
  public TopicEvaluation(SparkSession spark, List<Document> documents) {
    this.spark = spark;
    this.documents = List.copyOf(documents);
    this.vocabulary = vocabulary(documents);
  }

  /** What makes terms of texts as the job does, phrases left aside; one for each thread. */
  public static Terms terms() {
    return StoryTerms.reader(Set.of());
  }

  /** The terms that topics are made of. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  private static Vocabulary vocabulary(List<Document> documents) {
    Map<String, Long> counts = new HashMap<>();
    for (Document document : documents) {
      new HashSet<>(document.tokens()).forEach(token -> counts.merge(token, 1L, Long::sum));
    }
    return Vocabulary.of(counts, documents.size());
  }

  /**
   * Fits and scores so many topics.
   *
   * @throws IllegalArgumentException if the documents do not give topics that can be scored
   */
  public Result run(int topics, long seed) {
    List<Fit> fits = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      fits.add(fit(topics, seed + i));
    }
    return new Result(scores(fits.get(0)), stability(fits), fits.get(0));
  }

  /** How much the topics of fits agree: the mean over all pairs of them, 0 to 1. */
  public static double stability(List<Fit> fits) {
    return TopicMatches.agreement(fits.stream().map(Fit::topics).toList());
  }

  /** Fits so many topics. */
  public Fit fit(int topics, long seed) {
    long start = System.nanoTime();
    double cpu = cpuSeconds();
    List<TermCounts> counts =
        documents.stream().map(document -> vocabulary.count(document.tokens())).toList();
    JavaRDD<TermCounts> stories =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(counts, 1)
            .filter(count -> !count.isEmpty())
            .cache();
    try (TopicFit fit = new TopicFit(vocabulary, stories, topics, seed)) {
      TopicModel model = fit.topics(topics);
      return new Fit(
          TopicSet.terms(model),
          counts.stream().map(model::main).toList(),
          (System.nanoTime() - start) / 1e9,
          cpuSeconds() - cpu);
    } finally {
      stories.unpersist();
    }
  }

  /** The CPU time of this process so far, of all threads. */
  public static double cpuSeconds() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  /** The figures of a fit's topics over these documents. */
  public TopicScores scores(Fit fit) {
    TopicScores scores = TopicScores.of(fit.topics(), documents.stream().map(Document::tokens));
    List<LabelAgreement.Document> labelled = new ArrayList<>();
    for (int i = 0; i < documents.size(); i++) {
      if (documents.get(i).label() != null) {
        int topic = fit.documents().get(i);
        labelled.add(
            new LabelAgreement.Document(
                documents.get(i).label(),
                topic < 0 ? Optional.empty() : Optional.of(String.valueOf(topic))));
      }
    }
    return labelled.isEmpty() ? scores : scores.withAgreement(LabelAgreement.of(labelled));
  }

  /** Writes {@code topics.json}: what score.py reads, and which topic each document has. */
  public void write(Fit fit, Path directory) throws IOException {
    ObjectNode out = JSON.createObjectNode();
    ArrayNode topics = out.putArray("topics");
    fit.topics().forEach(terms -> terms.forEach(topics.addArray()::add));
    out.put("seconds", fit.seconds()).put("cpu_seconds", fit.cpuSeconds());
    ObjectNode of = out.putObject("document_topics");
    for (int i = 0; i < documents.size(); i++) {
      if (fit.documents().get(i) < 0) {
        of.putNull(documents.get(i).id());
      } else {
        of.put(documents.get(i).id(), fit.documents().get(i));
      }
    }
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("topics.json"), json(out));
  }

  /** Writes {@code metrics.json}: the figures of {@link TopicScores}, and the stability. */
  public static void writeMetrics(Result result, Path directory) throws IOException {
    ObjectNode out = result.scores().json();
    out.put("stability", Math.round(result.stability() * 1e4) / 1e4).put("kind", "topics");
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("metrics.json"), json(out));
  }

  private static String json(ObjectNode node) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
