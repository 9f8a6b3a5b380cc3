package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.onrecord.text.LetterCase;

/** An entity while its mentions are being gathered. */
final class Form {
  private List<String> words;
  private final Set<String> names = new LinkedHashSet<>();
  private EntityKind kind;
  private boolean sure;

  /** How much more often it looked like a person than like an organisation. */
  private int persons;

  /** How often it looked like a place, and how much like something else. */
  private int places;

  private int others;
  private String role;
  private String country;
  private Gender gender;

  Form(Candidate first) {
    this.words = new ArrayList<>(first.words());
  }

  /** Takes over what one more mention tells. */
  void learn(Candidate candidate) {
    names.add(candidate.name());
    words = isFuller(candidate) ? new ArrayList<>(candidate.words()) : words;
    if (candidate.kind() == EntityKind.PLACE) {
      places++;
    } else if (candidate.kind() != null) {
      others += candidate.sure() ? 2 : 1;
      persons += candidate.kind() == EntityKind.PERSON ? 1 : 0;
      persons -= candidate.kind() == EntityKind.ORGANISATION ? 1 : 0;
      if (kind == null || (candidate.sure() && !sure)) {
        kind = candidate.kind();
        sure = candidate.sure();
      }
    }
    role = role == null ? candidate.role() : role;
    country = country == null ? candidate.country() : country;
    gender = gender == null ? candidate.gender() : gender;
  }

  /**
   * "United States" after "U.S.", "Harbour East Terminals" after "Harbour East", and either after a
   * headline in capitals.
   */
  private boolean isFuller(Candidate candidate) {
    boolean cried = isInCapitals(words);
    if (cried != isInCapitals(candidate.words()) && candidate.words().size() >= words.size()) {
      return cried;
    }
    return candidate.kind() == kind() && !isPerson() && letters(candidate.words()) > letters(words);
  }

  /** Several words or a long one, of capitals alone. */
  private static boolean isInCapitals(List<String> words) {
    boolean acronym = words.size() == 1 && CandidateFinder.isAcronym(words.get(0));
    return !acronym && words.stream().allMatch(LetterCase::isUpper);
  }

  private static int letters(List<String> words) {
    int letters = 0;
    for (String word : words) {
      letters += CandidateFinder.isAcronym(word) ? 1 : word.length();
    }
    return letters;
  }

  void alsoKnownAs(String name) {
    names.add(name);
  }

  void setGender(Gender told) {
    gender = gender == null ? told : gender;
  }

  List<String> words() {
    return words;
  }

  /** What it is, for sure or by default; null if nothing tells. */
  EntityKind kind() {
    if (places > others) {
      return EntityKind.PLACE;
    }
    boolean doubtful = !sure && words.size() == 1 && kind == EntityKind.PERSON;
    return doubtful && persons <= 0 ? EntityKind.ORGANISATION : kind;
  }

  /** What it is by office or by kind, or null. */
  String role() {
    return role;
  }

  /** The country it belongs to, or null. */
  String country() {
    return country;
  }

  boolean isPerson() {
    return kind() == EntityKind.PERSON;
  }

  Gender gender() {
    return gender;
  }

  Entity entity() {
    String name = String.join(" ", words);
    List<String> aliases = names.stream().filter(n -> !n.equals(name)).toList();
    // The press introduces people by their full name: one word that nothing explains is seldom one.
    EntityKind known = kind() == null ? EntityKind.ORGANISATION : kind();
    return new Entity(name, known, role, country, aliases);
  }
}
