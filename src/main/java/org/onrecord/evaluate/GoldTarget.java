package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.onrecord.text.Span;

/**
 * A sentence with a target and the sentiment towards it, as in NewsMTSC (Hamborg and Donnay 2021).
 *
 * @param id its name in the collection
 * @param text the sentence; the target counts its code points
 * @param target who or what the sentiment is towards
 * @param label negative, neutral or positive
 */
public record GoldTarget(String id, String text, Span target, String label)
    implements GoldLabelled {
  /**
   * The items of a gold file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<GoldTarget> read(Path file) {
    return JsonLines.read(file, GoldTarget::parse);
  }

  static GoldTarget parse(JsonNode object) {
    return new GoldTarget(
        Fields.text(object, "id"),
        Fields.text(object, "text"),
        Fields.span(object, "target"),
        Fields.text(object, "label"));
  }
}
