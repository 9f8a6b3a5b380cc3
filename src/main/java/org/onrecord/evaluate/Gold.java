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
   * Items with the texts of their stories, of which those needed are held in memory.
   *
   * @param key the field that names the story
   */
  private <T> Stream<T> withTexts(String key, BiFunction<JsonNode, String, T> parse) {
    Set<String> ids;
    try (Stream<String> lines = JsonLines.read(file, object -> Fields.text(object, key))) {
      ids = lines.collect(Collectors.toCollection(HashSet::new));
    }
    Map<String, String> found = new HashMap<>();
    for (Path corpus : texts) {
      try (Stream<JsonNode> stories = JsonLines.read(corpus, Fields::object)) {
        stories.forEach(
            story -> {
              String id = story.path("id").asText();
              if (ids.contains(id)) {
                found.putIfAbsent(id, Fields.text(story, "text"));
              }
            });
      }
    }
    return JsonLines.read(
        file,
        object -> {
          String text = found.get(Fields.text(object, key));
          if (text == null) {
            throw new IllegalArgumentException(
                "no story \""
                    + Fields.text(object, key)
                    + "\" in "
                    + texts.stream().map(Path::toString).collect(Collectors.joining(", ")));
          }
          return parse.apply(object, text);
        });
  }
}
