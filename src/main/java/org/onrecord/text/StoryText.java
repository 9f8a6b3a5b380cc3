package org.onrecord.text;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A story's text addressed by code point.
 *
 * <p>Offsets in OnRecord are code points; Java's strings count UTF-16 units. Rather than convert at
 * every turn, the reading code works on {@link #view()}, in which each character outside the Basic
 * Multilingual Plane (an emoji, a rare ideograph) is one placeholder, so that its {@code char}
 * offsets <em>are</em> code point offsets. What is shown or stored is always taken from the
 * original by {@link #quote}.
 */
public final class StoryText {
  /**
   * Stands in {@link #view()} for one character outside the Basic Multilingual Plane. Neither
   * letter nor space.
   */
  public static final char PLACEHOLDER = '\uFFFC';

  private static final String MARKS = "\"'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

  private final String original;
  private final String view;

  private StoryText(String original, String view) {
    this.original = original;
    this.view = view;
  }

  /** The text of a story as it was given; nothing is normalised. */
  public static StoryText of(String original) {
    int points = original.codePointCount(0, original.length());
    if (points == original.length()) {
      return new StoryText(original, original);
    }
    StringBuilder view = new StringBuilder(points);
    original
        .codePoints()
        .forEach(c -> view.append(Character.isBmpCodePoint(c) ? (char) c : PLACEHOLDER));
    return new StoryText(original, view.toString());
  }

  /** The text as it was given. */
  public String original() {
    return original;
  }

  /** The text with one {@code char} a code point, for scanning and matching. Never shown. */
  public String view() {
    return view;
  }

  /** Its length in code points. */
  public int length() {
    return view.length();
  }

  /**
   * The words of the story at {@code span}, exactly as given.
   *
   * @throws IndexOutOfBoundsException if the span ends after the text
   */
  public String quote(Span span) {
    if (view.length() == original.length()) {
      return original.substring(span.start(), span.end());
    }
    int from = original.offsetByCodePoints(0, span.start());
    return original.substring(from, original.offsetByCodePoints(from, span.length()));
  }

  /** The words at several spans, joined by a single space. Empty for no span. */
  public String quote(List<Span> spans) {
    return spans.stream().map(this::quote).collect(Collectors.joining(" "));
  }

  /**
   * The words at {@code span} with a sign in place of each stretch of {@code out} that lies in it:
   * neither a word nor white space, so that what stands on its sides stays apart.
   *
   * @param out in any order; they may overlap
   */
  public String quoteWithout(Span span, List<Span> out) {
    StringBuilder rest = new StringBuilder();
    int at = span.start();
    for (Span each : out.stream().sorted().toList()) {
      int from = Math.max(at, each.start());
      int to = Math.min(span.end(), each.end());
      if (from < to) {
        if (at < from) {
          rest.append(quote(new Span(at, from)));
        }
        rest.append(PLACEHOLDER);
        at = to;
      }
    }
    return at < span.end()
        ? rest.append(quote(new Span(at, span.end()))).toString()
        : rest.toString();
  }

  /** {@code span} with the rest of the words that it cuts, as far as they lie in {@code within}. */
  public Span wholeWords(Span span, Span within) {
    int start = span.start();
    int end = span.end();
    while (start > within.start()
        && Characters.isWord(view.charAt(start))
        && Characters.isWord(view.charAt(start - 1))) {
      start--;
    }
    while (end < within.end()
        && Characters.isWord(view.charAt(end - 1))
        && Characters.isWord(view.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  /** {@code span} without spaces and quotation marks at either end; empty if nothing is left. */
  public Optional<Span> withoutMarks(Span span) {
    return trimmed(span.start(), span.end(), c -> Characters.isSpace(c) || MARKS.indexOf(c) >= 0);
  }

  /** What stands from {@code from} to before {@code to}, without spaces at either end. */
  public Optional<Span> trimmed(int from, int to) {
    return trimmed(from, to, Characters::isSpace);
  }

  private Optional<Span> trimmed(int from, int to, CharPredicate drop) {
    int start = from;
    int end = to;
    while (start < end && drop.test(view.charAt(start))) {
      start++;
    }
    while (end > start && drop.test(view.charAt(end - 1))) {
      end--;
    }
    return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
  }

  private interface CharPredicate {
    boolean test(char c);
  }

  /** Whether a space or nothing, but no new line, parts {@code to} from {@code from}. */
  public boolean isGap(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = view.charAt(i);
      if (!Characters.isSpace(c) || c == '\n' || c == '\r') {
        return false;
      }
    }
    return true;
  }
}
