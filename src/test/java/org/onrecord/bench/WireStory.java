package org.onrecord.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A story of a collection that is to be copied.
 *
 * @param dateline may be empty
 * @param topics what it is about, by the collection's own labels; may be empty
 * @param places may be empty
 * @param words of the text without the dateline, in lower case
 */
record WireStory(
    String id,
    LocalDate published,
    String title,
    String dateline,
    String text,
    Set<String> topics,
    Set<String> places,
    List<String> words) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+");
  private static final Pattern PARAGRAPHS = Pattern.compile("\n\n+");

  WireStory {
    topics = Set.copyOf(topics);
    places = Set.copyOf(places);
    words = List.copyOf(words);
  }

  /** All stories of a file of JSON Lines, in its order. */
  static List<WireStory> read(Path file) throws IOException {
    List<WireStory> stories = new ArrayList<>();
    try (Stream<String> lines = Files.lines(file)) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode story = JSON.readTree(line);
        stories.add(
            new WireStory(
                story.get("id").asText(),
                LocalDate.parse(story.get("published").asText()),
                story.get("title").asText(),
                story.path("dateline").asText(),
                story.get("text").asText(),
                labels(story.path("topics")),
                labels(story.path("places")),
                words(story.get("text").asText())));
      }
    }
    return stories;
  }

  private static Set<String> labels(JsonNode list) {
    Set<String> labels = new TreeSet<>();
    list.forEach(label -> labels.add(label.asText()));
    return labels;
  }

  static List<String> words(String text) {
    return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group).toList();
  }

  List<String> paragraphs() {
    return List.of(PARAGRAPHS.split(text.strip()));
  }

  /** As the wire sent it. */
  String sent() {
    return dateline.isEmpty() ? text : dateline + " " + text;
  }

  static boolean isNumber(String word) {
    return Character.isDigit(word.charAt(0));
  }
}
