package org.onrecord.text;

import java.util.ArrayList;
import java.util.List;

/**
 * A sentence's words as a reader takes them: "el-Mahjari", "didn’t", "U.S." and "Mr." are one each,
 * other signs stand alone.
 */
public final class Tokens {
  private final List<Span> spans = new ArrayList<>();
  private final List<String> forms = new ArrayList<>();
  private final List<String> lower = new ArrayList<>();

  private Tokens(StoryText text, Span within) {
    String view = text.view();
    int at = within.start();
    while (at < within.end()) {
      if (Characters.isSpace(view.charAt(at))) {
        at++;
        continue;
      }
      int end = end(view, at, within.end());
      String form = view.substring(at, end);
      spans.add(new Span(at, end));
      forms.add(form);
      lower.add(LetterCase.lower(form).replace('\u2019', '\''));
      at = end;
    }
  }

  /** The words inside {@code within}. */
  public static Tokens of(StoryText text, Span within) {
    return new Tokens(text, within);
  }

  private static int end(String view, int start, int limit) {
    char first = view.charAt(start);
    if (!Characters.isWord(first)) {
      boolean twin =
          start + 1 < limit
              && view.charAt(start + 1) == first
              && "'`\u2018\u2019".indexOf(first) >= 0;
      return twin ? start + 2 : start + 1;
    }
    int at = start + 1;
    while (at < limit) {
      char c = view.charAt(at);
      boolean joins = "-'\u2019.&,/".indexOf(c) >= 0 && at + 1 < limit;
      if (Characters.isWord(c)) {
        at++;
      } else if (joins && Characters.isWord(view.charAt(at + 1)) && joins(view, at)) {
        at += 2;
      } else {
        break;
      }
    }
    boolean stop = at < limit && view.charAt(at) == '.' && at - start <= 8;
    return stop && Abbreviations.is(view.substring(start, at)) ? at + 1 : at;
  }

  /** A comma or a slash joins digits only; a full stop joins digits and initials. */
  private static boolean joins(String view, int at) {
    char before = view.charAt(at - 1);
    char after = view.charAt(at + 1);
    return switch (view.charAt(at)) {
      case ',', '/' -> Character.isDigit(before) && Character.isDigit(after);
      case '.' -> Character.isDigit(before) ? Character.isDigit(after) : isSingle(view, at);
      default -> true;
    };
  }

  /** Whether the full stop at {@code at} stands between single letters, as in "p.m" and "U.S". */
  private static boolean isSingle(String view, int at) {
    boolean before = at == 1 || !Characters.isWord(view.charAt(at - 2));
    boolean after = at + 2 == view.length() || !Characters.isWord(view.charAt(at + 2));
    return before && after;
  }

  /** How many there are. */
  public int size() {
    return forms.size();
  }

  /** Where word {@code i} is. */
  public Span span(int i) {
    return spans.get(i);
  }

  /** The words from {@code from} to before {@code to} as one span. */
  public Span span(int from, int to) {
    return new Span(spans.get(from).start(), spans.get(to - 1).end());
  }

  /** Word {@code i} as written. */
  public String form(int i) {
    return forms.get(i);
  }

  /** Word {@code i} in lower case with straight apostrophes; empty outside the sentence. */
  public String lower(int i) {
    return i < 0 || i >= size() ? "" : lower.get(i);
  }

  /** Whether it is a word or a number rather than a sign. */
  public boolean isWord(int i) {
    return i >= 0 && i < size() && Characters.isWord(forms.get(i).charAt(0));
  }

  /** Whether it begins with a capital letter. */
  public boolean isCapitalised(int i) {
    return i >= 0 && i < size() && Character.isUpperCase(forms.get(i).charAt(0));
  }

  /** Whether it begins with a small letter. */
  public boolean isLowerCase(int i) {
    return i >= 0 && i < size() && Character.isLowerCase(forms.get(i).charAt(0));
  }

  /** Whether word {@code i} is {@code word}, given in lower case. */
  public boolean is(int i, String word) {
    return lower(i).equals(word);
  }
}
