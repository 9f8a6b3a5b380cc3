package org.onrecord.statement;

import org.onrecord.text.Span;

/** What several parts ask of a statement's spans. */
public final class Statements {
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
}
