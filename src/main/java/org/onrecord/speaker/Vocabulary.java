package org.onrecord.speaker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.WordList;

/** The words that tell what a name names. All lookups are in lower case. */
final class Vocabulary {
  private final Set<String> organisationNouns = new HashSet<>();
  private final Set<String> beforeOf = new HashSet<>();
  private final Set<String> placeNouns = new HashSet<>();
  private final Set<String> openers = new HashSet<>();
  private final Map<String, Gender> givenNames = new HashMap<>();

  Vocabulary() {
    for (String line : WordList.lines(Vocabulary.class, "organisation-nouns.txt")) {
      String[] sides = line.split("\\|", -1);
      organisationNouns.add(sides[0].trim());
      if (sides.length > 1) {
        beforeOf.add(sides[0].trim());
      }
    }
    placeNouns.addAll(WordList.lines(Vocabulary.class, "place-nouns.txt"));
    for (String line : WordList.lines(Vocabulary.class, "common-openers.txt")) {
      openers.addAll(List.of(line.split(" ", -1)));
    }
    for (String line : WordList.lines(Vocabulary.class, "given-names.txt")) {
      String[] names = line.split(" ", -1);
      for (int i = 1; i < names.length; i++) {
        givenNames.put(names[i].toLowerCase(Locale.ROOT), Gender.of(names[0]));
      }
    }
  }

  boolean isOrganisationNoun(String word) {
    return organisationNouns.contains(word);
  }

  /** Whether a name may go on with "of" behind {@code word}: "Bank of …". */
  boolean goesOnWithOf(String word) {
    return beforeOf.contains(word)
        || word.equals("secretary")
        || word.equals("gulf")
        || word.equals("republic");
  }

  boolean isPlaceNoun(String word) {
    return placeNouns.contains(word);
  }

  /** Whether {@code word} begins a sentence with a capital without being a name. */
  boolean isCommon(String word) {
    return openers.contains(word);
  }

  boolean isGivenName(String word) {
    return givenNames.containsKey(word);
  }

  /** What a given name tells of gender; null for nothing. */
  Gender genderOf(String givenName) {
    return givenNames.get(givenName);
  }
}
