package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Two statements of one speaker in different stories, and whether they report one utterance.
 *
 * @param id its name in the collection
 * @param first the earlier one
 * @param second the later one
 * @param label {@value #SAME} or {@value #OTHER}
 */
public record GoldReports(String id, Told first, Told second, String label)
    implements GoldLabelled {
  static final String SAME = "same";
  static final String OTHER = "other";

  /**
   * A statement in its story.
   *
   * @param story the story's id
   * @param day of the story
   * @param text of the story; the spans count its code points
   * @param statement with its speaker's name
   * @param named whom and what the story names but for the speaker, as numbers that are the same
   *     for both stories of a pair
   */
  public record Told(
      String story, LocalDate day, String text, Attribution statement, Set<String> named) {
    /** Copies the set. */
    public Told {
      named = Set.copyOf(named);
    }

    private static Told parse(JsonNode object, Map<String, String> texts) {
      String story = Fields.text(object, "story");
      return new Told(
          story, day(object), texts.get(story), Attribution.parse(object), named(object));
    }

    private static Set<String> named(JsonNode object) {
      return Set.copyOf(Fields.list(object, "named", JsonNode::asText));
    }

    private static LocalDate day(JsonNode object) {
      String date = Fields.text(object, "date");
      try {
        return LocalDate.parse(date);
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException("\"date\" is no day: " + date, e);
      }
    }
  }

  /** The texts of both stories. */
  @Override
  public String text() {
    return first.text() + second.text();
  }

  /** The ids of the two stories of an item. */
  static List<String> stories(JsonNode object) {
    return List.of(
        Fields.text(reported(object, "first"), "story"),
        Fields.text(reported(object, "second"), "story"));
  }

  private static JsonNode reported(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return Fields.object(node);
  }

  static GoldReports parse(JsonNode object, Map<String, String> texts) {
    String label = Fields.text(object, "label");
    if (!label.equals(SAME) && !label.equals(OTHER)) {
      throw new IllegalArgumentException(
          "\"label\" is neither " + SAME + " nor " + OTHER + ": " + label);
    }
    return new GoldReports(
        Fields.text(object, "id"),
        Told.parse(reported(object, "first"), texts),
        Told.parse(reported(object, "second"), texts),
        label);
  }
}
