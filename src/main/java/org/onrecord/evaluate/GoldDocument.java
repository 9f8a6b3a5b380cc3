package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
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

  /**
   * The documents of a gold file that has ids and offsets alone, with the texts of another file.
   * The texts of its stories are held in memory. Close the stream.
   *
   * @param corpus a file of objects with {@code id} and {@code text}
   * @throws MalformedFileException naming the file and the line; of {@code file}, while consuming
   */
  public static Stream<GoldDocument> read(Path file, Path corpus) {
    Set<String> ids;
    try (Stream<String> lines = JsonLines.read(file, object -> Fields.text(object, "id"))) {
      ids = lines.collect(Collectors.toCollection(HashSet::new));
    }
    Map<String, String> found = new HashMap<>();
    try (Stream<JsonNode> stories = JsonLines.read(corpus, Fields::object)) {
      stories.forEach(
          story -> {
            String id = story.path("id").asText();
            if (ids.contains(id)) {
              found.put(id, Fields.text(story, "text"));
            }
          });
    }
    return JsonLines.read(
        file,
        object -> {
          String text = found.get(Fields.text(object, "id"));
          if (text == null) {
            throw new IllegalArgumentException(
                "no story \"" + Fields.text(object, "id") + "\" in " + corpus);
          }
          return parse(object, text);
        });
  }

  private static GoldDocument parse(JsonNode object, String text) {
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
