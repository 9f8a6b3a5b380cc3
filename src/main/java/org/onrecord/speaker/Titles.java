package org.onrecord.speaker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.Tokens;
import org.onrecord.text.WordList;

/** Offices, occupations and forms of address, read from {@code titles.txt}. */
final class Titles {
  private static final int LONGEST = 3;

  private final Set<String> titles = new HashSet<>();
  private final Set<String> addresses = new HashSet<>();
  private final Map<String, String> written = new HashMap<>();
  private final Map<String, Gender> genders = new HashMap<>();

  Titles() {
    for (String line : WordList.lines(Titles.class, "titles.txt")) {
      String[] sides = line.split("\\|", -1);
      String title = sides[0].trim();
      titles.add(title);
      String told = sides.length < 2 ? "" : sides[1].trim();
      if (told.startsWith("=")) {
        written.put(title, told.substring(1));
        continue;
      }
      for (String word : told.isEmpty() ? new String[0] : told.split(" ", -1)) {
        if (word.equals("address")) {
          addresses.add(title);
        } else {
          genders.put(title, Gender.of(word));
        }
      }
    }
  }

  /** How many words from {@code at} on are a title; 0 for none. */
  int lengthAt(Tokens words, int at, int limit) {
    StringBuilder phrase = new StringBuilder();
    int longest = 0;
    for (int i = at; i < Math.min(limit, at + LONGEST); i++) {
      phrase.append(i > at ? " " : "").append(words.lower(i));
      if (titles.contains(phrase.toString())) {
        longest = i + 1 - at;
      }
    }
    return longest;
  }

  boolean isTitle(String words) {
    return titles.contains(words);
  }

  /** The title written out: "governor" for "gov.". */
  String inFull(String title) {
    return written.getOrDefault(title, title);
  }

  /** Whether it is "Mr" and the like rather than a role. */
  boolean isAddress(String words) {
    return addresses.contains(words);
  }

  /** What the title tells of its holder's gender; null for nothing. */
  Gender gender(String words) {
    return genders.get(words);
  }
}
