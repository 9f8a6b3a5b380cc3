package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a program found in one story: a line of a prediction file.
 *
 * @param id of the {@link GoldDocument}
 * @param attributions in any order; the order settles equal matches
 */
public record StatementPrediction(String id, List<Attribution> attributions) {
  /** Copies the list. */
  public StatementPrediction {
    attributions = List.copyOf(attributions);
  }

  /**
   * The lines of a prediction file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<StatementPrediction> read(Path file) {
    return JsonLines.read(file, StatementPrediction::parse);
  }

  static StatementPrediction parse(JsonNode object) {
    return new StatementPrediction(
        Fields.text(object, "id"), Fields.list(object, "attributions", Attribution::parse));
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", id);
    ArrayNode list = out.putArray("attributions");
    attributions.forEach(attribution -> list.add(attribution.json()));
    return out;
  }
}
