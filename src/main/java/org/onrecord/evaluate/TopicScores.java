package org.onrecord.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How coherent topics are over a reference corpus: the figures of score.py's verb {@code topics},
 * and beside them how well the documents' topics fit their labels. Rounded to four decimals.
 *
 * @param npmi the mean over topics of {@code ofTopics}, −1 to 1
 * @param worst the least of {@code ofTopics}
 * @param topics topics scored
 * @param documents documents of the reference corpus
 * @param diversity the share of distinct terms among all topics' ten best, 0 to 1 (Dieng et al.
 *     2020)
 * @param ofTopics for each topic the mean over the pairs of its ten best terms of their normalised
 *     pointwise mutual information over whole documents, ln(p(a,b) / (p(a) p(b))) / −ln p(a,b), and
 *     −1 for a pair that never occurs together (Bouma 2009; Lau et al. 2014)
 * @param agreement with the documents' labels, where they have any; ours, not score.py's
 */
public record TopicScores(
    double npmi,
    double worst,
    int topics,
    long documents,
    double diversity,
    List<Double> ofTopics,
    Optional<LabelAgreement> agreement)
    implements Scores {
  private static final int TERMS = 10;

  /** Copies the list. */
  public TopicScores {
    ofTopics = List.copyOf(ofTopics);
  }

  /**
   * Scores a topic file, {@code {"topics": [[term, …], …]}}, over a corpus of {@code {"tokens":
   * […]}} lines.
   *
   * @throws MalformedFileException naming the file, and the line or the topic
   */
  public static TopicScores of(Path topics, Path corpus) {
    List<List<String>> terms = readTopics(topics);
    try (Stream<List<String>> documents =
        JsonLines.read(corpus, object -> Fields.texts(object, "tokens"))) {
      return of(terms, documents);
    } catch (IllegalArgumentException e) {
      throw MalformedFileException.in(topics, e.getMessage(), e);
    }
  }

  /**
   * Scores topics over a corpus.
   *
   * @param topics each topic's terms, best first; the ten best are scored
   * @param corpus each document's tokens
   * @throws IllegalArgumentException if there is no topic, a topic has fewer than ten distinct
   *     terms, two have the same ten, or the corpus is empty
   */
  public static TopicScores of(List<List<String>> topics, Stream<List<String>> corpus) {
    List<List<String>> best = topics.stream().map(TopicScores::best).toList();
    check(best);
    Map<String, BitSet> documentsWith = new LinkedHashMap<>();
    best.forEach(topic -> topic.forEach(term -> documentsWith.put(term, new BitSet())));
    int[] seen = {0};
    corpus.forEachOrdered(
        tokens -> {
          for (String token : tokens) {
            BitSet documents = documentsWith.get(token);
            if (documents != null) {
              documents.set(seen[0]);
            }
          }
          seen[0]++;
        });
    int documents = seen[0];
    if (documents == 0) {
      throw new IllegalArgumentException("no document to score topics over");
    }
    List<Double> each = new ArrayList<>(best.size());
    double sum = 0;
    double worst = Double.POSITIVE_INFINITY;
    for (List<String> topic : best) {
      double npmi = npmi(topic, documentsWith, documents);
      each.add(Rounding.four(npmi));
      sum += npmi;
      worst = Math.min(worst, npmi);
    }
    return new TopicScores(
        Rounding.four(sum / best.size()),
        Rounding.four(worst),
        best.size(),
        documents,
        Rounding.four((double) documentsWith.size() / (TERMS * best.size())),
        each,
        Optional.empty());
  }

  /** The same with how well the documents' topics fit their labels. */
  public TopicScores withAgreement(LabelAgreement labels) {
    return new TopicScores(
        npmi, worst, topics, documents, diversity, ofTopics, Optional.of(labels));
  }

  private static List<String> best(List<String> topic) {
    return topic.subList(0, Math.min(TERMS, topic.size()));
  }

  private static void check(List<List<String>> topics) {
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("there is no topic");
    }
    Map<Set<String>, Integer> seen = new LinkedHashMap<>();
    for (int i = 0; i < topics.size(); i++) {
      Set<String> terms = new HashSet<>(topics.get(i));
      if (terms.size() < TERMS) {
        throw new IllegalArgumentException(
            "every topic needs ten distinct terms; topic "
                + (i + 1)
                + " has "
                + terms.size()
                + ": "
                + topics.get(i));
      }
      Integer twin = seen.put(terms, i + 1);
      if (twin != null) {
        throw new IllegalArgumentException(
            "no two topics may have the same ten terms; topics "
                + twin
                + " and "
                + (i + 1)
                + " do: "
                + topics.get(i));
      }
    }
  }

  private static double npmi(
      List<String> topic, Map<String, BitSet> documentsWith, double documents) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < topic.size(); i++) {
      for (int j = i + 1; j < topic.size(); j++) {
        sum += npmi(documentsWith.get(topic.get(i)), documentsWith.get(topic.get(j)), documents);
        pairs++;
      }
    }
    return sum / pairs;
  }

  private static double npmi(BitSet a, BitSet b, double documents) {
    BitSet both = (BitSet) a.clone();
    both.and(b);
    if (both.isEmpty()) {
      return -1;
    }
    double joint = both.cardinality() / documents;
    if (joint == 1) {
      return 1;
    }
    double independent = a.cardinality() / documents * b.cardinality() / documents;
    return StrictMath.log(joint / independent) / -StrictMath.log(joint);
  }

  private static List<List<String>> readTopics(Path file) {
    try {
      JsonNode object =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(Files.readString(file));
      return Fields.list(
          Fields.object(object),
          "topics",
          topic ->
              Fields.texts(JsonNodeFactory.instance.objectNode().set("topics", topic), "topics"));
    } catch (JsonProcessingException e) {
      throw MalformedFileException.in(file, "no JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw MalformedFileException.in(file, e.getMessage(), e);
    }
  }

  @Override
  public ObjectNode json() {
    ObjectNode out =
        JsonNodeFactory.instance
            .objectNode()
            .put("npmi", npmi)
            .put("worst", worst)
            .put("topics", topics)
            .put("documents", documents)
            .put("diversity", diversity);
    agreement.ifPresent(
        a -> out.put("nmi", a.nmi()).put("purity", a.purity()).put("assigned", a.assigned()));
    return out;
  }
}
