package org.onrecord.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * A text in which stretches are marked as source, cue or content of statements. Marks may nest and
 * overlap, which HTML's elements cannot: so the text is cut at every border into segments, each
 * with the marks that cover it. The segments' texts, joined, are the text.
 *
 * @param segments in the order of the text
 */
public record MarkedText(List<Segment> segments) {
  public MarkedText {
    segments = List.copyOf(segments);
  }

  /** What a stretch is to a statement. */
  public enum Role {
    /** What was said. */
    CONTENT,
    /** Who says it. */
    SOURCE,
    /** The words that tell that it was said. */
    CUE;

    /** The word used in pages. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A stretch that plays a role in a statement.
   *
   * @param statementId the statement
   * @param depth of the statement: 0 for one of the story's own, 1 for one inside another's content
   * @param role what it is to the statement
   * @param span offsets in the story
   */
  public record Mark(String statementId, int depth, Role role, Span span) {}

  /**
   * A stretch covered by the same marks from end to end.
   *
   * @param start offset in the story of its first code point
   * @param text as given
   * @param marks that cover it, outermost first; none for text between statements
   * @param begins statements of which the first marked sign is the segment's first
   * @param ends statements of which the last marked sign is the segment's last
   */
  public record Segment(
      int start, String text, List<Mark> marks, List<String> begins, List<String> ends) {
    public Segment {
      marks = List.copyOf(marks);
      begins = List.copyOf(begins);
      ends = List.copyOf(ends);
    }

    /** The role that it is shown in: the innermost statement's. Empty between statements. */
    public String role() {
      return marks.isEmpty() ? "" : marks.get(marks.size() - 1).role().word();
    }

    /** Whether it belongs to a statement inside another one's content. */
    public boolean nested() {
      return marks.stream().map(Mark::statementId).distinct().count() > 1;
    }
  }

  // Of one statement, source and cue lie upon the content that they may interrupt.
  private static final Comparator<Mark> OUTERMOST_FIRST =
      Comparator.comparingInt(Mark::depth)
          .thenComparing(Mark::role)
          .thenComparing(mark -> -mark.span().length())
          .thenComparing(Mark::span)
          .thenComparing(Mark::statementId);

  /**
   * Marks a text.
   *
   * @param text a story's, or a piece of it
   * @param offset of its first code point in the story
   * @param marks in offsets of the story; what lies outside the text is left out
   */
  public static MarkedText of(String text, int offset, List<Mark> marks) {
    StoryText story = StoryText.of(text);
    int end = offset + story.length();
    Map<String, Span> extents = new HashMap<>();
    TreeSet<Integer> borders = new TreeSet<>();
    borders.add(offset);
    borders.add(end);
    for (Mark mark : marks) {
      extents.merge(mark.statementId(), mark.span(), MarkedText::cover);
      addIfInside(borders, mark.span().start(), offset, end);
      addIfInside(borders, mark.span().end(), offset, end);
    }
    List<Mark> ordered = marks.stream().sorted(OUTERMOST_FIRST).toList();
    List<Segment> segments = new ArrayList<>();
    Integer from = null;
    for (int to : borders) {
      if (from != null) {
        segments.add(
            segment(story.quote(new Span(from - offset, to - offset)), from, to, ordered, extents));
      }
      from = to;
    }
    return new MarkedText(segments);
  }

  private static void addIfInside(TreeSet<Integer> borders, int border, int start, int end) {
    if (start < border && border < end) {
      borders.add(border);
    }
  }

  private static Span cover(Span a, Span b) {
    return new Span(Math.min(a.start(), b.start()), Math.max(a.end(), b.end()));
  }

  private static Segment segment(
      String text, int start, int end, List<Mark> marks, Map<String, Span> extents) {
    List<Mark> covering = marks.stream().filter(mark -> mark.span().contains(start)).toList();
    List<String> ids = covering.stream().map(Mark::statementId).distinct().toList();
    return new Segment(
        start,
        text,
        covering,
        ids.stream().filter(id -> extents.get(id).start() == start).toList(),
        ids.stream().filter(id -> extents.get(id).end() == end).toList());
  }

  /**
   * The same text cut behind each blank line. White space stays where it is, at a paragraph's end,
   * so that the paragraphs, joined, are still the text.
   */
  public List<MarkedText> paragraphs() {
    List<MarkedText> paragraphs = new ArrayList<>();
    List<Segment> current = new ArrayList<>();
    Cutter cutter = new Cutter();
    for (Segment segment : segments) {
      String text = segment.text();
      int from = 0;
      for (int i = 0; i < text.length(); i++) {
        if (cutter.startsParagraph(text.charAt(i))) {
          if (i > from) {
            current.add(part(segment, from, i));
          }
          if (!current.isEmpty()) {
            paragraphs.add(new MarkedText(current));
            current = new ArrayList<>();
          }
          from = i;
        }
      }
      if (from < text.length()) {
        current.add(part(segment, from, text.length()));
      }
    }
    if (!current.isEmpty()) {
      paragraphs.add(new MarkedText(current));
    }
    return paragraphs;
  }

  private static Segment part(Segment whole, int from, int to) {
    String text = whole.text();
    if (from == 0 && to == text.length()) {
      return whole;
    }
    return new Segment(
        whole.start() + text.codePointCount(0, from),
        text.substring(from, to),
        whole.marks(),
        from == 0 ? whole.begins() : List.of(),
        to == text.length() ? whole.ends() : List.of());
  }

  /** Finds the first sign behind one or more blank lines, across the borders of segments. */
  private static final class Cutter {
    private int lineEnds;

    boolean startsParagraph(char c) {
      if (c == '\n') {
        lineEnds++;
        return false;
      }
      if (Character.isWhitespace(c)) {
        return false;
      }
      boolean starts = lineEnds > 1;
      lineEnds = 0;
      return starts;
    }
  }
}
