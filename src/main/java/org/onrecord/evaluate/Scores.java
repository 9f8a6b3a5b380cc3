package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of one evaluation. */
public sealed interface Scores permits StatementScores, LabelScores, EntityScores, TopicScores {
  /** The figures and counts with the keys, the order and the values that score.py prints. */
  ObjectNode json();

  /**
   * The figures alone, without the counts, by their path in {@link #json}: {@code alpha}, {@code
   * detection.f1}. In the same order.
   */
  default Map<String, Double> figures() {
    Map<String, Double> out = new LinkedHashMap<>();
    flatten("", json(), out);
    return Collections.unmodifiableMap(out);
  }

  private static void flatten(String prefix, JsonNode object, Map<String, Double> out) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      JsonNode value = field.getValue();
      if (value.isObject()) {
        flatten(prefix + field.getKey() + ".", value, out);
      } else if (value.isFloatingPointNumber()) {
        out.put(prefix + field.getKey(), value.doubleValue());
      }
    }
  }
}
