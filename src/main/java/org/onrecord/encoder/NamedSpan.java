package org.onrecord.encoder;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Span;

/**
 * A name as the encoder finds it: title and nationality are not part of it.
 *
 * @param span where it is
 * @param kind what it names
 */
public record NamedSpan(Span span, NameKind kind) {
  /** The names in a story, in the order of the text; none overlaps another. */
  public static List<NamedSpan> in(List<Reading> readings) {
    List<NamedSpan> names = new ArrayList<>();
    for (Reading reading : readings) {
      for (Tags.Run<NameKind> run : Tags.NAMES.runs(reading.names())) {
        names.add(new NamedSpan(reading.window().span(run.first(), run.behind()), run.kind()));
      }
    }
    return names;
  }
}
