package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;

/** A statement while it is being put together: later quotations may still join it. */
final class Draft {
  private final Pattern pattern;
  private final Span source;
  private final Span cue;
  private final List<Span> content = new ArrayList<>();
  private final List<Quotation> quotations = new ArrayList<>();

  /**
   * @param source may be null
   * @param cue may be null
   */
  Draft(Pattern pattern, Span source, Span cue) {
    this.pattern = pattern;
    this.source = source;
    this.cue = cue;
  }

  Pattern pattern() {
    return pattern;
  }

  /** Where the source is named, or null. */
  Span source() {
    return source;
  }

  void add(Span words) {
    content.add(words);
  }

  void add(Quotation quotation) {
    content.add(quotation.span());
    quotations.add(quotation);
  }

  boolean isEmpty() {
    return content.isEmpty();
  }

  /** The last code point that belongs to the statement, cue and source included. */
  int end() {
    int end = cue == null ? 0 : cue.end();
    for (Span span : content) {
      end = Math.max(end, span.end());
    }
    return source == null ? end : Math.max(end, source.end());
  }

  /** The first code point that belongs to the statement. */
  int start() {
    int start = cue == null ? Integer.MAX_VALUE : cue.start();
    for (Span span : content) {
      start = Math.min(start, span.start());
    }
    return source == null ? start : Math.min(start, source.start());
  }

  /** Whether the last thing said so far is a quotation. */
  boolean endsInQuotation() {
    return !quotations.isEmpty()
        && !content.isEmpty()
        && quotations.get(quotations.size() - 1).span().equals(content.get(content.size() - 1));
  }

  Quotation lastQuotation() {
    return quotations.get(quotations.size() - 1);
  }

  /**
   * @param quoted whether anything inside a span is quoted
   */
  Statement finish(java.util.function.Predicate<Span> quoted) {
    List<Span> spans = content.stream().sorted().toList();
    StatementKind kind = StatementKind.DIRECT;
    for (Span span : spans) {
      boolean isQuotation = quotations.stream().anyMatch(q -> q.span().equals(span));
      kind = isQuotation ? kind : StatementKind.INDIRECT;
    }
    if (kind == StatementKind.INDIRECT && spans.stream().anyMatch(quoted)) {
      kind = StatementKind.MIXED;
    }
    return new Statement(
        kind,
        source == null ? List.of() : List.of(source),
        cue == null ? List.of() : List.of(cue),
        spans,
        0,
        null,
        null,
        null,
        null,
        pattern.confidence());
  }
}
