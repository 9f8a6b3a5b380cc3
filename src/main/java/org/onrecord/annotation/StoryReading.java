package org.onrecord.annotation;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.Reading;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * A story as the encoder reads it.
 *
 * @param parts of its body that nothing spans, in order: the lines of a heading, and the rest
 * @param sentences of the parts, in order
 * @param readings of windows of these sentences, in order
 */
public record StoryReading(List<Span> parts, List<Span> sentences, List<Reading> readings) {
  public StoryReading {
    parts = List.copyOf(parts);
    sentences = List.copyOf(sentences);
    readings = List.copyOf(readings);
  }

  /** The parts of a story's body, each read by itself. */
  public static StoryReading of(Encoder encoder, StoryText text, Span body) {
    return ofParts(encoder, text, StoryForm.parts(text, body));
  }

  /**
   * Stretches of a text, each read by itself: no window holds two of them. "UNION SAYS" in a
   * heading is not who "said" in the lead.
   */
  public static StoryReading ofParts(Encoder encoder, StoryText text, List<Span> parts) {
    List<Span> sentences = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    for (Span part : parts) {
      List<Span> inside = Sentences.in(text, part);
      sentences.addAll(inside);
      encoder.windows().of(text, inside).forEach(window -> readings.add(encoder.read(window)));
    }
    return new StoryReading(parts, sentences, readings);
  }
}
