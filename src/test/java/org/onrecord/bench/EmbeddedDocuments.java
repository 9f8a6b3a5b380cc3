package org.onrecord.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.clustering.KMeans;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.onrecord.encoder.Embedding;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.Reading;
import org.onrecord.step.TopicEvaluation;
import org.onrecord.step.TopicEvaluation.Document;
import org.onrecord.step.TopicEvaluation.Fit;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.Vocabulary;

/** Topics as clusters of documents' embeddings, as BERTopic makes them (Grootendorst 2022). */
final class EmbeddedDocuments {
  /** Words that are read as a sentence: the documents have none. */
  static final int STRETCH = 30;

  private static final int TERMS = 10;

  private final Vocabulary vocabulary;
  private final List<TermCounts> counts;
  private final Dataset<Row> vectors;
  private final double seconds;
  private final double cpuSeconds;

  private EmbeddedDocuments(
      Vocabulary vocabulary,
      List<TermCounts> counts,
      Dataset<Row> vectors,
      double seconds,
      double cpuSeconds) {
    this.vocabulary = vocabulary;
    this.counts = counts;
    this.vectors = vectors;
    this.seconds = seconds;
    this.cpuSeconds = cpuSeconds;
  }

  static EmbeddedDocuments of(SparkSession spark, List<Document> documents, Vocabulary vocabulary) {
    long start = System.nanoTime();
    double cpu = TopicEvaluation.cpuSeconds();
    Encoder encoder = Encoder.load();
    List<Row> rows = new ArrayList<>();
    for (int d = 0; d < documents.size(); d++) {
      rows.add(RowFactory.create(d, Vectors.dense(embedding(encoder, documents.get(d).tokens()))));
    }
    Dataset<Row> vectors = TopicAlternatives.features(spark, rows);
    vectors.count();
    return new EmbeddedDocuments(
        vocabulary,
        documents.stream().map(document -> vocabulary.count(document.tokens())).toList(),
        vectors,
        (System.nanoTime() - start) / 1e9,
        TopicEvaluation.cpuSeconds() - cpu);
  }

  private static double[] embedding(Encoder encoder, List<String> tokens) {
    double[] sum = null;
    for (int from = 0; from < tokens.size(); from += STRETCH) {
      StoryText text =
          StoryText.of(
              String.join(" ", tokens.subList(from, Math.min(tokens.size(), from + STRETCH))));
      Span whole = new Span(0, text.length());
      List<Reading> readings =
          encoder.windows().of(text, List.of(whole)).stream().map(encoder::read).toList();
      Embedding made = encoder.embeddings().of(readings, List.of(whole)).orElseThrow();
      sum = sum == null ? new double[made.size()] : sum;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += made.value(i);
      }
    }
    return sum;
  }

  Fit fit(int topics, long seed) {
    long start = System.nanoTime();
    double cpu = TopicEvaluation.cpuSeconds();
    List<Integer> main =
        new KMeans()
                .setK(topics)
                .setSeed(seed)
                .setMaxIter(30)
                .setDistanceMeasure("cosine")
                .fit(vectors)
                .transform(vectors)
                .orderBy("id")
                .select("prediction")
                .collectAsList()
                .stream()
                .map(row -> row.getInt(0))
                .toList();
    return new Fit(
        terms(topics, main),
        main,
        seconds + (System.nanoTime() - start) / 1e9,
        cpuSeconds + TopicEvaluation.cpuSeconds() - cpu);
  }

  /** How often a cluster has a term, by how rare the term is over all: class-based TF-IDF. */
  private List<List<String>> terms(int topics, List<Integer> main) {
    double[][] of = new double[topics][vocabulary.size()];
    double[] all = new double[vocabulary.size()];
    double words = 0;
    for (int d = 0; d < main.size(); d++) {
      TermCounts terms = counts.get(d);
      for (int i = 0; i < terms.size(); i++) {
        of[main.get(d)][terms.term(i)] += terms.count(i);
        all[terms.term(i)] += terms.count(i);
        words += terms.count(i);
      }
    }
    double mean = words / topics;
    List<List<String>> best = new ArrayList<>();
    for (double[] topic : of) {
      best.add(
          IntStream.range(0, topic.length)
              .boxed()
              .sorted(
                  Comparator.comparingDouble(
                      (Integer term) -> -topic[term] * Math.log(1 + mean / all[term])))
              .limit(TERMS)
              .map(term -> vocabulary.term(term).term())
              .toList());
    }
    return best;
  }
}
