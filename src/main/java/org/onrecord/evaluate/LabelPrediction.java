package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The label that a program gives an item.
 *
 * @param label the likeliest
 * @param scores the probability of each label, 0 to 1; may be empty
 */
public record LabelPrediction(String label, Map<String, Double> scores) {
  /** Copies the map, in its order. */
  public LabelPrediction {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /** A label without scores. */
  public static LabelPrediction of(String label) {
    return new LabelPrediction(label, Map.of());
  }

  /** Reads the label of a line of a prediction file; the scores are not scored. */
  static Map.Entry<String, String> parse(JsonNode object) {
    return Map.entry(Fields.text(object, "id"), Fields.text(object, "label"));
  }

  ObjectNode json(String id) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", id).put("label", label);
    ObjectNode object = out.putObject("scores");
    scores.forEach(object::put);
    return out;
  }
}
