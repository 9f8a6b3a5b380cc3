package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Finds quotations that are signed: a line, or several, between quotation marks, then a dash and
 * the name of who said it. Newspapers set letters, tweets and pull quotes so; there is no verb to
 * go by.
 */
final class SignedQuotations {
  /** A signature is plain; what keeps it off 1 is a line that only looks like one. */
  private static final double CONFIDENCE = 0.95;

  private static final int LONGEST_SIGNATURE = 120;

  private static final String OPENING = "\"\u201c\u201d\u201e\u00ab";
  private static final String CLOSING = "[\"\u201d\u201c\u00bb]|''|\u2019\u2019";

  /**
   * A closing mark, a dash and a signature: a capital letter, up to a comma, a bracket or the end
   * of the line. A name's own full stops (“Edwin G. Monroy”) stay in it.
   */
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "(?:"
              + CLOSING
              + ")[\\h\\u00a0]*+\\R?[\\h\\u00a0]*+(\u2015|\u2014|\u2013|--|-)[\\h\\u00a0]*"
              + "(\\p{Lu}[^\\n\\r,(;:\"\u201c\u201d\u00ab\u00bb]{1,"
              + LONGEST_SIGNATURE
              + "})");

  private static final Pattern SPACE_OR_STOP = Pattern.compile("[\\h\\u00a0.]+$");

  private SignedQuotations() {}

  /** The signed quotations of {@code body}, in order. */
  static List<Statement> in(StoryText text, Span body) {
    String view = text.view();
    List<Statement> found = new ArrayList<>();
    Matcher matcher = SIGNATURE.matcher(view).region(body.start(), body.end());
    int floor = body.start();
    while (matcher.find()) {
      int end =
          matcher.start(2) + SPACE_OR_STOP.matcher(matcher.group(2)).replaceFirst("").length();
      int closed = closed(view, matcher.start(), matcher.start(1));
      int start = opened(text, floor, matcher.start());
      if (start >= 0 && endsLine(view, matcher.end(2), body.end())) {
        found.add(
            Statement.of(
                StatementKind.DIRECT,
                List.of(new Span(matcher.start(2), end)),
                List.of(new Span(matcher.start(1), matcher.end(1))),
                List.of(new Span(start, closed)),
                CONFIDENCE));
      }
      floor = matcher.end(1);
    }
    return found;
  }

  /** Where the closing mark ends that begins at {@code mark}. */
  private static int closed(String view, int mark, int dash) {
    int end = mark + 1;
    return end < dash && view.charAt(end) == view.charAt(mark) ? end + 1 : end;
  }

  /**
   * Where the quotation begins that is closed at {@code mark}: at the beginning of the line, with a
   * quotation mark of whatever direction. -1 if the line begins otherwise.
   */
  private static int opened(StoryText text, int floor, int mark) {
    String view = text.view();
    int line = mark;
    while (line > floor && !isLineEnd(view.charAt(line - 1))) {
      line--;
    }
    if (line == floor && line > 0 && !isLineEnd(view.charAt(line - 1))) {
      return -1;
    }
    int start = text.trimmed(line, mark).map(Span::start).orElse(mark);
    return start < mark && OPENING.indexOf(view.charAt(start)) >= 0 ? start : -1;
  }

  /** Whether no sentence goes on behind the signature: a title may, which follows a comma. */
  private static boolean endsLine(String view, int at, int end) {
    int stop = at;
    while (stop < end && stop - at <= LONGEST_SIGNATURE && !isLineEnd(view.charAt(stop))) {
      stop++;
    }
    return stop == end || isLineEnd(view.charAt(stop));
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r' || c == '\u2029' || c == '\u2028';
  }
}
