package org.onrecord.statement;

import java.util.List;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;

/** Tells by a story's quotation marks how a content is rendered. */
final class Kinds {
  private final List<Span> quotations;

  /**
   * @param quotations of the story, in order
   */
  Kinds(List<Quotation> quotations) {
    this.quotations = quotations.stream().map(Quotation::span).toList();
  }

  /** Direct if all of it is quoted, mixed if some of it is. */
  StatementKind of(List<Span> content) {
    boolean direct = true;
    boolean quoted = false;
    for (Span span : content) {
      int first = Span.firstEndingBehind(quotations, span.start());
      boolean touches = first < quotations.size() && quotations.get(first).overlaps(span);
      quoted |= touches;
      direct &= touches && quotations.get(first).contains(span);
    }
    if (direct) {
      return StatementKind.DIRECT;
    }
    return quoted ? StatementKind.MIXED : StatementKind.INDIRECT;
  }

  /**
   * A part of a content that begins with a quotation and breaks off in its second half goes on to
   * its end, unless the cue stands in the quotation; so does one that lacks the closing mark alone.
   */
  Span toEndOfQuotation(Span part, Span cue) {
    int first = Span.firstEndingBehind(quotations, part.start());
    if (first == quotations.size()) {
      return part;
    }
    Span quotation = quotations.get(first);
    int last = Span.firstEndingBehind(quotations, part.end() - 1);
    Span ending = last == quotations.size() ? quotation : quotations.get(last);
    if (ending.start() > part.start() && ending.end() == part.end() + 1 && !ending.overlaps(cue)) {
      return new Span(part.start(), ending.end());
    }
    boolean begins = part.start() == quotation.start() && part.end() < quotation.end();
    boolean mostly = 2 * (part.end() - part.start()) >= quotation.length();
    return begins && mostly && !quotation.overlaps(cue) ? quotation : part;
  }
}
