package org.onrecord;

import java.util.List;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.Reading;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** The shipped encoder, loaded once for all tests of a JVM. */
public final class TestEncoder {
  public static final Encoder SHIPPED = Encoder.load();

  private TestEncoder() {}

  /** What it says of a text with these sentences. */
  public static List<Reading> read(StoryText text, List<Span> sentences) {
    return SHIPPED.windows().of(text, sentences).stream().map(SHIPPED::read).toList();
  }
}
