package org.onrecord.statement;

import java.util.List;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;

/** Tells by a story's quotation marks how a content is rendered. */
final class Kinds {
  private final List<Quotation> quotations;

  /**
   * @param quotations of the story, in order
   */
  Kinds(List<Quotation> quotations) {
    this.quotations = quotations;
  }

  /** Direct if all of it is quoted, mixed if some of it is. */
  StatementKind of(List<Span> content) {
    boolean direct = true;
    boolean quoted = false;
    for (Span span : content) {
      int first = firstThatEndsBehind(span.start());
      boolean touches = first < quotations.size() && quotations.get(first).span().overlaps(span);
      quoted |= touches;
      direct &= touches && quotations.get(first).span().contains(span);
    }
    if (direct) {
      return StatementKind.DIRECT;
    }
    return quoted ? StatementKind.MIXED : StatementKind.INDIRECT;
  }

  /**
   * A part of a content that begins with a quotation and breaks off in its second half goes on to
   * its end, unless the cue stands in the quotation.
   */
  Span toEndOfQuotation(Span part, Span cue) {
    int first = firstThatEndsBehind(part.start());
    if (first == quotations.size()) {
      return part;
    }
    Span quotation = quotations.get(first).span();
    boolean begins = part.start() == quotation.start() && part.end() < quotation.end();
    boolean mostly = 2 * (part.end() - part.start()) >= quotation.length();
    return begins && mostly && !quotation.overlaps(cue) ? quotation : part;
  }

  private int firstThatEndsBehind(int offset) {
    int low = 0;
    int high = quotations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotations.get(middle).span().end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
