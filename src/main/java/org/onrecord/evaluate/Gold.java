package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where annotated items are.
 *
 * @param file of the items
 * @param texts of the stories, by id, where {@code file} has ids and offsets alone; empty where it
 *     has the texts
 * @param learntFrom annotated items from which the reader learnt, if its figures are to be told
 *     apart by what it met there: the recall of statements by how often it met the cue, labels on
 *     other texts alone
 */
public record Gold(Path file, List<Path> texts, Optional<Path> learntFrom) {
  /** Copies the list. */
  public Gold {
    texts = List.copyOf(texts);
  }

  /** A file with its texts, and no more. */
  public static Gold of(Path file) {
    return new Gold(file, List.of(), Optional.empty());
  }

  /**
   * The annotated stories; see {@link GoldDocument#read}. Where any of them has a statement inside
   * another, the annotators of the collection looked for such, and ours are compared in all of
   * them.
   */
  Stream<GoldDocument> statements() {
    boolean nested;
    try (Stream<GoldDocument> documents = documents()) {
      nested = documents.anyMatch(GoldDocument::hasNested);
    }
    return nested ? documents().map(GoldDocument::nested) : documents();
  }

  private Stream<GoldDocument> documents() {
    return texts.isEmpty() ? GoldDocument.read(file) : withTexts("id", GoldDocument::parse);
  }

  /** Targets with the sentiment towards them, in the order of the file. */
  Stream<GoldTarget> targets() {
    return texts.isEmpty() ? GoldTarget.read(file) : withTexts("story", GoldTarget::parse);
  }

  /** Pairs with the sentiment between them, in the order of the file. */
  Stream<GoldPair> pairs() {
    return GoldPair.read(file);
  }

  /**
   * Pairs of reports, in the order of the file.
   *
   * @throws MalformedFileException if a story is not among the texts
   */
  Stream<GoldReports> reports() {
    return withTexts(GoldReports::stories, GoldReports::parse);
  }

  /** The texts that the reader learnt from; none where that is not told. */
  Set<String> learntTexts() {
    Set<String> learnt = new HashSet<>();
    learntFrom.ifPresent(
        from -> {
          try (Stream<String> lines = JsonLines.read(from, object -> Fields.text(object, "text"))) {
            lines.forEach(learnt::add);
          }
        });
    return learnt;
  }

  /**
   * Items of one story each, with its text.
   *
   * @param key the field that names the story
   */
  private <T> Stream<T> withTexts(String key, BiFunction<JsonNode, String, T> parse) {
    return withTexts(
        object -> List.of(Fields.text(object, key)),
        (object, found) -> parse.apply(object, found.get(Fields.text(object, key))));
  }

  /**
   * Items with the texts of their stories, of which those needed are held in memory.
   *
   * @param ids of an item's stories
   */
  private <T> Stream<T> withTexts(
      Function<JsonNode, List<String>> ids, BiFunction<JsonNode, Map<String, String>, T> parse) {
    Set<String> needed;
    try (Stream<List<String>> lines = JsonLines.read(file, ids)) {
      needed = lines.flatMap(List::stream).collect(Collectors.toCollection(HashSet::new));
    }
    Map<String, String> found = new HashMap<>();
    for (Path corpus : texts) {
      try (Stream<JsonNode> stories = JsonLines.read(corpus, Fields::object)) {
        stories.forEach(
            story -> {
              String id = story.path("id").asText();
              if (needed.contains(id)) {
                found.putIfAbsent(id, Fields.text(story, "text"));
              }
            });
      }
    }
    return JsonLines.read(
        file,
        object -> {
          for (String story : ids.apply(object)) {
            if (!found.containsKey(story)) {
              throw new IllegalArgumentException(
                  "no story \""
                      + story
                      + "\" in "
                      + texts.stream().map(Path::toString).collect(Collectors.joining(", ")));
            }
          }
          return parse.apply(object, found);
        });
  }
}
