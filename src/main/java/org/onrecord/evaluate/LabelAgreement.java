package org.onrecord.evaluate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How well a clustering of documents fits their labels. Only assigned documents enter the first two
 * figures, so read them together with the third. Shares are 0 to 1, rounded to four decimals.
 *
 * @param nmi normalised mutual information I(L; T) / ((H(L) + H(T)) / 2), by the arithmetic mean of
 *     the two entropies (Kvålseth 1987; Vinh et al. 2010, NMI<sub>sum</sub>); 1 if there is one
 *     label and one topic
 * @param purity the share of documents that have the commonest label of their topic (Manning et al.
 *     2008, section 16.3)
 * @param assigned the share of documents that have a topic
 */
public record LabelAgreement(double nmi, double purity, double assigned) {
  /**
   * A document.
   *
   * @param label its label
   * @param topic its main topic, if it was assigned one
   */
  public record Document(String label, Optional<String> topic) {}

  /**
   * Of the documents together; all zero where none is assigned.
   *
   * @throws IllegalArgumentException if there is no document
   */
  public static LabelAgreement of(List<Document> documents) {
    if (documents.isEmpty()) {
      throw new IllegalArgumentException("no document to compare with its label");
    }
    Map<String, Integer> labels = new HashMap<>();
    Map<String, Map<String, Integer>> labelsOfTopic = new HashMap<>();
    int n = 0;
    for (Document document : documents) {
      if (document.topic.isPresent()) {
        n++;
        labels.merge(document.label, 1, Integer::sum);
        labelsOfTopic
            .computeIfAbsent(document.topic.get(), topic -> new HashMap<>())
            .merge(document.label, 1, Integer::sum);
      }
    }
    if (n == 0) {
      return new LabelAgreement(0, 0, 0);
    }
    double information = 0;
    double topicEntropy = 0;
    int common = 0;
    for (Map<String, Integer> row : labelsOfTopic.values()) {
      int size = row.values().stream().mapToInt(Integer::intValue).sum();
      topicEntropy -= share(size, n) * Math.log(share(size, n));
      common += row.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      for (Map.Entry<String, Integer> cell : row.entrySet()) {
        double joint = share(cell.getValue(), n);
        double independent = share(size, n) * share(labels.get(cell.getKey()), n);
        information += joint * Math.log(joint / independent);
      }
    }
    double labelEntropy = 0;
    for (int size : labels.values()) {
      labelEntropy -= share(size, n) * Math.log(share(size, n));
    }
    double mean = (labelEntropy + topicEntropy) / 2;
    return new LabelAgreement(
        Rounding.four(mean == 0 ? 1 : information / mean),
        Rounding.four(share(common, n)),
        Rounding.four(share(n, documents.size())));
  }

  private static double share(int part, int whole) {
    return (double) part / whole;
  }
}
