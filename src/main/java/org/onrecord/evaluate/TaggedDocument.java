package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A story as sentences of tokens with entity tags in IOB2: gold, or a prediction on the gold's own
 * tokens.
 *
 * @param id its name in the collection
 * @param sentences in the order of the story
 */
public record TaggedDocument(String id, List<Sentence> sentences) {
  /** Copies the list. */
  public TaggedDocument {
    sentences = List.copyOf(sentences);
  }

  /**
   * A sentence.
   *
   * @param tokens its tokens
   * @param tags one for each token: O, B-kind or I-kind
   */
  public record Sentence(List<String> tokens, List<String> tags) {
    /**
     * @throws IllegalArgumentException if there is not one tag for each token
     */
    public Sentence {
      tokens = List.copyOf(tokens);
      tags = List.copyOf(tags);
      if (tokens.size() != tags.size()) {
        throw new IllegalArgumentException(
            tags.size()
                + " \"tags\" for "
                + tokens.size()
                + " \"tokens\" that begin "
                + shown(tokens));
      }
    }

    private static List<String> shown(List<String> tokens) {
      return tokens.subList(0, Math.min(3, tokens.size()));
    }
  }

  /**
   * The documents of a gold or prediction file, read as the stream is consumed. Close the stream.
   *
   * @throws MalformedFileException while consuming, naming the file and the line
   */
  public static Stream<TaggedDocument> read(Path file) {
    return JsonLines.read(file, TaggedDocument::parse);
  }

  static TaggedDocument parse(JsonNode object) {
    return new TaggedDocument(
        Fields.text(object, "id"),
        Fields.list(
            object,
            "sentences",
            node ->
                new Sentence(
                    Fields.texts(Fields.object(node), "tokens"), Fields.texts(node, "tags"))));
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", id);
    ArrayNode list = out.putArray("sentences");
    for (Sentence sentence : sentences) {
      ObjectNode object = list.addObject();
      ArrayNode tokens = object.putArray("tokens");
      sentence.tokens().forEach(tokens::add);
      ArrayNode tags = object.putArray("tags");
      sentence.tags().forEach(tags::add);
    }
    return out;
  }
}
