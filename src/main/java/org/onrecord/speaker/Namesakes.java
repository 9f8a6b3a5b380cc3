package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which names of one block (a family name; an organisation's name; a country) are one
 * person's or organisation's.
 *
 * <p>Two full names that agree are one unless their countries differ and no third name stands in
 * the stories of both. A family name alone or with initials joins a full name only with evidence
 * (the same country, office or company), and only where no other full name has as much. So two
 * people of one name stay two, and what cannot be told stays by itself. Whom the actors file knows
 * is one wherever the stories name him.
 *
 * <p>Takes time in proportion to the square of the full names that share block and first letter,
 * and to the short ones times the full ones: a few thousand of a family name are nothing.
 */
public final class Namesakes {
  /** Evidence that a short name needs. */
  private static final int ENOUGH = 2;

  private static final int SAME_COUNTRY = 2;
  private static final int SAME_OFFICE = 2;
  private static final int MOST_COMPANY = 3;

  /** A name without a country belongs to whoever has so large a share of the stories. */
  private static final double MOSTLY = 0.8;

  private Namesakes() {}

  /** A profile with what is asked of its name again and again. */
  private record Named(int place, Profile profile, String key, List<String> words) {
    static Named of(int place, Profile profile) {
      return new Named(
          place,
          profile,
          profile.key(),
          NameKey.words(profile.name(), profile.kind(), profile.country()));
    }

    /** 0 for a whole name, 1 for one with an initial, 2 for a family name alone. */
    int rank() {
      if (profile.kind() != EntityKind.PERSON) {
        return 0;
      }
      return words.size() == 1 ? 2 : isInitial(words.get(0)) ? 1 : 0;
    }

    char initial() {
      return words.get(0).isEmpty() ? ' ' : words.get(0).charAt(0);
    }
  }

  /**
   * The actors file's names first, whole names before short ones, those with a country before those
   * without, the longest and then the commonest first.
   */
  private static final Comparator<Named> ORDER =
      Comparator.comparing((Named n) -> n.profile.actor() == null)
          .thenComparingInt(Named::rank)
          .thenComparing(n -> n.profile.country() == null)
          .thenComparing(n -> -n.words.size())
          .thenComparing(n -> -n.profile.stories())
          .thenComparing(Named::key)
          .thenComparing(n -> String.valueOf(n.profile.country()))
          .thenComparing(n -> String.valueOf(n.profile.office()))
          .thenComparing(n -> n.profile.name());

  /** Somebody who was told apart so far, with what is known of him. */
  private static final class Bearer {
    private final List<Named> names = new ArrayList<>();
    private final Set<List<String>> forms = new LinkedHashSet<>();
    private final Set<String> countries = new HashSet<>();
    private final Set<String> offices = new HashSet<>();
    private final Set<String> companions = new HashSet<>();
    private Identity actor;
    private long stories;

    void learn(Named named) {
      Profile profile = named.profile;
      names.add(named);
      forms.add(named.words);
      if (profile.country() != null) {
        countries.add(profile.country());
      }
      if (profile.office() != null) {
        offices.add(profile.office());
      }
      companions.addAll(profile.companions());
      stories += profile.stories();
      actor = actor == null ? profile.actor() : actor;
    }

    /** Whether the name can be his: it agrees with the forms of it that he goes by. */
    boolean fits(Named named) {
      return switch (named.profile.kind()) {
        // With all of them; the actors file's aliases need not agree with each other.
        case PERSON ->
            actor == null
                ? forms.stream().allMatch(form -> agree(named.words, form))
                : forms.stream().anyMatch(form -> agree(named.words, form));
        // The block is the country itself.
        case COUNTRY -> true;
        default -> forms.contains(named.words);
      };
    }

    boolean isCalled(Named named) {
      return forms.contains(named.words);
    }

    boolean canHold(String office) {
      return office == null || offices.isEmpty() || offices.contains(office);
    }

    /** How much speaks for the two being one; below 0 if they cannot be. */
    long evidence(Profile profile) {
      long company = profile.companions().stream().filter(companions::contains).count();
      boolean sameCountry = countries.contains(profile.country());
      boolean elsewhere = profile.country() != null && !countries.isEmpty() && !sameCountry;
      if (elsewhere && company == 0) {
        return -1;
      }
      return (sameCountry ? SAME_COUNTRY : 0)
          + (offices.contains(profile.office()) ? SAME_OFFICE : 0)
          + Math.min(MOST_COMPANY, company);
    }
  }

  /**
   * Who each profile is. An id hangs on kind and name alone (of a country, on its code); of
   * namesakes, those whom later stories met have country and office in it too. Role and country are
   * those of the actors file, null where it does not tell.
   *
   * @param block profiles of one kind and one {@link NameKey#block}
   * @return in the order of the profiles
   */
  public static List<Identity> identify(List<Profile> block) {
    List<Bearer> bearers = bearers(block);
    Map<String, Bearer> first = new HashMap<>();
    for (Bearer bearer : bearers) {
      first.merge(head(bearer).key, bearer, Namesakes::metFirst);
    }
    Identity[] identities = new Identity[block.size()];
    for (Bearer bearer : bearers) {
      Identity identity = identity(bearer, first.get(head(bearer).key) == bearer);
      bearer.names.forEach(named -> identities[named.place] = identity);
    }
    return List.of(identities);
  }

  private static Identity identity(Bearer bearer, boolean metFirst) {
    if (bearer.actor != null) {
      return bearer.actor;
    }
    Named head = head(bearer);
    Profile profile = head.profile;
    String kind = profile.kind().word();
    String id;
    if (profile.kind() == EntityKind.COUNTRY && profile.country() != null) {
      // Which of its names is the commonest changes from corpus to corpus.
      id = Identity.hashed(kind, profile.country());
    } else if (metFirst) {
      id = Identity.hashed(kind, head.key);
    } else {
      id =
          Identity.hashed(
              kind, head.key, String.valueOf(profile.country()), String.valueOf(profile.office()));
    }
    return new Identity(id, profile.name(), kind, null, null);
  }

  /** The name that the others are known by: a whole one, of most stories. */
  private static Named head(Bearer bearer) {
    return bearer.names.stream()
        .min(
            Comparator.comparingInt(Named::rank)
                .thenComparing(n -> -n.profile.stories())
                .thenComparing(n -> -n.profile.name().length())
                .thenComparing(ORDER))
        .orElseThrow();
  }

  private static Bearer metFirst(Bearer one, Bearer other) {
    int order = met(one).compareTo(met(other));
    order = order == 0 ? ORDER.compare(head(one), head(other)) : order;
    return order <= 0 ? one : other;
  }

  /** Undated stories come last. */
  private static String met(Bearer bearer) {
    return bearer.names.stream()
        .map(n -> n.profile.first() == null ? "\uFFFF" : n.profile.first())
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static List<Bearer> bearers(List<Profile> block) {
    List<Named> order = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      order.add(Named.of(i, block.get(i)));
    }
    order.sort(ORDER);
    List<Bearer> bearers = new ArrayList<>();
    Map<Character, List<Bearer>> byInitial = new HashMap<>();
    Map<String, Bearer> byActor = new HashMap<>();
    for (Named named : order) {
      boolean any = named.profile.kind() == EntityKind.COUNTRY || named.rank() == 2;
      List<Bearer> candidates = any ? bearers : byInitial.getOrDefault(named.initial(), List.of());
      Identity actor = named.profile.actor();
      Bearer bearer = actor == null ? bearer(named, candidates) : byActor.get(actor.id());
      if (bearer == null) {
        bearer = new Bearer();
        if (actor != null) {
          byActor.put(actor.id(), bearer);
        }
        bearers.add(bearer);
        byInitial.computeIfAbsent(named.initial(), c -> new ArrayList<>()).add(bearer);
      }
      bearer.learn(named);
    }
    return bearers;
  }

  /** Whose name it is among those known so far; null if it may be nobody's of them. */
  private static Bearer bearer(Named named, List<Bearer> candidates) {
    Bearer best = null;
    long most = -1;
    long second = -1;
    long stories = 0;
    for (Bearer each : candidates) {
      // Of two who may be meant, the one who goes by this very name.
      long evidence =
          each.fits(named) ? 2 * each.evidence(named.profile) + (each.isCalled(named) ? 1 : 0) : -1;
      if (evidence < 0) {
        continue;
      }
      stories += each.stories;
      boolean better = evidence > most || (evidence == most && each.stories > best.stories);
      second = better ? most : Math.max(second, evidence);
      best = better ? each : best;
      most = better ? evidence : most;
    }
    if (best == null) {
      return null;
    }
    if (named.rank() == 0) {
      // Without a word on where or with whom, the name belongs to the one who mostly bears it.
      return second < 0 || most > second || best.stories >= MOSTLY * stories ? best : null;
    }
    boolean same = second < 0 && best.isCalled(named) && best.canHold(named.profile.office());
    return same || (most >= 2 * ENOUGH && most / 2 > second / 2) ? best : null;
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

  private static boolean isInitial(String word) {
    return word.length() == 1;
  }
}
