package org.onrecord.statement;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.onrecord.text.Span;

/** What several parts ask of a statement's spans. */
public final class Statements {
  /** In the order of the text; of those that begin together the outer first, then by cue. */
  public static final Comparator<Statement> ORDER =
      Comparator.comparingInt(Statements::start)
          .thenComparingInt(Statement::depth)
          .thenComparingInt(s -> s.cue().isEmpty() ? 0 : s.cue().get(0).start());

  private Statements() {}

  /** The first code point of any of its spans. */
  public static int start(Statement statement) {
    int start = statement.content().get(0).start();
    for (Span span : statement.source()) {
      start = Math.min(start, span.start());
    }
    for (Span span : statement.cue()) {
      start = Math.min(start, span.start());
    }
    return start;
  }

  /** All its spans: source, cue and content, each in the order of the text. */
  public static List<Span> spans(Statement statement) {
    return Stream.of(statement.source(), statement.cue(), statement.content())
        .flatMap(List::stream)
        .toList();
  }

  /** How many code points its content has. */
  static int contentLength(Statement statement) {
    return statement.content().stream().mapToInt(Span::length).sum();
  }

  /** From the first code point of any of its spans to the last. */
  public static Span whole(Statement statement) {
    int end = 0;
    for (Span span : spans(statement)) {
      end = Math.max(end, span.end());
    }
    return new Span(start(statement), end);
  }
}
