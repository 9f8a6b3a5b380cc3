package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which names of one block (a family name; an organisation's name; a country) are one
 * person's or organisation's.
 *
 * <p>Two full names that agree are one unless their countries differ and no third name stands in
 * the stories of both. A family name alone or with initials joins a full name only with evidence
 * (the same country, role or company), and only where no other full name has as much. So two people
 * of one name stay two, and what cannot be told stays by itself.
 *
 * <p>Takes time in proportion to the names of the block that share their first letter.
 */
public final class Namesakes {
  /** Evidence that a short name needs. */
  private static final int ENOUGH = 2;

  private static final int SAME_COUNTRY = 2;
  private static final int SAME_ROLE = 2;
  private static final int MOST_COMPANY = 3;

  /** A name without a country belongs to whoever has so large a share of the stories. */
  private static final double MOSTLY = 0.8;

  private Namesakes() {}

  /** Those who were told apart so far, with what is known of them. */
  private static final class Person {
    private final int number;
    private final List<String> words;
    private final Set<String> countries = new HashSet<>();
    private final Set<String> roles = new HashSet<>();
    private final Set<String> companions = new HashSet<>();
    private long stories;

    Person(int number, List<String> words) {
      this.number = number;
      this.words = words;
    }

    void learn(Profile profile) {
      if (profile.country() != null) {
        countries.add(profile.country());
      }
      if (profile.role() != null) {
        roles.add(office(profile.role()));
      }
      companions.addAll(profile.companions());
      stories += profile.stories();
    }

    long company(Profile profile) {
      return profile.companions().stream().filter(companions::contains).count();
    }

    /** How much speaks for the two being one; below 0 if they cannot be. */
    long evidence(Profile profile) {
      long company = company(profile);
      boolean sameCountry = countries.contains(profile.country());
      boolean elsewhere = profile.country() != null && !countries.isEmpty() && !sameCountry;
      if (elsewhere && company == 0) {
        return -1;
      }
      boolean sameRole = profile.role() != null && roles.contains(office(profile.role()));
      return (sameCountry ? SAME_COUNTRY : 0)
          + (sameRole ? SAME_ROLE : 0)
          + Math.min(MOST_COMPANY, company);
    }
  }

  /** A role's noun: "president" of "former president". */
  private static String office(String role) {
    return role.substring(role.lastIndexOf(' ') + 1);
  }

  /**
   * The number of the person or organisation that each profile belongs to, from 0 in the order of
   * the profiles. What comes out does not depend on that order.
   *
   * @param block profiles of one kind and one {@link NameKey#block}
   */
  public static int[] tellApart(List<Profile> block) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      order.add(i);
    }
    // Whole names before short ones, those with a country before those without, the commonest
    // first.
    order.sort(
        Comparator.comparingInt((Integer i) -> rank(block.get(i)))
            .thenComparing(i -> block.get(i).country() == null)
            .thenComparing(i -> -block.get(i).stories())
            .thenComparing(i -> NameKey.of(block.get(i).name()))
            .thenComparing(i -> String.valueOf(block.get(i).country()))
            .thenComparing(i -> String.valueOf(block.get(i).role())));
    List<Person> people = new ArrayList<>();
    Map<Character, List<Person>> byInitial = new HashMap<>();
    int[] found = new int[block.size()];
    for (int i : order) {
      Profile profile = block.get(i);
      List<String> words = NameKey.words(profile.name(), profile.kind());
      boolean any =
          profile.kind() == EntityKind.COUNTRY
              || (words.size() == 1 && profile.kind() == EntityKind.PERSON);
      List<Person> candidates =
          any ? people : byInitial.getOrDefault(words.get(0).charAt(0), List.of());
      Person owner = owner(profile, words, candidates);
      if (owner == null) {
        owner = new Person(people.size(), words);
        people.add(owner);
        byInitial.computeIfAbsent(words.get(0).charAt(0), c -> new ArrayList<>()).add(owner);
      }
      owner.learn(profile);
      found[i] = owner.number;
    }
    return inOrderOf(found);
  }

  /**
   * Who each profile is. An id hangs on kind and name alone; of namesakes, those whom later stories
   * met have their country and role in it too.
   *
   * @param block profiles of one kind and one {@link NameKey#block}
   * @return in the order of the profiles
   */
  public static List<Identity> identify(List<Profile> block) {
    int[] numbers = tellApart(block);
    Map<Integer, Profile> heads = new HashMap<>();
    Map<Integer, String> first = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      heads.merge(numbers[i], block.get(i), Namesakes::head);
      first.merge(numbers[i], met(block.get(i)), (a, b) -> a.compareTo(b) <= 0 ? a : b);
    }
    Comparator<Integer> earliest =
        Comparator.comparing((Integer n) -> first.get(n))
            .thenComparing(n -> -heads.get(n).stories())
            .thenComparing(n -> String.valueOf(heads.get(n).country()))
            .thenComparing(n -> String.valueOf(heads.get(n).role()));
    Map<String, Integer> bearers = new HashMap<>();
    heads.forEach(
        (number, head) ->
            bearers.merge(
                NameKey.of(head.name()), number, (a, b) -> earliest.compare(a, b) <= 0 ? a : b));
    List<Identity> identities = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      Profile head = heads.get(numbers[i]);
      String kind = head.kind().word();
      String key = NameKey.of(head.name());
      if (head.kind() == EntityKind.COUNTRY && head.country() != null) {
        // Which of its names is the commonest changes from corpus to corpus.
        identities.add(
            new Identity(
                Identity.hashed(kind, head.country()), head.name(), kind, null, head.country()));
        continue;
      }
      boolean plain = bearers.get(key) == numbers[i];
      String id =
          plain
              ? Identity.hashed(kind, key)
              : Identity.hashed(
                  kind, key, String.valueOf(head.country()), String.valueOf(head.role()));
      identities.add(
          new Identity(id, head.name(), kind, block.get(i).role(), block.get(i).country()));
    }
    return identities;
  }

  /** Undated ones last. */
  private static String met(Profile profile) {
    return profile.first() == null ? "\uFFFF" : profile.first();
  }

  /** The one whose name the others are known by: a whole name, of most stories. */
  private static Profile head(Profile one, Profile other) {
    Comparator<Profile> order =
        Comparator.comparingInt(Namesakes::rank)
            .thenComparing(p -> -p.stories())
            .thenComparing(p -> -p.name().length())
            .thenComparing(Profile::name)
            .thenComparing(p -> String.valueOf(p.country()))
            .thenComparing(p -> String.valueOf(p.role()));
    return order.compare(one, other) <= 0 ? one : other;
  }

  private static int rank(Profile profile) {
    List<String> words = NameKey.words(profile.name(), profile.kind());
    if (profile.kind() != EntityKind.PERSON) {
      return 0;
    }
    return words.size() == 1 ? 2 : isInitial(words.get(0)) ? 1 : 0;
  }

  private static boolean isInitial(String word) {
    return word.length() == 1;
  }

  private static Person owner(Profile profile, List<String> words, List<Person> candidates) {
    boolean whole = rank(profile) == 0;
    Person best = null;
    long most = -1;
    long second = -1;
    long stories = 0;
    for (Person person : candidates) {
      boolean fits =
          switch (profile.kind()) {
            case PERSON -> agree(words, person.words);
            // The block is the country itself.
            case COUNTRY -> true;
            default -> words.equals(person.words);
          };
      long evidence = fits ? person.evidence(profile) : -1;
      if (evidence < 0) {
        continue;
      }
      stories += person.stories;
      boolean better = evidence > most || (evidence == most && person.stories > best.stories);
      second = better ? most : Math.max(second, evidence);
      best = better ? person : best;
      most = better ? evidence : most;
    }
    if (best == null || (most == 0 && !isSameName(words, best.words) && !whole)) {
      return null;
    }
    boolean alone = second < 0;
    if (whole) {
      // Without a word on where or with whom, the name belongs to the one who mostly bears it.
      return alone || most > second || best.stories >= MOSTLY * stories ? best : null;
    }
    boolean same = alone && isSameName(words, best.words);
    return same || (most >= ENOUGH && most > second) ? best : null;
  }

  private static boolean isSameName(List<String> one, List<String> other) {
    return one.equals(other);
  }

  /** Whether the given names can be one person's: each is the other's, its initial or left out. */
  private static boolean agree(List<String> one, List<String> other) {
    if (!one.get(one.size() - 1).equals(other.get(other.size() - 1))) {
      return false;
    }
    int given = Math.min(one.size(), other.size()) - 1;
    if (given > 0 && !isSameGiven(one.get(0), other.get(0))) {
      return false;
    }
    // Middle names: where both have as many, they agree; where one has none, nothing speaks
    // against.
    if (one.size() == other.size()) {
      for (int i = 1; i < given; i++) {
        if (!isSameGiven(one.get(i), other.get(i))) {
          return false;
        }
      }
      return true;
    }
    return given <= 1;
  }

  private static boolean isSameGiven(String one, String other) {
    return one.equals(other)
        || (isInitial(one) && other.startsWith(one))
        || (isInitial(other) && one.startsWith(other));
  }

  /** Numbers from 0 in the order in which they are met. */
  private static int[] inOrderOf(int[] found) {
    Map<Integer, Integer> numbers = new HashMap<>();
    int[] out = new int[found.length];
    for (int i = 0; i < found.length; i++) {
      Integer number = numbers.putIfAbsent(found[i], numbers.size());
      out[i] = number == null ? numbers.size() - 1 : number;
    }
    return out;
  }
}
