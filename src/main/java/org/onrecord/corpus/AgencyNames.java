package org.onrecord.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells whether what stands in parentheses names news agencies, as credits and datelines do. */
final class AgencyNames {
  /** Longest content of the parentheses, in characters. */
  static final int LONGEST = 60;

  private static final int MOST_WORDS = 5;

  private static final Pattern BETWEEN_NAMES = Pattern.compile("\\s*(?:[/,;&]|\\sand\\s)\\s*");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /**
   * Agencies sure enough to make a dateline of what would else be a word in a sentence, or to be
   * known in lower case.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "aap",
          "afp",
          "agence france-presse",
          "agerpres",
          "ana",
          "anadolu",
          "angop",
          "ani",
          "ansa",
          "antara",
          "ap",
          "apa",
          "apo",
          "app",
          "associated press",
          "bbc",
          "belga",
          "bernama",
          "bloomberg",
          "bta",
          "cna",
          "cnn",
          "ctk",
          "dpa",
          "efe",
          "ena",
          "epa",
          "gna",
          "ians",
          "interfax",
          "irna",
          "itar-tass",
          "kna",
          "kuna",
          "kyodo",
          "lusa",
          "map",
          "mena",
          "mti",
          "nan",
          "pa",
          "pana",
          "pap",
          "petra",
          "pti",
          "reuter",
          "reuters",
          "ria",
          "ritzau",
          "saba",
          "sana",
          "sapa",
          "spa",
          "ssna",
          "swissinfo",
          "tanjug",
          "tass",
          "tt",
          "upi",
          "uni",
          "wafa",
          "wam",
          "xinhua",
          "yonhap",
          "zumapress");

  /** Small words inside a name. */
  private static final Set<String> INSIDE_NAMES =
      Set.of("of", "the", "for", "de", "del", "du", "la", "le", "al", "und", "y", "e");

  /** Words with a capital that stand alone in parentheses at the end of texts, yet name nobody. */
  private static final Set<String> NO_NAMES =
      Set.of(
          "more",
          "continued",
          "end",
          "ends",
          "see",
          "page",
          "photo",
          "photos",
          "picture",
          "pictures",
          "video",
          "audio",
          "file",
          "map",
          "graphic",
          "image",
          "update",
          "updated",
          "updates",
          "note",
          "editor's",
          "editors",
          "corrects",
          "correction",
          "corrected",
          "clarifies",
          "adds",
          "recasts",
          "applause",
          "laughter",
          "cheers",
          "sic",
          "source",
          "sources",
          "read",
          "click",
          "subscribe",
          "translated",
          "advertisement",
          "paid",
          "the");

  /** Companies, as tables of their figures end with them. */
  private static final Set<String> COMPANY_FORMS =
      Set.of("inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "association");

  private AgencyNames() {}

  /** The names that {@code content} consists of, in order; empty if it is anything else. */
  static List<String> of(String content) {
    String text = content.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return List.of();
    }
    List<String> names = new ArrayList<>();
    for (String name : BETWEEN_NAMES.split(text, -1)) {
      if (!looksLikeName(name)) {
        return List.of();
      }
      names.add(SPACES.matcher(name).replaceAll(" "));
    }
    return List.copyOf(names);
  }

  /** Whether this is a well-known agency. */
  static boolean isKnown(String name) {
    return KNOWN.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean looksLikeName(String name) {
    if (isKnown(name)) {
      return true;
    }
    String[] words = SPACES.split(name, -1);
    if (words.length > MOST_WORDS || !beginsUpperCase(words[0]) || isNoName(words[0])) {
      return false;
    }
    String last = words[words.length - 1].toLowerCase(Locale.ROOT).replace(".", "");
    if (COMPANY_FORMS.contains(last)) {
      return false;
    }
    for (int i = 1; i < words.length; i++) {
      if (!beginsUpperCase(words[i]) && !isSmallWord(words[i]) && !isShortNumber(words[i])) {
        return false;
      }
    }
    return name.chars().allMatch(AgencyNames::occursInNames);
  }

  private static boolean isNoName(String word) {
    return NO_NAMES.contains(word.toLowerCase(Locale.ROOT))
        || MonthName.month(word) > 0
        || MonthName.isWeekday(word);
  }

  private static boolean beginsUpperCase(String word) {
    return !word.isEmpty() && Character.isUpperCase(word.charAt(0));
  }

  private static boolean isSmallWord(String word) {
    return INSIDE_NAMES.contains(word);
  }

  /** As in the names of broadcasters. */
  private static boolean isShortNumber(String word) {
    return word.length() <= 2 && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean occursInNames(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.NON_SPACING_MARK
        || c == ' '
        || c == '.'
        || c == '\''
        || c == '’'
        || c == '-'
        || c == '+';
  }
}
