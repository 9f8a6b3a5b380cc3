package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Window;
import org.onrecord.encoder.Windows;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * A collection's documents as the windows that the encoder reads. Training reads what this writes,
 * so that what the model learns from is to the piece what it will be given by the job.
 */
public final class EncodedGold {
  private EncodedGold() {}

  /**
   * Writes one line a document: {@code {"id", "windows": [{"pieces", "traits", "starts",
   * "ends"}]}}.
   *
   * @param gold a file of documents with a {@code text}, or with {@code sentences} of {@code
   *     tokens}
   * @throws MalformedFileException naming file and line, at the first that is neither
   */
  public static void write(Path gold, Windows windows, Path target) {
    try (Stream<ObjectNode> documents = JsonLines.read(gold, object -> encoded(object, windows));
        JsonLines.Writer out = JsonLines.write(target)) {
      documents.forEach(out::add);
    }
  }

  private static ObjectNode encoded(JsonNode object, Windows windows) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", Fields.text(object, "id"));
    ArrayNode list = out.putArray("windows");
    for (Window window : windows(object, windows)) {
      ObjectNode node = list.addObject();
      array(node.putArray("pieces"), window.pieces());
      array(node.putArray("traits"), window.traits());
      array(node.putArray("starts"), window.starts());
      array(node.putArray("ends"), window.ends());
    }
    return out;
  }

  private static List<Window> windows(JsonNode object, Windows windows) {
    if (object.has("sentences")) {
      JoinedTokens joined =
          JoinedTokens.of(
              Fields.list(
                  object, "sentences", node -> Fields.texts(Fields.object(node), "tokens")));
      return windows.of(joined.text(), joined.sentences());
    }
    StoryText text = StoryText.of(Fields.text(object, "text"));
    Span body = StoryForm.of(text).body();
    List<Window> all = new ArrayList<>();
    if (body != null) {
      // As the annotator reads them: no window holds two parts.
      for (Span part : StoryForm.parts(text, body)) {
        all.addAll(windows.of(text, Sentences.in(text, part)));
      }
    }
    return all;
  }

  private static void array(ArrayNode node, int[] values) {
    for (int value : values) {
      node.add(value);
    }
  }
}
