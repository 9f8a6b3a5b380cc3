package org.onrecord.topic;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;

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

  private final int topics;
  private final int terms;
  private final long[] single;
  private final long[] together;
  private long documents;

  /** Counts for so many topics of so many terms each. */
  public Coherence(int topics, int terms) {
    this.topics = topics;
    this.terms = terms;
    this.single = new long[topics * terms];
    this.together = new long[topics * terms * terms];
  }

  /**
   * Counts a document.
   *
   * @param present its distinct terms
   * @param lists each topic's terms
   */
  public Coherence add(Collection<String> present, List<List<String>> lists) {
    documents++;
    for (int topic = 0; topic < topics; topic++) {
      List<String> list = lists.get(topic);
      boolean[] here = new boolean[terms];
      for (int i = 0; i < terms; i++) {
        here[i] = present.contains(list.get(i));
        if (here[i]) {
          single[topic * terms + i]++;
          for (int j = 0; j < i; j++) {
            if (here[j]) {
              together[(topic * terms + i) * terms + j]++;
            }
          }
        }
      }
    }
    return this;
  }

  /** Adds the counts of another part of the corpus. */
  public Coherence add(Coherence other) {
    documents += other.documents;
    for (int i = 0; i < single.length; i++) {
      single[i] += other.single[i];
    }
    for (int i = 0; i < together.length; i++) {
      together[i] += other.together[i];
    }
    return this;
  }

  /**
   * The mean NPMI over the pairs of a topic's terms; a pair that never stands together counts −1.
   */
  public double of(int topic) {
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < terms; i++) {
      for (int j = 0; j < i; j++) {
        sum += npmi(topic, i, j);
        pairs++;
      }
    }
    return pairs == 0 ? 0 : sum / pairs;
  }

  private double npmi(int topic, int i, int j) {
    double joint = (double) together[(topic * terms + i) * terms + j] / documents;
    if (joint == 0) {
      return -1;
    }
    if (joint == 1) {
      return 1;
    }
    double a = (double) single[topic * terms + i] / documents;
    double b = (double) single[topic * terms + j] / documents;
    return Math.log(joint / (a * b)) / -Math.log(joint);
  }
}
