package org.onrecord.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest words of a text: runs of word characters and single other signs, as evaluation
 * counts them ({@code \w+|[^\w\s]}).
 */
public final class Words {
  private Words() {}

  /** The words inside {@code within}, in order. */
  public static List<Span> in(StoryText text, Span within) {
    List<Span> words = new ArrayList<>(within.length() / 5 + 1);
    for (int at = next(text, within.start(), within.end()); at < within.end(); ) {
      int end = end(text, at, within.end());
      words.add(new Span(at, end));
      at = next(text, end, within.end());
    }
    return words;
  }

  /** How many words there are inside {@code within}. */
  public static int count(StoryText text, Span within) {
    int count = 0;
    for (int at = next(text, within.start(), within.end()); at < within.end(); count++) {
      at = next(text, end(text, at, within.end()), within.end());
    }
    return count;
  }

  private static int next(StoryText text, int from, int limit) {
    int at = from;
    while (at < limit && Characters.isSpace(text.view().charAt(at))) {
      at++;
    }
    return at;
  }

  private static int end(StoryText text, int start, int limit) {
    String view = text.view();
    int at = start + 1;
    if (Characters.isWord(view.charAt(start))) {
      while (at < limit && Characters.isWord(view.charAt(at))) {
        at++;
      }
    }
    return at;
  }
}
