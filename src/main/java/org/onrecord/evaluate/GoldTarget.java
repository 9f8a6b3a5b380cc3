package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.text.Span;

/**
 * A target and the sentiment towards it: of a sentence by itself, as in NewsMTSC (Hamborg and
 * Donnay 2021), or of who made a statement of a story.
 *
 * @param id its name in the collection
 * @param text the sentence or the story; the spans count its code points
 * @param statement the statement; empty where the text is a sentence by itself
 * @param target who or what the sentiment is towards
 * @param label negative, neutral or positive
 */
public record GoldTarget(
    String id, String text, Optional<Attribution> statement, Span target, String label)
    implements GoldLabelled {
  /**
   * The items of a gold file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<GoldTarget> read(Path file) {
    return JsonLines.read(file, object -> parse(object, Fields.text(object, "text")));
  }

  static GoldTarget parse(JsonNode object, String text) {
    return new GoldTarget(
        Fields.text(object, "id"),
        text,
        object.has("content") ? Optional.of(Attribution.parse(object)) : Optional.empty(),
        Fields.span(object, "target"),
        Fields.text(object, "label"));
  }
}
