package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.onrecord.statement.Statement;
import org.onrecord.text.Span;

/**
 * Who said what, as gold and prediction files have it. Spans keep the order of the file.
 *
 * @param source where the source is named; may be empty
 * @param cue the reporting words; may be empty
 * @param content what was said; empty only in a poor prediction
 * @param speaker the full name that the story gives the source, if it is known
 */
public record Attribution(
    List<Span> source, List<Span> cue, List<Span> content, Optional<String> speaker) {
  /** Copies the lists. */
  public Attribution {
    source = List.copyOf(source);
    cue = List.copyOf(cue);
    content = List.copyOf(content);
  }

  /** The spans of a statement that the reader found, with the name that it gives the speaker. */
  public static Attribution of(Statement statement, Optional<String> speaker) {
    return new Attribution(statement.source(), statement.cue(), statement.content(), speaker);
  }

  static Attribution parse(JsonNode node) {
    JsonNode object = Fields.object(node);
    return new Attribution(
        Fields.spans(object, "source"),
        Fields.spans(object, "cue"),
        Fields.spans(object, "content"),
        Fields.optionalText(object, "speaker"));
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set("source", Fields.json(source));
    out.set("cue", Fields.json(cue));
    out.set("content", Fields.json(content));
    out.put("speaker", speaker.orElse(null));
    return out;
  }
}
