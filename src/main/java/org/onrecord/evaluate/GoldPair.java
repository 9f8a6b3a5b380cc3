package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.onrecord.text.Span;

/**
 * A sentence with two entities and the directed sentiment between them.
 *
 * @param id its name in the collection
 * @param text the sentence; the spans count its code points
 * @param p the first entity
 * @param q the second entity
 * @param label neutral, or who is for or against whom, such as {@code p_to_q_positive}
 */
public record GoldPair(String id, String text, Span p, Span q, String label)
    implements GoldLabelled {
  /**
   * The items of a gold file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<GoldPair> read(Path file) {
    return JsonLines.read(file, GoldPair::parse);
  }

  static GoldPair parse(JsonNode object) {
    return new GoldPair(
        Fields.text(object, "id"),
        Fields.text(object, "text"),
        Fields.span(object, "p"),
        Fields.span(object, "q"),
        Fields.text(object, "label"));
  }
}
