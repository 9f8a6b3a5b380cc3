package org.onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The credits in parentheses that close a story: {@code (Xinhua/NAN)}.
 *
 * <p>A parenthesis is one if it stands after the last sentence's full stop or on a line of its own,
 * and names agencies. Notes on who reported and edited, and web addresses, close a story in the
 * same way; they are left out of it too, but name no agency.
 *
 * @param start where the first of them begins in the text: the story ends before it
 * @param agencies in order; may be empty
 */
record ClosingCredit(int start, List<String> agencies) {
  /** How far from the end credits are looked for, which also bounds the work. */
  private static final int WINDOW = 400;

  private static final int MOST_PARENTHESES = 4;

  private static final Pattern DESK_NOTE =
      Pattern.compile(
          "(?:additional )?(?:reporting|writing|editing|edited|written|reported|compiled) .*");

  private static final Pattern WEB_ADDRESS = Pattern.compile("[a-z0-9.-]{1,50}\\.[a-z]{2,6}");

  /**
   * The credits that {@code view} ends with; empty if it ends with none.
   *
   * @param view a story's text, one char a code point
   * @param from where the story begins in it; nothing before is looked at
   */
  static Optional<ClosingCredit> of(String view, int from) {
    int earliest = Math.max(from, Blank.trimEnd(view, view.length()) - WINDOW);
    int end = view.length();
    List<String> agencies = new ArrayList<>();
    ClosingCredit found = null;
    for (int i = 0; i < MOST_PARENTHESES; i++) {
      int last = Blank.trimEnd(view, end);
      int open = openingOf(view, last, earliest);
      if (open < 0) {
        break;
      }
      String content = view.substring(open + 1, view.lastIndexOf(')', last - 1));
      List<String> names = AgencyNames.of(content);
      if (names.isEmpty() && !isDeskNote(content)) {
        break;
      }
      agencies.addAll(0, names);
      if (standsAlone(view, open, from)) {
        found = new ClosingCredit(open, List.copyOf(agencies));
      }
      // If it does not stand alone, it may still follow another one: "… he said. (NAN)(Xinhua)".
      end = open;
    }
    return Optional.ofNullable(found);
  }

  /** Where the parenthesis opens that closes just before {@code end}; −1 if none does. */
  private static int openingOf(String view, int end, int earliest) {
    int close = end - 1;
    if (close > earliest && view.charAt(close) == '.') {
      close--;
    }
    if (close <= earliest || view.charAt(close) != ')') {
      return -1;
    }
    for (int i = close - 1; i >= earliest; i--) {
      char c = view.charAt(i);
      if (c == '(') {
        return i;
      }
      if (c == ')' || c == '\n') {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isDeskNote(String content) {
    String lower = content.strip().toLowerCase(Locale.ROOT);
    return DESK_NOTE.matcher(lower).matches() || WEB_ADDRESS.matcher(lower).matches();
  }

  private static boolean standsAlone(String view, int open, int from) {
    int i = open;
    while (i > from && Blank.is(view.charAt(i - 1))) {
      i--;
      if (view.charAt(i) == '\n' || view.charAt(i) == '\r') {
        return true;
      }
    }
    if (i == from) {
      return true;
    }
    while (i > from && "\"'”’»“)]".indexOf(view.charAt(i - 1)) >= 0) {
      i--;
    }
    return i > from && ".!?…".indexOf(view.charAt(i - 1)) >= 0;
  }
}
