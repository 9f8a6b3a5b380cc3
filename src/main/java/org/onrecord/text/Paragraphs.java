package org.onrecord.text;

import java.util.ArrayList;
import java.util.List;

/** The paragraphs of a text: stretches between blank lines. */
public final class Paragraphs {
  private Paragraphs() {}

  /** The paragraphs inside {@code body}, trimmed of white space, in order. */
  public static List<Span> in(StoryText text, Span body) {
    String view = text.view();
    List<Span> paragraphs = new ArrayList<>();
    int start = -1;
    int end = -1;
    int newlines = 0;
    for (int i = body.start(); i < body.end(); i++) {
      char c = view.charAt(i);
      if (Characters.isSpace(c)) {
        newlines += isLineEnd(view, i) ? 1 : 0;
        continue;
      }
      if (start >= 0 && newlines >= 2) {
        paragraphs.add(new Span(start, end));
        start = -1;
      }
      newlines = 0;
      start = start < 0 ? i : start;
      end = i + 1;
    }
    if (start >= 0) {
      paragraphs.add(new Span(start, end));
    }
    return paragraphs;
  }

  /** A line feed, a carriage return on its own, or the paragraph separator; CR LF counts once. */
  private static boolean isLineEnd(String view, int at) {
    char c = view.charAt(at);
    boolean lone = c == '\r' && (at + 1 == view.length() || view.charAt(at + 1) != '\n');
    return c == '\n' || lone || c == '\u2029';
  }
}
