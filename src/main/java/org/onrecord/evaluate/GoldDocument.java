package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.onrecord.text.Span;

/**
 * An annotated story.
 *
 * @param id its name in the collection
 * @param text the story; the spans count its code points
 * @param attributions what the annotators found, in the order of the file
 * @param speakers whether each statement with a known speaker has it
 * @param nesting whether the collection has statements inside statements
 * @param passage the part that was annotated; empty where all of it was
 */
public record GoldDocument(
    String id,
    String text,
    List<Attribution> attributions,
    Speakers speakers,
    Nesting nesting,
    Optional<Span> passage) {
  /** How far speakers are annotated. */
  public enum Speakers {
    /** A statement without one has none that the story names. */
    COMPLETE,
    /** A statement without one may have one all the same. */
    PARTIAL
  }

  /** Whether statements inside statements are annotated. */
  public enum Nesting {
    /** Each word belongs to one statement at most. */
    FLAT,
    /** Those inside others are there too, with their depth. */
    NESTED
  }

  /** Copies the list. */
  public GoldDocument {
    attributions = List.copyOf(attributions);
  }

  /** A story that was annotated from end to end, without statements inside others. */
  public GoldDocument(String id, String text, List<Attribution> attributions, Speakers speakers) {
    this(id, text, attributions, speakers, Nesting.FLAT, Optional.empty());
  }

  /**
   * The documents of a gold file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<GoldDocument> read(Path file) {
    return JsonLines.read(file, object -> parse(object, Fields.text(object, "text")));
  }

  static GoldDocument parse(JsonNode object, String text) {
    JsonNode complete = object.path("speakers_complete");
    if (!complete.isMissingNode() && !complete.isNull() && !complete.isBoolean()) {
      throw new IllegalArgumentException(
          "\"speakers_complete\" is neither true nor false: " + Fields.shown(complete));
    }
    OptionalInt start = Fields.optionalInt(object, "start");
    OptionalInt end = Fields.optionalInt(object, "end");
    return new GoldDocument(
        Fields.text(object, "id"),
        text,
        Fields.list(object, "attributions", Attribution::parse),
        complete.asBoolean(false) ? Speakers.COMPLETE : Speakers.PARTIAL,
        Nesting.FLAT,
        start.isPresent() && end.isPresent()
            ? Optional.of(new Span(start.getAsInt(), end.getAsInt()))
            : Optional.empty());
  }

  /** Whether a statement is made inside the content of another. */
  boolean hasNested() {
    return attributions.stream()
        .anyMatch(
            inner ->
                attributions.stream()
                    .flatMap(outer -> outer.content().stream())
                    .anyMatch(content -> inner.cue().stream().anyMatch(content::contains)));
  }

  /** The same document of a collection that annotates statements inside others. */
  GoldDocument nested() {
    return new GoldDocument(id, text, attributions, speakers, Nesting.NESTED, passage);
  }

  /**
   * What of a prediction for the whole story can be compared with the annotation: the statements of
   * the story's own alone where those inside others were not annotated, and those whose cue, or
   * content where they have none, lies in the passage. What else they take in from around it is for
   * the scores to tell.
   */
  List<Attribution> comparable(List<Attribution> predicted) {
    return predicted.stream()
        .filter(a -> nesting == Nesting.NESTED || a.depth() == 0)
        .filter(a -> passage.isEmpty() || a.marks().allMatch(passage.get()::contains))
        .toList();
  }
}
