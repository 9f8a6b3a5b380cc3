package org.onrecord.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;

/** A statement while it is being put together: later quotations may still join it. */
final class Draft {
  private final Pattern pattern;
  private final Span source;
  private final Span cue;
  private final List<Span> content = new ArrayList<>();
  private final Set<Span> quotations = new HashSet<>();
  private int start = Integer.MAX_VALUE;
  private int end;

  /**
   * @param source may be null
   * @param cue may be null
   */
  Draft(Pattern pattern, Span source, Span cue) {
    this.pattern = pattern;
    this.source = source;
    this.cue = cue;
    reach(source);
    reach(cue);
  }

  private void reach(Span span) {
    if (span != null) {
      start = Math.min(start, span.start());
      end = Math.max(end, span.end());
    }
  }

  /** Where the source is named, or null. */
  Span source() {
    return source;
  }

  void add(Span words) {
    content.add(words);
    reach(words);
  }

  void add(Quotation quotation) {
    add(quotation.span());
    quotations.add(quotation.span());
  }

  /** Whether the quotation at {@code span} is part of what was said. */
  boolean quotes(Span span) {
    return quotations.contains(span);
  }

  boolean isEmpty() {
    return content.isEmpty();
  }

  /** Behind the last code point that belongs to the statement, cue and source included. */
  int end() {
    return end;
  }

  /** The first code point that belongs to the statement. */
  int start() {
    return start;
  }

  /** Whether the last thing said so far is a quotation. */
  boolean endsInQuotation() {
    return !content.isEmpty() && quotations.contains(content.get(content.size() - 1));
  }

  /**
   * @param quoted whether anything inside a span is quoted
   */
  Statement finish(Predicate<Span> quoted) {
    List<Span> spans = content.stream().sorted().toList();
    StatementKind kind = StatementKind.DIRECT;
    if (!quotations.containsAll(spans)) {
      kind = spans.stream().anyMatch(quoted) ? StatementKind.MIXED : StatementKind.INDIRECT;
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
