package org.onrecord.speaker;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.WordList;

/** What organisations are called by nouns: "the airline" for Harbour Airways. Immutable. */
final class OrganisationKinds {
  private static final String COMPANY = "company";

  /** Noun to the words of a name that tell of it. */
  private final Map<String, Set<String>> told = new HashMap<>();

  OrganisationKinds() {
    for (String line : WordList.lines(OrganisationKinds.class, "kinds-of-organisation.txt")) {
      String[] sides = line.split(": ", 2);
      for (String noun : sides[0].split(" ", -1)) {
        told.computeIfAbsent(noun, n -> new HashSet<>()).addAll(List.of(sides[1].split(" ", -1)));
      }
    }
  }

  /**
   * Whether an organisation's name tells that it is what the noun says.
   *
   * @param name its words in lower case
   */
  boolean isNamed(String noun, List<String> name) {
    Set<String> words = told.getOrDefault(noun, Set.of());
    return name.stream()
        .anyMatch(word -> word.equals(noun) || word.equals(noun + "s") || words.contains(word));
  }

  /** Whether the name tells that it is a company's. */
  boolean isCompany(List<String> name) {
    return isNamed(COMPANY, name) || name.stream().anyMatch(WordClass.COMPANY_FORM::has);
  }

  /** Whether nothing in the name tells that it is no company's. */
  boolean mayBeCompany(List<String> name) {
    return isCompany(name) || name.stream().noneMatch(WordClass.NO_COMPANY::has);
  }
}
