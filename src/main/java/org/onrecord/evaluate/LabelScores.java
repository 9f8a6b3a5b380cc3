package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How well items were labelled: the figures of score.py's verb {@code sentiment}, for targeted
 * sentiment and directed relations alike. Shares are 0 to 1, rounded to four decimals.
 *
 * @param macroF1 the mean over the labels that the gold has of their rounded F1
 * @param accuracy the share of items labelled right
 * @param items items in the gold
 * @param withoutPrediction items that were given no label
 * @param labels the figures of each label that the gold has, sorted by label
 */
public record LabelScores(
    double macroF1,
    double accuracy,
    long items,
    long withoutPrediction,
    Map<String, PrecisionRecall> labels)
    implements Scores {
  /** Copies the map, in its order. */
  public LabelScores {
    labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
  }

  /**
   * An item as it is scored.
   *
   * @param gold its label
   * @param predicted the label that it was given, if any
   */
  public record Item(String gold, Optional<String> predicted) {}

  /**
   * Scores a prediction file.
   *
   * @throws MalformedFileException naming the file and the line
   * @throws IllegalArgumentException if the gold has no item
   */
  public static LabelScores of(Path gold, Path predicted) {
    Map<String, String> byId = new HashMap<>();
    try (Stream<Map.Entry<String, String>> lines =
        JsonLines.read(predicted, LabelPrediction::parse)) {
      lines.forEach(line -> byId.put(line.getKey(), line.getValue()));
    }
    try (Stream<Map.Entry<String, String>> lines = JsonLines.read(gold, LabelPrediction::parse)) {
      return of(
          lines
              .map(line -> new Item(line.getValue(), Optional.ofNullable(byId.get(line.getKey()))))
              .toList());
    }
  }

  /**
   * Of the items together.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LabelScores of(List<Item> items) {
    int[] once = new int[items.size()];
    Arrays.fill(once, 1);
    return ofSample(items, once);
  }

  /** Of a sample in which item {@code i} is {@code times[i]} times. */
  static LabelScores ofSample(List<Item> items, int[] times) {
    Map<String, Tally> tallies = new TreeMap<>();
    long right = 0;
    long total = 0;
    long without = 0;
    for (int i = 0; i < times.length; i++) {
      if (times[i] == 0) {
        continue;
      }
      Item item = items.get(i);
      Tally gold = tallies.computeIfAbsent(item.gold, label -> new Tally());
      gold.gold += times[i];
      total += times[i];
      if (item.predicted.isEmpty()) {
        without += times[i];
        continue;
      }
      String predicted = item.predicted.get();
      tallies.computeIfAbsent(predicted, label -> new Tally()).predicted += times[i];
      if (predicted.equals(item.gold)) {
        gold.right += times[i];
        right += times[i];
      }
    }
    if (total == 0) {
      throw new IllegalArgumentException("no gold item to score");
    }
    Map<String, PrecisionRecall> labels = new LinkedHashMap<>();
    double sum = 0;
    for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
      Tally n = entry.getValue();
      // A label that only the prediction has is an error of the others, not a label to average.
      if (n.gold > 0) {
        PrecisionRecall figures =
            PrecisionRecall.of(n.right, n.predicted - n.right, n.gold - n.right);
        labels.put(entry.getKey(), figures);
        sum += figures.f1();
      }
    }
    return new LabelScores(
        Rounding.four(sum / labels.size()),
        Rounding.four((double) right / total),
        total,
        without,
        labels);
  }

  private static final class Tally {
    private long gold;
    private long predicted;
    private long right;
  }

  @Override
  public ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("macro_f1", macroF1)
        .put("accuracy", accuracy)
        .put("items", items)
        .put("without_prediction", withoutPrediction);
    labels.forEach((label, figures) -> out.set(label, figures.json()));
    return out;
  }
}
