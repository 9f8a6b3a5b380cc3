package org.onrecord.speaker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.WordList;

/** The words that tell what a name names. All lookups are in lower case. */
final class Vocabulary {

  private final Set<String> organisationNouns = new HashSet<>();
  private final Map<String, Gender> givenNames = new HashMap<>();

  /** Names that tell a gender where one is known to be a given name; else they may be any word. */
  private final Map<String, Gender> genders = new HashMap<>();

  Vocabulary() {
    organisationNouns.addAll(WordList.lines(Vocabulary.class, "organisation-nouns.txt"));
    read("given-names.txt", givenNames);
    read("gendered-names.txt", genders);
    genders.putAll(givenNames);
  }

  private static void read(String file, Map<String, Gender> into) {
    for (String line : WordList.lines(Vocabulary.class, file)) {
      String[] names = line.split(" ", -1);
      for (int i = 1; i < names.length; i++) {
        into.put(names[i].toLowerCase(Locale.ROOT), Gender.of(names[0]));
      }
    }
  }

  boolean isOrganisationNoun(String word) {
    return organisationNouns.contains(word);
  }

  /** Whether {@code noun} stands for an organisation: "the newspaper", "the ministry". */
  boolean isOrganisationRole(String noun) {
    return WordClass.ORGANISATION_ROLE.has(noun) || isOrganisationNoun(noun);
  }

  boolean isGivenName(String word) {
    return givenNames.containsKey(word);
  }

  /** What a given name tells of gender, with or without its accents; null for nothing. */
  Gender genderOf(String givenName) {
    Gender told = genders.get(givenName);
    if (told != null) {
      return told;
    }
    return genders.get(NameKey.withoutMarks(givenName));
  }
}
