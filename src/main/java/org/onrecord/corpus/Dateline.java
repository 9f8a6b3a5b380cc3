package org.onrecord.corpus;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where and when a story was filed, as its first line says: {@code ABUJA, Aug. 30 (NAN) –}.
 *
 * @param end where it ends in the text, after its dash; white space may follow
 * @param place null if it gives none
 * @param date null unless it gives day, month and year
 * @param agencies in order; may be empty
 * @param sure whether it names a day or an agency, and not a place alone
 */
record Dateline(int end, String place, LocalDate date, List<String> agencies, boolean sure) {
  /** How far into the story the dateline is looked for, which also bounds the work. */
  private static final int WINDOW = 200;

  /** Longest piece before the agency or the dash. */
  private static final int LONGEST_HEAD = 80;

  private static final int LONGEST_PLACE = 40;
  private static final int MOST_PLACE_WORDS = 5;
  private static final int MOST_MIXED_CASE_WORDS = 3;
  private static final int MOST_REGION_WORDS = 3;

  /** A shorter word in capitals, alone before a dash, is rather an acronym than a place. */
  private static final int SHORTEST_BARE_PLACE = 4;

  /** Share of capitals among a place's letters; some have a small one, as in McALLEN. */
  private static final double MOSTLY = 0.7;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern COMMA = Pattern.compile(",");

  /** What desks put in capitals before a dash, where a place would stand. */
  private static final Set<String> LABELS =
      Set.of(
          "alert",
          "analysis",
          "breaking",
          "brief",
          "bulletin",
          "column",
          "comment",
          "corrected",
          "correction",
          "editorial",
          "exclusive",
          "explainer",
          "factbox",
          "feature",
          "flash",
          "insight",
          "interview",
          "latest",
          "live",
          "news",
          "newsflash",
          "opinion",
          "photos",
          "profile",
          "refile",
          "review",
          "special",
          "timeline",
          "update",
          "updated",
          "urgent",
          "video",
          "watch",
          "wrapup");

  /**
   * The dateline that begins at {@code start}.
   *
   * @param view a story's text, one char a code point
   * @param start the first character of the story that is not white space
   */
  static Optional<Dateline> at(String view, int start) {
    String line = firstLine(view, start);
    int headEnd = headEnd(line);
    if (headEnd < 0 || headEnd > LONGEST_HEAD) {
      return Optional.empty();
    }
    int after = headEnd;
    List<String> agencies = List.of();
    if (line.charAt(headEnd) == '(') {
      int close = line.indexOf(')', headEnd);
      if (close < 0) {
        return Optional.empty();
      }
      agencies = AgencyNames.of(line.substring(headEnd + 1, close));
      if (agencies.isEmpty()) {
        return Optional.empty();
      }
      after = close + 1;
    }
    int dashAt = Blank.skip(line, after);
    int dash = dashLength(line, dashAt);
    Head head = Head.of(line.substring(0, headEnd));
    if (head != null && head.agency != null && agencies.isEmpty()) {
      agencies = List.of(head.agency);
    }
    int end = start + (dash > 0 ? dashAt + dash : after);
    if (head == null || !isConvincing(head, agencies, dash > 0, view, end)) {
      return Optional.empty();
    }
    boolean sure = !agencies.isEmpty() || head.when.hasDay();
    return Optional.of(new Dateline(end, head.place, head.when.full(), agencies, sure));
  }

  private static String firstLine(String view, int start) {
    int to = Math.min(view.length(), start + WINDOW);
    for (int i = start; i < to; i++) {
      char c = view.charAt(i);
      if (c == '\n' || c == '\r') {
        return view.substring(start, i);
      }
    }
    return view.substring(start, to);
  }

  /** Where the parenthesis or the dash stands that ends place and date; −1 if there is none. */
  private static int headEnd(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '(' || (dashLength(line, i) > 0 && standsFree(line, i))) {
        return i;
      }
    }
    return -1;
  }

  /** A single hyphen or short dash joins words (PORT-AU-PRINCE) unless white space is around. */
  private static boolean standsFree(String line, int dash) {
    boolean isSure = dashLength(line, dash) > 1 || line.charAt(dash) == '—';
    int next = dash + 1;
    return isSure
        || (dash > 0
            && Blank.is(line.charAt(dash - 1))
            && (next == line.length() || Blank.is(line.charAt(next))));
  }

  private static int dashLength(String line, int at) {
    if (at >= line.length()) {
      return 0;
    }
    char c = line.charAt(at);
    if (c == '-') {
      return line.startsWith("--", at) ? 2 : 1;
    }
    return c == '–' || c == '—' || c == '―' || c == '‒' ? 1 : 0;
  }

  /**
   * Whether the parts together are a dateline rather than the beginning of a sentence with a dash
   * or a parenthesis. The less it says, the more it has to look like one.
   */
  private static boolean isConvincing(
      Head head, List<String> agencies, boolean hasDash, String view, int end) {
    boolean hasAgency = !agencies.isEmpty();
    boolean hasKnownAgency = agencies.stream().anyMatch(AgencyNames::isKnown);
    boolean hasDay = head.when.hasDay();
    if (head.place == null) {
      return hasAgency && hasDash;
    }
    boolean sentenceFollows = sentenceFollows(view, end);
    if (!hasDash) {
      // "Abuja, Aug. 30, 2021 (NAN) The president …"
      return hasAgency && hasDay && sentenceFollows;
    }
    if (!head.isUpperCase()) {
      return head.placeWords() <= MOST_MIXED_CASE_WORDS
          && (hasDay || hasKnownAgency)
          && sentenceFollows;
    }
    if (hasDay || hasKnownAgency) {
      return true;
    }
    if (hasAgency) {
      return sentenceFollows;
    }
    return sentenceFollows
        && head.letters() >= SHORTEST_BARE_PLACE
        && !head.isLabel()
        && hasLowerCase(view, end);
  }

  private static boolean sentenceFollows(String view, int end) {
    int i = Blank.skip(view, end);
    if (i == view.length()) {
      return false;
    }
    char c = view.charAt(i);
    return Character.isDigit(c)
        || (Character.isLetter(c) && !Character.isLowerCase(c))
        || "\"'“‘«„([<¿¡$€£".indexOf(c) >= 0;
  }

  /** Else the dash stands in a headline in capitals. */
  private static boolean hasLowerCase(String view, int end) {
    int to = Math.min(view.length(), end + LONGEST_HEAD);
    return view.substring(end, to).chars().anyMatch(Character::isLowerCase);
  }

  /** What stands before the agency or the dash. */
  private record Head(String place, When when, String agency) {
    /** Null if it is neither place nor date. */
    static Head of(String text) {
      When when = new When();
      String place = null;
      String agency = null;
      boolean hasRegion = false;
      for (String part : COMMA.split(text.strip(), -1)) {
        String piece = part.strip();
        if (piece.isEmpty() || when.take(List.of(SPACES.split(piece, -1)))) {
          continue;
        }
        if (place == null && !when.hasAny()) {
          place = placeOf(piece, when);
          if (place == null) {
            return null;
          }
        } else if (place != null && !hasRegion && !when.hasAny() && isRegion(piece)) {
          hasRegion = true;
        } else if (agency == null && when.hasAny() && AgencyNames.isKnown(piece)) {
          agency = piece; // "WASHINGTON, Oct 20, Reuter -"
        } else {
          return null;
        }
      }
      return new Head(place, when, agency);
    }

    /** A place, and after it perhaps a date without a comma ("LONDON Aug 30"). */
    private static String placeOf(String piece, When when) {
      List<String> words = List.of(SPACES.split(piece, -1));
      int placeWords = words.size();
      for (int i = 1; i < words.size(); i++) {
        if (when.take(words.subList(i, words.size()))) {
          placeWords = i;
          break;
        }
      }
      String place = String.join(" ", words.subList(0, placeWords));
      return placeWords <= MOST_PLACE_WORDS
              && place.length() <= LONGEST_PLACE
              && Character.isUpperCase(place.charAt(0))
              && place.chars().allMatch(Head::occursInPlaces)
              && (isMostlyUpperCase(place) || isTitleCase(words.subList(0, placeWords)))
          ? place
          : null;
    }

    private static boolean isRegion(String piece) {
      List<String> words = List.of(SPACES.split(piece, -1));
      return words.size() <= MOST_REGION_WORDS
          && isTitleCase(words)
          && piece.chars().allMatch(Head::occursInPlaces);
    }

    private static boolean isTitleCase(List<String> words) {
      return words.stream().allMatch(word -> Character.isUpperCase(word.charAt(0)));
    }

    private static boolean isMostlyUpperCase(String place) {
      long letters = place.chars().filter(Character::isLetter).count();
      long capitals = place.chars().filter(Character::isUpperCase).count();
      return capitals >= letters * MOSTLY;
    }

    private static boolean occursInPlaces(int c) {
      return Character.isLetter(c)
          || Character.getType(c) == Character.NON_SPACING_MARK
          || " .'’-–/".indexOf(c) >= 0;
    }

    boolean isUpperCase() {
      return isMostlyUpperCase(place);
    }

    int placeWords() {
      return SPACES.split(place, -1).length;
    }

    long letters() {
      return place.chars().filter(Character::isLetter).count();
    }

    boolean isLabel() {
      for (String word : SPACES.split(place, -1)) {
        if (LABELS.contains(word.toLowerCase(Locale.ROOT))) {
          return true;
        }
      }
      return false;
    }
  }

  /** The date as its pieces are found. */
  private static final class When {
    private static final Pattern DAY = Pattern.compile("\\d{1,2}(?:st|nd|rd|th)?");
    private static final Pattern YEAR = Pattern.compile("\\d{4}");
    private static final Pattern NO_DIGIT = Pattern.compile("\\D+");

    private int year;
    private int month;
    private int day;
    private boolean weekday;

    /** Takes the words if every one of them is a piece of a date that is still missing. */
    boolean take(List<String> words) {
      When with = new When();
      with.year = year;
      with.month = month;
      with.day = day;
      with.weekday = weekday;
      for (String word : words) {
        if (!with.takeWord(word)) {
          return false;
        }
      }
      // A year or a day alone belongs to something else.
      if (with.month == 0 && !with.weekday) {
        return false;
      }
      year = with.year;
      month = with.month;
      day = with.day;
      weekday = with.weekday;
      return true;
    }

    private boolean takeWord(String word) {
      if (month == 0 && MonthName.month(word) > 0) {
        month = MonthName.month(word);
      } else if (day == 0 && DAY.matcher(word).matches()) {
        day = Integer.parseInt(NO_DIGIT.matcher(word).replaceAll(""));
        return day >= 1 && day <= 31;
      } else if (year == 0 && month > 0 && YEAR.matcher(word).matches()) {
        year = Integer.parseInt(word);
      } else if (!weekday && MonthName.isWeekday(word)) {
        weekday = true;
      } else {
        return false;
      }
      return true;
    }

    boolean hasAny() {
      return month > 0 || weekday;
    }

    boolean hasDay() {
      return month > 0 && day > 0;
    }

    /** Null unless all of it is there and there is such a day. */
    LocalDate full() {
      return year > 0 && hasDay() ? PublicationDate.of(year, month, day).orElse(null) : null;
    }
  }
}
