package org.onrecord.topic;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * NPMI coherence of topics over whole documents (Lau, Newman, Baldwin 2014): how much oftener two
 * of a topic's terms stand in one document than chance would have it, −1 (never together) to 1
 * (always together).
 *
 * <p>Counts are whole numbers, so that adding the counts of parts of a corpus gives the same
 * figures in any order.
 */
public final class Coherence implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<List<String>> topics;
  private final long[][] single;
  private final long[][][] together;
  private long documents;

  /** Of topics' terms, before any document is counted. */
  public Coherence(List<List<String>> topics) {
    this.topics = topics.stream().map(List::copyOf).toList();
    this.single = new long[topics.size()][];
    this.together = new long[topics.size()][][];
    for (int topic = 0; topic < single.length; topic++) {
      int terms = topics.get(topic).size();
      single[topic] = new long[terms];
      together[topic] = new long[terms][terms];
    }
  }

  /**
   * Counts a document.
   *
   * @param present its distinct terms
   */
  public Coherence add(Set<String> present) {
    documents++;
    for (int topic = 0; topic < single.length; topic++) {
      List<String> terms = topics.get(topic);
      boolean[] here = new boolean[terms.size()];
      for (int i = 0; i < here.length; i++) {
        here[i] = present.contains(terms.get(i));
        for (int j = 0; here[i] && j < i; j++) {
          if (here[j]) {
            together[topic][i][j]++;
          }
        }
        single[topic][i] += here[i] ? 1 : 0;
      }
    }
    return this;
  }

  /** Adds the counts of another part of the corpus. */
  public Coherence add(Coherence other) {
    documents += other.documents;
    for (int topic = 0; topic < single.length; topic++) {
      for (int i = 0; i < single[topic].length; i++) {
        single[topic][i] += other.single[topic][i];
        for (int j = 0; j < i; j++) {
          together[topic][i][j] += other.together[topic][i][j];
        }
      }
    }
    return this;
  }

  /**
   * The mean NPMI over the pairs of a topic's terms; a pair that never stands together counts −1.
   */
  public double of(int topic) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < single[topic].length; i++) {
      for (int j = 0; j < i; j++) {
        sum += npmi(topic, i, j);
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private double npmi(int topic, int i, int j) {
    double joint = (double) together[topic][i][j] / documents;
    if (joint == 0) {
      return -1;
    }
    if (joint == 1) {
      return 1;
    }
    double a = (double) single[topic][i] / documents;
    double b = (double) single[topic][j] / documents;
    return StrictMath.log(joint / (a * b)) / -StrictMath.log(joint);
  }
}
