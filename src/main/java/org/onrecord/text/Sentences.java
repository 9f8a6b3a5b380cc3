package org.onrecord.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a story's body into sentences: the JDK's sentence breaks inside each paragraph, less those
 * that an abbreviation brings about. A closing quotation mark belongs to the sentence it closes.
 */
public final class Sentences {
  private final String view;
  private final Set<Integer> quotationEnds = new HashSet<>();
  private final List<Span> sentences = new ArrayList<>();

  private Sentences(StoryText text, Span body) {
    this.view = text.view();
    for (Quotation quotation : Quotations.in(text, body)) {
      if (quotation.closed()) {
        quotationEnds.add(quotation.span().end());
      }
    }
  }

  /**
   * The sentences inside {@code body}, trimmed of white space, in order; none spans a blank line.
   */
  public static List<Span> in(StoryText text, Span body) {
    Sentences split = new Sentences(text, body);
    for (Span paragraph : Paragraphs.in(text, body)) {
      split.paragraph(paragraph);
    }
    return split.sentences;
  }

  private void paragraph(Span paragraph) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(view.substring(paragraph.start(), paragraph.end()));
    int start = paragraph.start();
    breaks.first();
    for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
      int end = withClosingMark(paragraph.start() + at, paragraph.end());
      if (end > start && (end == paragraph.end() || !runsOn(start, end, paragraph.end()))) {
        add(start, end);
        start = end;
      }
    }
    if (start < paragraph.end()) {
      add(start, paragraph.end());
    }
  }

  /** Takes in a closing mark that the break has cut off. */
  private int withClosingMark(int at, int limit) {
    for (int size = 1; size <= 2 && at + size <= limit; size++) {
      if (quotationEnds.contains(at + size) && !Characters.isWord(view.charAt(at + size - 1))) {
        boolean glued = at > 0 && !Characters.isSpace(view.charAt(at - 1));
        return glued || (size == 1 && !nextIsWord(at)) ? at + size : at;
      }
    }
    return at;
  }

  private boolean nextIsWord(int at) {
    return at + 1 < view.length() && Characters.isWord(view.charAt(at + 1));
  }

  /** Whether the sentence does not end at {@code at} after all. */
  private boolean runsOn(int start, int at, int limit) {
    int next = at;
    while (next < limit && Characters.isSpace(view.charAt(next))) {
      next++;
    }
    int last = at;
    while (last > start && Characters.isSpace(view.charAt(last - 1))) {
      last--;
    }
    if (next == limit || last == start) {
      return false;
    }
    // "Why?" he asked.
    if (Character.isLowerCase(view.charAt(next))) {
      return true;
    }
    if (view.charAt(last - 1) != '.') {
      return false;
    }
    return Abbreviations.runsOn(wordBefore(start, last - 1), wordAt(next, limit));
  }

  private String wordBefore(int start, int end) {
    int from = end;
    while (from > start
        && end - from < 12
        && (Characters.isWord(view.charAt(from - 1)) || view.charAt(from - 1) == '.')) {
      from--;
    }
    return view.substring(from, end);
  }

  private String wordAt(int start, int limit) {
    int to = start;
    while (to < limit && to - start < 20 && Characters.isWord(view.charAt(to))) {
      to++;
    }
    return view.substring(start, to);
  }

  private void add(int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Characters.isSpace(view.charAt(from))) {
      from++;
    }
    while (to > from && Characters.isSpace(view.charAt(to - 1))) {
      to--;
    }
    if (from < to) {
      sentences.add(new Span(from, to));
    }
  }
}
