package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onrecord.text.Span;
import org.onrecord.text.Tokens;

/** Finds what looks like a name in a sentence, with what its neighbourhood tells about it. */
final class CandidateFinder {
  private static final int APPOSITION = 7;
  private static final Set<String> PLACE_PREPOSITIONS =
      Set.of("in", "at", "near", "outside", "from", "to", "across", "around", "towards");
  private static final Set<String> PARTIES =
      Set.of(
          "democrats",
          "republicans",
          "conservatives",
          "liberals",
          "socialists",
          "tories",
          "muslims",
          "christians",
          "jews",
          "catholics",
          "hindus",
          "africans",
          "europeans",
          "arabs",
          "asians",
          "westerners",
          "communists");

  private static final Set<String> CALLED =
      Set.of(
          "maker",
          "manufacturer",
          "operator",
          "firm",
          "carrier",
          "giant",
          "retailer",
          "producer",
          "startup",
          "newspaper",
          "broadcaster",
          "magazine",
          "daily",
          "charity",
          "developer");

  /** Written with a capital, but no name by themselves. */
  private static final Set<String> ADJECTIVES =
      Set.of(
          "african",
          "european",
          "asian",
          "arab",
          "western",
          "eastern",
          "northern",
          "southern",
          "latin",
          "muslim",
          "christian",
          "jewish",
          "catholic",
          "islamic",
          "democratic",
          "republican",
          "atlantic",
          "mediterranean",
          "english",
          "internet",
          "twitter",
          "facebook",
          "mr",
          "mrs",
          "olympic",
          "conservative",
          "liberal",
          "communist",
          "socialist",
          "god");

  private final Gazetteer gazetteer;
  private final Titles titles;
  private final Vocabulary vocabulary;
  private final Runs runs;

  CandidateFinder(Gazetteer gazetteer, Titles titles, Vocabulary vocabulary) {
    this.gazetteer = gazetteer;
    this.titles = titles;
    this.vocabulary = vocabulary;
    this.runs = new Runs(vocabulary);
  }

  /** The candidates of one sentence, in order. */
  List<Candidate> in(Tokens words) {
    List<Candidate> found = new ArrayList<>();
    if (isCredit(words)) {
      return found;
    }
    for (Runs.Run run : runs.in(words)) {
      add(words, run, found);
    }
    return found;
  }

  /** "(Xinhua/NAN)" at the story's end. */
  private static boolean isCredit(Tokens words) {
    int last = words.size() - 1;
    return words.is(0, "(") && (words.is(last, ")") || words.is(last - 1, ")")) && last < 8;
  }

  private void add(Tokens words, Runs.Run run, List<Candidate> found) {
    int from = run.from();
    int to = run.to();
    String whole = name(words, from, to);
    if (isNoName(whole) || addCountryOrPeople(words, run, whole, found)) {
      return;
    }
    String country = null;
    int start = from;
    for (int size = 2; size > 0 && start == from; size--) {
      if (from + size < to) {
        String first = name(words, from, from + size);
        String code = gazetteer.demonym(first);
        country = code == null ? gazetteer.country(first) : code;
        start = country == null ? from : from + size;
      }
    }
    int name = afterTitle(words, start, to);
    if (name == to) {
      return;
    }
    if (name > start) {
      addPerson(words, start, name, to, country, found);
      return;
    }
    // Not a title: "Chinese Foreign Ministry" is a name as a whole, "Canadian Marcus Whitlow" is
    // not.
    boolean organisation = isOrganisation(words, from, to);
    int person = organisation ? from : personInside(words, from, to);
    if (person > from) {
      add(words, new Runs.Run(from, person), found);
      addPerson(words, person, person, to, null, found);
      return;
    }
    int begin = organisation || country == null ? from : start;
    addOther(words, begin, to, country, organisation, found);
  }

  /** "African", "COVID-19", "China-Ecuador". */
  private boolean isNoName(String whole) {
    if (whole.indexOf(' ') > 0) {
      return false;
    }
    int joint = whole.indexOf('-');
    boolean pair = joint > 0 && isCountryWord(whole.substring(0, joint));
    boolean numbered = whole.chars().anyMatch(Character::isDigit);
    return pair
        || numbered
        || Runs.isIncorporation(whole.toLowerCase(Locale.ROOT))
        || ADJECTIVES.contains(whole.toLowerCase(Locale.ROOT));
  }

  private boolean isCountryWord(String word) {
    return gazetteer.country(word) != null || gazetteer.demonym(word) != null;
  }

  private boolean addCountryOrPeople(
      Tokens words, Runs.Run run, String whole, List<Candidate> found) {
    int from = run.from();
    int to = run.to();
    String code = gazetteer.country(whole);
    if (code != null) {
      boolean before =
          titles.lengthAt(words, to, words.size()) > 0 && !Runs.isPossessive(words.form(to - 1));
      if (!before) {
        found.add(candidate(words, from, to, EntityKind.COUNTRY, true, null, code, null));
      }
      return true;
    }
    String people = gazetteer.people(whole);
    if (people != null || PARTIES.contains(whole.toLowerCase(Locale.ROOT))) {
      found.add(candidate(words, from, to, EntityKind.GROUP, true, null, people, null));
      return true;
    }
    String demonym = gazetteer.demonym(whole);
    if (demonym == null) {
      return false;
    }
    if (words.is(to, "people")) {
      found.add(candidate(words, from, to + 1, EntityKind.GROUP, true, null, demonym, null));
    } else if (words.is(to, "government") || words.is(to, "parliament") || words.is(to, "army")) {
      found.add(candidate(words, from, to + 1, EntityKind.ORGANISATION, true, null, demonym, null));
    }
    return true;
  }

  /** Behind the last title of a run; {@code from} if there is none. */
  private int afterTitle(Tokens words, int from, int to) {
    int after = from;
    for (int i = from; i < Math.min(to, from + 6); i++) {
      int length = titles.lengthAt(words, i, to);
      if (length > 0) {
        after = i + length;
        i = after - 1;
      }
    }
    // "Board of Governors", "Chief Minister's Office": the last word decides what it is.
    boolean organisation = after > from && after < to && isOrganisation(words, after, to);
    return organisation ? from : after;
  }

  private void addPerson(
      Tokens words, int title, int name, int to, String country, List<Candidate> found) {
    Title holder = title(words, title, name);
    String role = holder.role() == null ? apposition(words, name, to) : holder.role();
    found.add(candidate(words, name, to, EntityKind.PERSON, true, role, country, holder.gender()));
  }

  /** What the words before a name tell. */
  private record Title(String role, Gender gender) {}

  private Title title(Tokens words, int from, int to) {
    Gender gender = null;
    StringBuilder role = new StringBuilder();
    for (int i = from; i < to; ) {
      int length = Math.max(1, titles.lengthAt(words, i, to));
      String phrase = lower(words, i, i + length);
      gender = titles.gender(phrase) == null ? gender : titles.gender(phrase);
      if (!titles.isAddress(phrase) && i > to - 6) {
        role.append(role.length() == 0 ? "" : " ").append(phrase);
      }
      i += length;
    }
    return new Title(role.length() == 0 ? null : role.toString(), gender);
  }

  private void addOther(
      Tokens words, int from, int to, String country, boolean organisation, List<Candidate> found) {
    String first = words.lower(from);
    if (organisation) {
      String home = country == null ? gazetteer.country(stem(words.form(to - 1))) : country;
      found.add(candidate(words, from, to, EntityKind.ORGANISATION, true, null, home, null));
      return;
    }
    int title = titleBefore(words, from);
    Title holder = title < from ? title(words, title, from) : new Title(null, null);
    String role = holder.role() == null ? apposition(words, from, to) : holder.role();
    boolean placeNoun = vocabulary.isPlaceNoun(words.lower(to - 1));
    boolean place = placeNoun || vocabulary.isPlaceNoun(first);
    boolean person =
        role != null || holder.gender() != null || (to - from > 1 && vocabulary.isGivenName(first));
    EntityKind kind = null;
    boolean sure = true;
    boolean behindRole = holder.role() == null && role != null && words.is(from - 1, ",");
    if (person && !Runs.isAcronym(words.form(from))) {
      kind = EntityKind.PERSON;
      boolean told = title < from || behindRole;
      country =
          country == null && told ? demonymBefore(words, behindRole ? from - 1 : title) : country;
    } else if (place) {
      kind = EntityKind.PLACE;
      sure = placeNoun;
    } else if (Runs.isAcronym(words.form(to - 1)) || isCalledOrganisation(words, from)) {
      kind = EntityKind.ORGANISATION;
    } else if (isBehindPlacePreposition(words, from, to)) {
      kind = EntityKind.PLACE;
      sure = false;
    } else if (to - from > 1) {
      boolean article = words.is(from - 1, "the") || words.is(from, "the");
      kind = article || to - from > 3 ? EntityKind.ORGANISATION : EntityKind.PERSON;
      sure = false;
    }
    found.add(
        candidate(words, from, to, kind, sure && kind != null, role, country, holder.gender()));
  }

  /** "in Addis Ababa" and "from Accra", but hardly "from Robin Kestell". */
  private static boolean isBehindPlacePreposition(Tokens words, int from, int to) {
    String before = words.lower(from - 1);
    boolean persons = before.equals("to") || before.equals("from");
    return PLACE_PREPOSITIONS.contains(before) && (to - from == 1 || !persons);
  }

  /** "the cable maker X" */
  private boolean isCalledOrganisation(Tokens words, int from) {
    String before = words.lower(from - 1);
    return CALLED.contains(before) || vocabulary.isOrganisationNoun(before);
  }

  private String demonymBefore(Tokens words, int title) {
    for (int i = title - 1; i >= 0 && i > title - 5 && words.isWord(i); i--) {
      String code = gazetteer.demonym(words.form(i));
      if (code != null) {
        return code;
      }
    }
    return null;
  }

  /** Where a title in lower case right before the name begins: "chief executive", "president". */
  private int titleBefore(Tokens words, int name) {
    for (int size = 3; size > 0; size--) {
      int at = name - size;
      boolean fits = at >= 0 && titles.lengthAt(words, at, name) == size;
      if (fits) {
        boolean modified = at > 0 && titles.isTitle(words.lower(at - 1) + " " + words.lower(at));
        return modified ? at - 1 : at;
      }
    }
    return name;
  }

  /** The role in ", the head of …" behind the name or "its president, " before it; or null. */
  private String apposition(Tokens words, int from, int to) {
    if (words.is(to, ",") && !Runs.isPossessive(words.form(to - 1))) {
      for (int i = to + 1; i < to + APPOSITION && words.isWord(i); i++) {
        int length = titles.lengthAt(words, i, words.size());
        boolean known = length > 0 && !titles.isAddress(lower(words, i, i + length));
        boolean opens =
            words.is(to + 1, "the")
                || words.is(to + 1, "a")
                || words.is(to + 1, "an")
                || words.is(to + 1, "its")
                || words.is(i + length, "of")
                || words.is(i + length, "at");
        if (known && opens && !words.isCapitalised(i + length)) {
          return lower(words, i, i + length);
        }
        if (words.is(i, "of") || words.is(i, "who")) {
          break;
        }
      }
    }
    if (words.is(from - 1, ",")) {
      for (int i = from - 2; i >= 0 && i > from - 2 - APPOSITION && words.isWord(i); i--) {
        int length = titles.lengthAt(words, i, from - 1);
        boolean ends = i + length == from - 1 || words.is(i + length, "of");
        boolean owned = words.isWord(i - 1) || words.isCapitalised(i);
        if (length > 0 && ends && owned && !titles.isAddress(lower(words, i, i + length))) {
          boolean longer = titles.lengthAt(words, i - 1, from - 1) > length;
          return longer ? lower(words, i - 1, i + length) : lower(words, i, i + length);
        }
      }
    }
    return null;
  }

  /**
   * Where a person's name begins behind something else's in one run: "Minister of | Education Ana
   * Paz", "Refugee Council Ana Paz"; {@code from} if there is none.
   */
  private int personInside(Tokens words, int from, int to) {
    boolean of = words.is(from - 1, "of") || words.is(from - 1, "for");
    for (int i = from + 1; i < to - 1; i++) {
      boolean noun = vocabulary.isOrganisationNoun(words.lower(i - 1));
      boolean given = vocabulary.isGivenName(words.lower(i));
      if ((noun && to - i < 4) || (of && given && !vocabulary.isGivenName(words.lower(from)))) {
        return i;
      }
    }
    return from;
  }

  private boolean isOrganisation(Tokens words, int from, int to) {
    boolean last = vocabulary.isOrganisationNoun(stem(words.lower(to - 1)));
    boolean of = false;
    for (int i = from + 1; i < to; i++) {
      of |=
          (words.is(i, "of") || words.is(i, "for"))
              && vocabulary.isOrganisationNoun(words.lower(i - 1));
    }
    return to - from > 1 && (last || of);
  }

  private Candidate candidate(
      Tokens words,
      int from,
      int to,
      EntityKind kind,
      boolean sure,
      String role,
      String country,
      Gender gender) {
    List<String> name = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean apostrophe = !words.isWord(i) && !words.is(i, "&") && !name.isEmpty();
      if (apostrophe) {
        name.set(name.size() - 1, name.get(name.size() - 1) + words.form(i));
      } else {
        name.add(i == to - 1 ? stem(words.form(i)) : words.form(i));
      }
    }
    Span span = words.span(from, to);
    if (Runs.isPossessive(words.form(to - 1))) {
      span = new Span(span.start(), span.end() - 2);
    }
    boolean acronym =
        words.is(to, "(") && words.is(to + 2, ")") && Runs.isAcronym(words.form(to + 1));
    boolean fits = acronym && !Runs.isAcronym(words.form(from));
    boolean known = kind == EntityKind.COUNTRY || sure || vocabulary.isGivenName(words.lower(from));
    boolean doubtful =
        to - from == 1
            && !known
            && Runs.opens(words, from)
            && !Runs.isAcronym(words.form(from))
            && !Runs.isPossessive(words.form(from));
    EntityKind shown = fits && !sure ? EntityKind.ORGANISATION : kind;
    return new Candidate(
        span,
        name,
        shown,
        sure || fits,
        role,
        country,
        gender,
        doubtful,
        fits ? words.span(to + 1) : null);
  }

  private static String stem(String form) {
    return Runs.isPossessive(form) ? form.substring(0, form.length() - 2) : form;
  }

  private static String name(Tokens words, int from, int to) {
    StringBuilder name = new StringBuilder();
    for (int i = from; i < to; i++) {
      name.append(i > from ? " " : "").append(i == to - 1 ? stem(words.form(i)) : words.form(i));
    }
    return name.toString();
  }

  private static String lower(Tokens words, int from, int to) {
    StringBuilder name = new StringBuilder();
    for (int i = Math.max(0, from); i < to; i++) {
      name.append(name.length() > 0 ? " " : "").append(words.lower(i));
    }
    return name.toString();
  }
}
