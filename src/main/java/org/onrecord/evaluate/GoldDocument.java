package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * An annotated story.
 *
 * @param id its name in the collection
 * @param text the story; the spans count its code points
 * @param attributions what the annotators found, in the order of the file
 * @param speakers whether each statement with a known speaker has it
 */
public record GoldDocument(
    String id, String text, List<Attribution> attributions, Speakers speakers) {
  /** How far speakers are annotated. */
  public enum Speakers {
    /** A statement without one has none that the story names. */
    COMPLETE,
    /** A statement without one may have one all the same. */
    PARTIAL
  }

  /** Copies the list. */
  public GoldDocument {
    attributions = List.copyOf(attributions);
  }

  /**
   * The documents of a gold file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<GoldDocument> read(Path file) {
    return JsonLines.read(file, GoldDocument::parse);
  }

  static GoldDocument parse(JsonNode object) {
    JsonNode complete = object.path("speakers_complete");
    if (!complete.isMissingNode() && !complete.isNull() && !complete.isBoolean()) {
      throw new IllegalArgumentException(
          "\"speakers_complete\" is neither true nor false: " + Fields.shown(complete));
    }
    return new GoldDocument(
        Fields.text(object, "id"),
        Fields.text(object, "text"),
        Fields.list(object, "attributions", Attribution::parse),
        complete.asBoolean(false) ? Speakers.COMPLETE : Speakers.PARTIAL);
  }
}
