package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.onrecord.statement.Statement;
import org.onrecord.text.Span;

/**
 * Who said what, as gold and prediction files have it. Spans keep the order of the file.
 *
 * @param source where the source is named; may be empty
 * @param cue the reporting words; may be empty
 * @param content what was said; empty only in a poor prediction
 * @param speaker the full name that the story gives the source, if it is known
 * @param depth 0 for a statement of the story's own, 1 for one inside another's content, and so on
 * @param confidence how sure the program is of a prediction, 0 to 1; empty in the gold
 * @param speakerConfidence how sure the program is of the speaker, 0 to 1; empty in the gold and
 *     where none is given
 */
public record Attribution(
    List<Span> source,
    List<Span> cue,
    List<Span> content,
    Optional<String> speaker,
    int depth,
    OptionalDouble confidence,
    OptionalDouble speakerConfidence) {
  /** Copies the lists. */
  public Attribution {
    source = List.copyOf(source);
    cue = List.copyOf(cue);
    content = List.copyOf(content);
  }

  /** An attribution of the story's own, of which no confidence is told. */
  public Attribution(
      List<Span> source, List<Span> cue, List<Span> content, Optional<String> speaker) {
    this(source, cue, content, speaker, 0, OptionalDouble.empty(), OptionalDouble.empty());
  }

  /**
   * The spans of a statement that the reader found.
   *
   * @param speaker the name that the story gives its speaker, if it is resolved
   * @param speakerConfidence how sure that is
   */
  public static Attribution of(
      Statement statement, Optional<String> speaker, OptionalDouble speakerConfidence) {
    return new Attribution(
        statement.source(),
        statement.cue(),
        statement.content(),
        speaker,
        statement.depth(),
        OptionalDouble.of(statement.confidence()),
        speakerConfidence);
  }

  /** Whether its speaker has a name. */
  boolean isNamed() {
    return speaker.filter(name -> !name.isEmpty()).isPresent();
  }

  /** Where the statement is made: its cue, or its content where it has none. */
  Stream<Span> marks() {
    return (cue.isEmpty() ? content : cue).stream();
  }

  /** All its spans. */
  List<Span> spans() {
    return Stream.of(source, cue, content).flatMap(List::stream).toList();
  }

  static Attribution parse(JsonNode node) {
    JsonNode object = Fields.object(node);
    return new Attribution(
        Fields.spans(object, "source"),
        Fields.spans(object, "cue"),
        Fields.spans(object, "content"),
        Fields.optionalText(object, "speaker"),
        Fields.optionalInt(object, "depth").orElse(0),
        Fields.optionalDouble(object, "confidence"),
        Fields.optionalDouble(object, "speaker_confidence"));
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set("source", Fields.json(source));
    out.set("cue", Fields.json(cue));
    out.set("content", Fields.json(content));
    out.put("speaker", speaker.orElse(null));
    if (depth > 0) {
      out.put("depth", depth);
    }
    confidence.ifPresent(value -> out.put("confidence", value));
    speakerConfidence.ifPresent(value -> out.put("speaker_confidence", value));
    return out;
  }
}
