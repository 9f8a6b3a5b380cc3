package org.onrecord.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds quotations, outermost ones only, by their marks: “…”, “…’’, ``…'', "…", «…» and ‘…’.
 *
 * <p>A mark that is never closed ends with its paragraph, so that one slip of a typist cannot
 * swallow the rest of a story. Each paragraph is read once from either end: linear time.
 */
public final class Quotations {
  private Quotations() {}

  /** The quotations inside {@code body}, in order; none overlaps another. */
  public static List<Quotation> in(StoryText text, Span body) {
    List<Quotation> found = new ArrayList<>();
    boolean open = false;
    for (Span paragraph : Paragraphs.in(text, body)) {
      open = new Scan(text.view(), paragraph, found).run(open);
    }
    return found;
  }

  /** One paragraph. */
  private static final class Scan {
    private final String view;
    private final int start;
    private final int end;
    private final List<Quotation> found;
    private final int[] closingSingle;
    private final int[] nextDouble;

    Scan(String view, Span paragraph, List<Quotation> found) {
      this.view = view;
      this.start = paragraph.start();
      this.end = paragraph.end();
      this.found = found;
      this.closingSingle = new int[end - start + 1];
      this.nextDouble = new int[end - start + 1];
      lookAhead();
    }

    /** For each place, where the next closing single mark and the next double mark are. */
    private void lookAhead() {
      closingSingle[end - start] = end;
      nextDouble[end - start] = end;
      for (int i = end - 1; i >= start; i--) {
        closingSingle[i - start] = closesSingle(i) ? i : closingSingle[i - start + 1];
        nextDouble[i - start] = markLength(i) > 0 ? i : nextDouble[i - start + 1];
      }
    }

    /** Returns whether the last quotation was left open. */
    boolean run(boolean previousOpen) {
      boolean carriesOn = previousOpen;
      int at = start;
      while (at < end) {
        int length = opening(at);
        if (length == 0) {
          at += Math.max(1, markLength(at));
          continue;
        }
        int close = closing(at, length);
        int stop = close < 0 ? end : close;
        found.add(new Quotation(new Span(at, stop), close >= 0, carriesOn && at == start));
        carriesOn = false;
        if (close < 0) {
          return true;
        }
        at = stop;
      }
      return false;
    }

    /** The length of the mark that opens a quotation at {@code at}, or 0. */
    private int opening(int at) {
      char c = view.charAt(at);
      boolean after = at > start && !opensBefore(view.charAt(at - 1));
      int length = markLength(at);
      boolean before = at + length < end && !Characters.isSpace(view.charAt(at + length));
      if (c == '\u201c' || c == '\u00ab' || c == '\u201e') {
        return 1;
      }
      if (length > 0) {
        boolean plain = c == '"' || c == '\'';
        boolean backward = c == '`' || c == '\u2018';
        return before && (backward || (plain && !after)) ? length : 0;
      }
      boolean single = c == '\u2018' || (c == '\'' && !after);
      if (single && at + 1 < end && Character.isLetter(view.charAt(at + 1))) {
        int close = closingSingle[at + 1 - start];
        return close < end && close > at + 2 && nextDouble[at + 1 - start] > close ? 1 : 0;
      }
      return 0;
    }

    /** Where the quotation that opens at {@code at} ends, its mark included, or -1. */
    private int closing(int at, int length) {
      char mark = view.charAt(at);
      if (length == 1 && (mark == '\u2018' || mark == '\'')) {
        return closingSingle[at + 1 - start] + 1;
      }
      for (int i = nextDouble[at + length - start]; i < end; ) {
        int size = markLength(i);
        if (closes(mark, view.charAt(i), i)) {
          return i + size;
        }
        i = nextDouble[i + size - start];
      }
      return -1;
    }

    private boolean closes(char opened, char c, int at) {
      if (opened == '\u00ab') {
        return c == '\u00bb';
      }
      if (opened == '\u201e') {
        return c == '\u201c' || c == '\u201d' || c == '"';
      }
      if (c == '\u201d' || c == '"' || c == '\u2019') {
        return true;
      }
      // Two straight apostrophes close, unless they open a quotation inside the quotation.
      boolean behind = at > start && !Characters.isSpace(view.charAt(at - 1));
      boolean before = at + 2 < end && !Characters.isSpace(view.charAt(at + 2));
      return c == '\'' && (behind || !before);
    }

    /** The length of a double mark, opening or closing, at {@code at}, or 0. */
    private int markLength(int at) {
      char c = view.charAt(at);
      return switch (c) {
        case '"', '\u201c', '\u201d', '\u201e', '\u00ab', '\u00bb' -> 1;
        case '\'', '\u2018', '\u2019', '`' -> at + 1 < end && view.charAt(at + 1) == c ? 2 : 0;
        default -> 0;
      };
    }

    /** Whether a single mark here ends a quotation: not inside a word, and behind something. */
    private boolean closesSingle(int at) {
      if (!Characters.isApostrophe(view.charAt(at)) || at == start) {
        return false;
      }
      boolean behind = !Characters.isSpace(view.charAt(at - 1));
      boolean inWord = at + 1 < end && Characters.isWord(view.charAt(at + 1));
      return behind && !inWord;
    }

    /** Whether a plain mark behind {@code c} can open. */
    private static boolean opensBefore(char c) {
      return Characters.isSpace(c) || "([{\u2013\u2014-/\u201c\"\u2018".indexOf(c) >= 0;
    }
  }
}
