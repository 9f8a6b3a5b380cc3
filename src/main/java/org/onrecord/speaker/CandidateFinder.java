package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.encoder.NameKind;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.text.LetterCase;
import org.onrecord.text.Span;
import org.onrecord.text.Tokens;

/** Makes candidates of the names in a sentence, with what their neighbourhood tells about them. */
final class CandidateFinder {
  private static final int APPOSITION = 7;
  private static final int LONGEST_TITLE = 3;
  private static final int LONGEST_ROLE = 5;

  /** The Arabic article that a family name begins with: "El-Mahjari". */
  private static final Pattern ARTICLE =
      Pattern.compile(
          "(?:[Aa]l|[Ee]l|[Aa]s|[Aa]sh|[Aa]t|[Aa]n|[Aa]d|[Aa]r|[Aa]z|[Aa]it)[-\u2010\u2011]\\p{Lu}");

  /** A capital inside a word, and not as in "McAllen", "DeLind" and "FitzRoy". */
  private static final Pattern COINED = Pattern.compile("(?!Fitz)\\p{Lu}\\p{Ll}{3,}\\p{Lu}");

  /** How many words behind a name an "its" that is the name's is looked for. */
  private static final int NEUTER_REACH = 5;

  /** "national", "electoral" and the noun. */
  private static final int LONGEST_BODY = 3;

  /** Countries whose abbreviated name stands before their organisations': "U.S. Mint". */
  private static final Set<String> ABBREVIATED = Set.of("U.S.", "US", "U.K.", "UK");

  private final Gazetteer gazetteer;
  private final Titles titles;
  private final Vocabulary vocabulary;

  CandidateFinder(Gazetteer gazetteer, Titles titles, Vocabulary vocabulary) {
    this.gazetteer = gazetteer;
    this.titles = titles;
    this.vocabulary = vocabulary;
  }

  /**
   * The candidates of one sentence, in order.
   *
   * @param names that the encoder finds in it, in order
   */
  List<Candidate> in(Tokens words, List<NamedSpan> names) {
    List<Candidate> found = new ArrayList<>();
    if (isCredit(words)) {
      return found;
    }
    int free = 0;
    int at = 0;
    for (NamedSpan name : names) {
      while (at < words.size() && words.span(at).end() <= name.span().start()) {
        at++;
      }
      int to = at;
      while (to < words.size() && words.span(to).start() < name.span().end()) {
        to++;
      }
      int from = Math.max(at, free);
      if (from >= to) {
        // The name before went on into this one.
        continue;
      }
      int end = behindName(words, from, to, name.kind());
      boolean form = isCompanyForm(words, end);
      end = form ? end + 1 : end;
      boolean firm = form || (name.kind() == NameKind.PER && isFirm(words, from, end));
      Expansion expansion =
          name.kind() == NameKind.PER ? null : Expansion.at(words, from, end, free);
      NameKind kind = firm || expansion != null ? NameKind.ORG : name.kind();
      free = Math.max(free, expansion == null ? end : expansion.to());
      int begin = expansion == null ? nameStart(words, from, free, kind) : expansion.from();
      // Of "China-Ecuador", one word to us and two names to the encoder, none is taken.
      if (begin < free && isName(words, begin, free) && !isPair(words.form(begin))) {
        add(words, begin, free, kind, found);
      }
    }
    return found;
  }

  /**
   * The bodies of a state that a sentence names without capitals and without their country: "the
   * foreign ministry", "the central bank".
   *
   * @param known the {@link #body} names to look for
   * @param found the sentence's other candidates, in order
   */
  List<Candidate> bodies(Tokens words, Set<String> known, List<Candidate> found) {
    List<Candidate> bodies = new ArrayList<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      boolean body = known.contains(words.lower(i) + " " + words.lower(i + 1));
      boolean one = words.is(i - 1, "the") || (i == 0 && words.isCapitalised(0));
      if (body && one && words.isLowerCase(i + 1) && !isPeople(words, i + 2)) {
        Span span = words.span(i, i + 2);
        if (found.stream().noneMatch(other -> other.span().overlaps(span))) {
          List<String> name = List.of(words.lower(i), words.lower(i + 1));
          bodies.add(
              new Candidate(span, name, EntityKind.ORGANISATION, true, null, null, null, null));
        }
      }
    }
    return bodies;
  }

  /**
   * The acronyms of a sentence that the story explains elsewhere and the encoder passed over, as it
   * does those that are words, too: "the WHO".
   *
   * @param known as the story writes them
   * @param found the sentence's other candidates, in order
   */
  List<Candidate> acronyms(Tokens words, Set<String> known, List<Candidate> found) {
    List<Candidate> acronyms = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      Span span = words.span(i);
      boolean free =
          known.contains(words.form(i))
              && found.stream()
                  .noneMatch(
                      other ->
                          other.span().overlaps(span)
                              || (other.shortName() != null && other.shortName().overlaps(span)));
      if (free) {
        List<String> name = List.of(words.form(i));
        acronyms.add(
            new Candidate(span, name, EntityKind.ORGANISATION, true, null, null, null, null));
      }
    }
    return acronyms;
  }

  /**
   * The state's body that a name ends with, in lower case: "foreign ministry" of "Kenya's Foreign
   * Ministry"; null if it is no more than that, or none.
   */
  static String body(List<String> name) {
    if (name.size() < 3) {
      return null;
    }
    String what = LetterCase.lower(name.get(name.size() - 2));
    String noun = LetterCase.lower(name.get(name.size() - 1));
    boolean department = noun.equals("department") && WordClass.PORTFOLIO_OF.has(what);
    boolean body = department || !NameKey.body(List.of(what, noun)).isEmpty();
    return body ? what + " " + noun : null;
  }

  /**
   * Behind the last word of a name. Particles that the encoder left over go on with it; words in
   * lower case that it took in behind a name with a capital ("Brandt stated") do not.
   */
  private static int behindName(Tokens words, int from, int to, NameKind kind) {
    int end = from + 1;
    while (end < to && (!words.isCapitalised(from) || !endsName(words, end))) {
      end++;
    }
    while (end > from + 1 && (!words.isWord(end - 1) || words.isLowerCase(end - 1))) {
      end--;
    }
    boolean person = kind == NameKind.PER;
    boolean goesOn =
        end == to || WordClass.PARTICLE.has(words.lower(end)) || (person && hasArticle(words, end));
    while (goesOn && end < words.size()) {
      int particles = end;
      while (WordClass.PARTICLE.has(words.lower(particles))) {
        particles++;
      }
      boolean behindParticle =
          particles > end
              || WordClass.PARTICLE.has(words.lower(end - 1))
              || (person && hasArticle(words, end));
      boolean name = words.isCapitalised(particles) || (person && hasArticle(words, particles));
      if (!behindParticle || !name) {
        break;
      }
      end = particles + 1;
    }
    return end;
  }

  /** "AS" behind "Halvorsen Breakwaters", yet not in a headline. */
  private static boolean isCompanyForm(Tokens words, int i) {
    return words.isCapitalised(i)
        && WordClass.COMPANY_FORM.has(words.lower(i).replace(".", ""))
        && (!words.is(i, "as") || words.form(i).equals("AS"))
        && !LetterCase.isUpper(words.form(i - 1));
  }

  /**
   * Whether what the encoder takes for a person is a company: "HidroVest", "Brandt, which", "the
   * insurer, Brandt", "Brandt said its".
   */
  private boolean isFirm(Tokens words, int from, int to) {
    if (vocabulary.isGivenName(words.lower(from)) || titleBefore(words, from) < from) {
      return false;
    }
    boolean which = words.is(to, ",") && words.is(to + 1, "which");
    return to - from == 1
        && (which
            || COINED.matcher(words.form(from)).lookingAt()
            || isSort(words, from)
            || isNeuter(words, to));
  }

  /** "The mining company" before "Cobrelux", "the insurer, " before "Palisade". */
  private static boolean isSort(Tokens words, int name) {
    boolean comma = words.is(name - 1, ",");
    int noun = comma ? name - 2 : name - 1;
    boolean firm = words.isLowerCase(noun) && WordClass.FIRM.has(words.lower(noun));
    for (int i = noun - 1; i >= noun - LONGEST_BODY && comma && firm; i--) {
      if (WordClass.OPENING.has(words.lower(i)) || isPossessive(words.lower(i))) {
        return true;
      }
    }
    return firm && !comma;
  }

  /** "Said its", "had said that it had" behind a name. */
  private static boolean isNeuter(Tokens words, int at) {
    for (int i = at; i < at + NEUTER_REACH && words.isLowerCase(i) && !words.is(i, "that"); i++) {
      if (words.is(i, "its") || (words.is(i, "it") && words.is(i + 1, "had"))) {
        return i > at;
      }
    }
    return false;
  }

  private static boolean hasArticle(Tokens words, int i) {
    return i < words.size() && ARTICLE.matcher(words.form(i)).lookingAt();
  }

  /** A word in lower case that joins no two parts of a name. */
  private static boolean endsName(Tokens words, int i) {
    return words.isLowerCase(i)
        && !WordClass.PARTICLE.has(words.lower(i))
        && !WordClass.CONNECTIVE.has(words.lower(i))
        && words.form(i).chars().noneMatch(Character::isUpperCase);
  }

  /** A name has a word with a capital; a mark or "mayor said" is a slip of the encoder. */
  private boolean isName(Tokens words, int from, int to) {
    if (from == 0 && to == 1 && words.lower(0).endsWith("s")) {
      // "Stockbrokers said" has a capital because it comes first.
      String one = words.lower(0).substring(0, words.lower(0).length() - 1);
      if (titles.isTitle(one) || WordClass.PEOPLE.has(one)) {
        return false;
      }
    }
    for (int i = from; i < to; i++) {
      boolean letter = words.form(i).codePoints().anyMatch(Character::isLetterOrDigit);
      if (letter && !words.isLowerCase(i) && !WordClass.NO_NAME.has(words.lower(i))) {
        return true;
      }
    }
    return false;
  }

  /** Behind marks, an article, and for a person behind all that the encoder took in before it. */
  private int nameStart(Tokens words, int from, int to, NameKind kind) {
    int start = from;
    while (start < to && (!words.isWord(start) || words.is(start, "the"))) {
      start++;
    }
    return kind == NameKind.PER ? personStart(words, start, to) : start;
  }

  /**
   * Behind titles, words in lower case and an organisation: "Norwegian Minister Ann Poe", "crew
   * member Ann Poe", "the Harbour Council's Ann Poe" are persons of two words.
   */
  private int personStart(Tokens words, int from, int to) {
    int start = from;
    int lastCapital = to - 1;
    while (lastCapital > from && !words.isCapitalised(lastCapital)) {
      lastCapital--;
    }
    for (int i = from; i < to; i++) {
      int title = titles.lengthAt(words, i, to);
      boolean joins =
          WordClass.PARTICLE.has(words.lower(i))
              || WordClass.FATHER.has(words.lower(i))
              || !words.isWord(i);
      boolean common = words.isLowerCase(i) && !joins && i < lastCapital;
      boolean organisation =
          vocabulary.isOrganisationNoun(stem(words.lower(i))) && i > from && to - i > 2;
      // "John Major" and "Martin Luther King Jr." are no majors and kings: two words or more must
      // follow a title inside the name, or one at its beginning.
      boolean office = title > 0 && (i == start || to - i - title > 1) && i + title < to;
      if (office) {
        start = i + title;
        i += title - 1;
      } else if (common || organisation) {
        start = i + 1;
      }
    }
    return start;
  }

  /** "(Xinhua/NAN)" at the story's end. */
  private static boolean isCredit(Tokens words) {
    int last = words.size() - 1;
    return words.is(0, "(") && (words.is(last, ")") || words.is(last - 1, ")")) && last < 8;
  }

  private boolean isPair(String form) {
    int joint = form.indexOf('-');
    return joint > 0 && isCountryWord(form.substring(0, joint));
  }

  private boolean isCountryWord(String word) {
    return gazetteer.country(word) != null || gazetteer.demonym(word) != null;
  }

  private void add(Tokens words, int from, int to, NameKind kind, List<Candidate> found) {
    if (kind != NameKind.PER && addCountryOrPeople(words, from, to, found)) {
      return;
    }
    switch (kind) {
      case PER -> addPerson(words, from, to, found);
      case ORG -> {
        // "Norhaven police", of which the encoder took Norhaven for the organisation.
        boolean local = to - from == 1 && !isAcronym(words.form(from)) && isLocalBody(words, to);
        addOrganisation(words, from, local ? to + 1 : to, found);
      }
      case LOC -> addPlace(words, from, to, found);
      // Events, works and laws: nobody to say something.
      case MISC -> {}
    }
  }

  /** "Norhaven police" and "Norhaven radio" are no places. */
  private void addPlace(Tokens words, int from, int to, List<Candidate> found) {
    if (to - from > 1 && vocabulary.isOrganisationNoun(stem(words.lower(to - 1)))) {
      addOrganisation(words, from, to, found);
      return;
    }
    if (to - from > 1 && words.is(from - 1, ",") && apposition(words, from, to) != null) {
      // "A harbour economist, Ann Poe": no place has an office.
      addPerson(words, from, to, found);
      return;
    }
    boolean body = isLocalBody(words, to);
    EntityKind kind = body ? EntityKind.ORGANISATION : EntityKind.PLACE;
    found.add(candidate(words, from, body ? to + 1 : to, kind, true, null, null, null));
  }

  private boolean isLocalBody(Tokens words, int i) {
    return WordClass.LOCAL_BODY.has(words.lower(i)) && !isPeople(words, i + 1);
  }

  /** Whether the noun at {@code i}, behind a body's, makes people or things of it. */
  private boolean isPeople(Tokens words, int i) {
    return titles.lengthAt(words, i, words.size()) > 0 || WordClass.OF_A_BODY.has(words.lower(i));
  }

  private boolean addCountryOrPeople(Tokens words, int from, int to, List<Candidate> found) {
    String whole = name(words, from, to);
    String code = gazetteer.country(whole);
    boolean owns = isPossessive(words.form(to - 1)) || ABBREVIATED.contains(whole);
    int body = code != null && !owns ? to : bodyEnd(words, to);
    if (code != null && body > to) {
      found.add(candidate(words, from, body, EntityKind.ORGANISATION, true, null, code, null));
      return true;
    }
    if (code != null) {
      boolean before =
          titles.lengthAt(words, to, words.size()) > 0 && !isPossessive(words.form(to - 1));
      if (!before) {
        found.add(candidate(words, from, to, EntityKind.COUNTRY, true, null, code, null));
      }
      return true;
    }
    String people = gazetteer.people(whole);
    if (people != null || WordClass.PARTY.has(LetterCase.lower(whole))) {
      found.add(candidate(words, from, to, EntityKind.GROUP, true, null, people, null));
      return true;
    }
    String demonym = gazetteer.demonym(whole);
    if (demonym == null) {
      return false;
    }
    if (words.is(to, "people")) {
      found.add(candidate(words, from, to + 1, EntityKind.GROUP, true, null, demonym, null));
    } else if (body > to) {
      found.add(candidate(words, from, body, EntityKind.ORGANISATION, true, null, demonym, null));
    }
    return true;
  }

  /**
   * Behind the noun of a state's body that follows its country: "Kenyan government", "Kenya's
   * transport ministry"; {@code at} if there is none.
   */
  private int bodyEnd(Tokens words, int at) {
    for (int i = at; i < at + LONGEST_BODY && words.isWord(i); i++) {
      String word = words.lower(i);
      if (!words.isLowerCase(i) && !WordClass.STATE_BODY.has(word)) {
        break;
      }
      if (WordClass.STATE_BODY.has(word) || (i > at && WordClass.DEFINED_BODY.has(word))) {
        // "Kenyan army chief" and "Kenyan police officers" are people.
        return isPeople(words, i + 1) ? at : i + 1;
      }
      if (WordClass.CONNECTIVE.has(word) || WordClass.PARTICLE.has(word)) {
        break;
      }
    }
    return at;
  }

  private void addPerson(Tokens words, int from, int to, List<Candidate> found) {
    if (words.is(to, "administration") || words.is(to, "government")) {
      // "The Brandt administration" is not Brandt.
      found.add(candidate(words, from, to + 1, EntityKind.ORGANISATION, true, null, null, null));
      return;
    }
    int title = titleBefore(words, from);
    Title holder = title(words, title, from);
    String office = holder.role() == null ? officeOf(words, from) : holder.role();
    String role = office == null ? apposition(words, from, to) : office;
    boolean behindRole = office == null && role != null && words.is(from - 1, ",");
    String country = behindRole ? demonymBefore(words, from - 1) : home(words, title, from);
    boolean named = to - from > 1 && vocabulary.isGivenName(words.lower(from));
    boolean sure = named || role != null || holder.gender() != null;
    found.add(candidate(words, from, to, EntityKind.PERSON, sure, role, country, holder.gender()));
  }

  /**
   * The country of a person from the words before name and title: "Kenyan President X", "Canadian
   * X", "the Kenyan harbour minister X".
   */
  private String home(Tokens words, int title, int name) {
    for (int size = 2; size > 0; size--) {
      if (title >= size) {
        String before = name(words, title - size, title);
        String code = gazetteer.demonym(before);
        code = code == null && title < name ? gazetteer.country(before) : code;
        if (code != null) {
          return code;
        }
      }
    }
    return title < name ? demonymBefore(words, title) : null;
  }

  /**
   * An organisation's name takes in the nationality before it, which the encoder keeps apart: the
   * "Chinese Foreign Ministry".
   */
  private void addOrganisation(Tokens words, int from, int to, List<Candidate> found) {
    if (to - from == 1 && WordClass.COMPANY_FORM.has(words.lower(from).replace(".", ""))) {
      return;
    }
    String country = gazetteer.country(stem(words.form(to - 1)));
    int start = from;
    for (int size = 2; size > 0 && start == from; size--) {
      if (from < size || !words.isCapitalised(from - size)) {
        continue;
      }
      String before = name(words, from - size, from);
      String code = gazetteer.demonym(before);
      code = code == null && ABBREVIATED.contains(before) ? gazetteer.country(before) : code;
      if (code != null) {
        country = code;
        start = from - size;
      }
    }
    if (start == from && from > 0 && isOwner(words, from - 1, name(words, from, to))) {
      start = from - 1;
      country = gazetteer.country(stem(words.form(start)));
    }
    boolean acronym = to - from == 1 && isAcronym(words.form(from));
    int begin = acronym ? from : start;
    boolean noun = !acronym && vocabulary.isOrganisationNoun(stem(words.lower(to - 1)));
    while (noun && begin > 1 && isPartOfName(words, begin - 1)) {
      begin--;
    }
    Candidate before = found.isEmpty() ? null : found.get(found.size() - 1);
    if (before != null && begin < from && before.span().overlaps(words.span(begin))) {
      // The country is part of the name now.
      found.remove(found.size() - 1);
    }
    boolean sure = to - begin > 1 || acronym;
    String sort = sort(words, begin, to);
    found.add(candidate(words, begin, to, EntityKind.ORGANISATION, sure, sort, country, null));
  }

  /** "Kenya's" before a body that every country has. */
  private boolean isOwner(Tokens words, int i, String body) {
    return isPossessive(words.form(i))
        && gazetteer.country(stem(words.form(i))) != null
        && NameKey.isOfAnyCountry(body, EntityKind.ORGANISATION);
  }

  /**
   * Whether the word before an organisation's name, inside a sentence, goes with it: "Regional".
   */
  private boolean isPartOfName(Tokens words, int i) {
    String word = words.form(i);
    return words.isWord(i)
        && words.isCapitalised(i)
        && !isAcronym(word)
        && !isPossessive(word)
        && !isCountryWord(word)
        && titles.lengthAt(words, i, i + 1) == 0
        && !WordClass.TIME.has(words.lower(i));
  }

  /** The noun in "the newspaper Granma" and in "Granma, the party's newspaper"; or null. */
  private String sort(Tokens words, int from, int to) {
    if (words.isLowerCase(from - 1) && vocabulary.isOrganisationRole(words.lower(from - 1))) {
      return words.lower(from - 1);
    }
    boolean apposition =
        words.is(to, ",")
            && (words.is(to + 1, "the") || words.is(to + 1, "a") || words.is(to + 1, "an"));
    for (int i = to + 2; apposition && i < to + APPOSITION && words.isWord(i); i++) {
      boolean ends = !words.isWord(i + 1) || WordClass.CONNECTIVE.has(words.lower(i + 1));
      if (ends) {
        boolean told = words.isLowerCase(i) && vocabulary.isOrganisationRole(words.lower(i));
        return told ? words.lower(i) : null;
      }
    }
    return null;
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
        role.append(role.length() == 0 ? "" : " ").append(titles.inFull(phrase));
      }
      i += length;
    }
    return new Title(role.length() == 0 ? null : role.toString(), gender);
  }

  /** The office in "Chancellor of the Exchequer X"; or null. */
  private String officeOf(Tokens words, int name) {
    int at = name - 1;
    while (at > 0 && at > name - LONGEST_ROLE && (words.isCapitalised(at) || words.is(at, "the"))) {
      at--;
    }
    if (at == name - 1 || !words.is(at, "of")) {
      return null;
    }
    for (int size = LONGEST_TITLE; size > 0; size--) {
      if (at >= size && titles.lengthAt(words, at - size, at) == size) {
        String phrase = lower(words, at - size, at);
        return titles.isAddress(phrase) || !words.isCapitalised(at - size) ? null : phrase;
      }
    }
    return null;
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

  /** Where the titles right before a name begin: "chief executive", "Prime Minister Dr". */
  private int titleBefore(Tokens words, int name) {
    int at = name;
    for (int size = LONGEST_TITLE; size > 0; size--) {
      if (at >= size && titles.lengthAt(words, at - size, at) == size) {
        at -= size;
        size = LONGEST_TITLE + 1;
      }
    }
    boolean modified =
        at > 0 && at < name && titles.isTitle(words.lower(at - 1) + " " + words.lower(at));
    at = modified ? at - 1 : at;
    boolean portfolio = words.isCapitalised(at) && WordClass.PORTFOLIO.has(words.lower(name - 1));
    while (portfolio
        && at < name
        && name - at < LONGEST_ROLE
        && words.isWord(at - 1)
        && words.isCapitalised(at - 1)
        && !isPossessive(words.form(at - 1))
        && !isAcronym(words.form(at - 1))
        && !isCountryWord(words.form(at - 1))) {
      at--;
    }
    return at;
  }

  /** The role in ", the head of …" behind the name or "its president, " before it; or null. */
  private String apposition(Tokens words, int from, int to) {
    if (words.is(to, ",") && !isPossessive(words.form(to - 1))) {
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
        // "Brandt, its chairman," is the chairman; of "Brandt, its chairman said" somebody else is.
        boolean says =
            words.is(to + 1, "its") && WordClass.BEHIND_SUBJECT.has(words.lower(i + length));
        if (known && opens && !says && !words.isCapitalised(i + length)) {
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

  private Candidate candidate(
      Tokens words,
      int from,
      int to,
      EntityKind kind,
      boolean sure,
      String role,
      String country,
      Gender gender) {
    // Nothing of Standard & Poor's can follow in "Standard & Poor's said".
    boolean whole =
        kind == EntityKind.ORGANISATION && WordClass.BEHIND_SUBJECT.has(words.lower(to));
    List<String> name = new ArrayList<>();
    for (int i = from; i < to; i++) {
      boolean apostrophe = !words.isWord(i) && !words.is(i, "&") && !name.isEmpty();
      if (apostrophe) {
        name.set(name.size() - 1, name.get(name.size() - 1) + words.form(i));
      } else {
        name.add(i == to - 1 && !whole ? stem(words.form(i)) : words.form(i));
      }
    }
    Span span = words.span(from, to);
    if (!whole && isPossessive(words.form(to - 1))) {
      span = new Span(span.start(), span.end() - 2);
    }
    boolean acronym = words.is(to, "(") && words.is(to + 2, ")") && isAcronym(words.form(to + 1));
    boolean fits = acronym && (to - from > 1 || !isAcronym(words.form(from)));
    EntityKind shown = fits && !sure ? EntityKind.ORGANISATION : kind;
    return new Candidate(
        span, name, shown, sure || fits, role, country, gender, fits ? words.span(to + 1) : null);
  }

  private static String stem(String form) {
    return isPossessive(form) ? form.substring(0, form.length() - 2) : form;
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

  private static boolean isPossessive(String form) {
    int length = form.length();
    return length > 2
        && form.charAt(length - 1) == 's'
        && (form.charAt(length - 2) == '\'' || form.charAt(length - 2) == '\u2019');
  }

  /** A word of two to six capitals, full stops allowed. */
  static boolean isAcronym(String form) {
    String letters = form.replace(".", "");
    return letters.length() > 1
        && letters.length() < 7
        && Character.isLetter(letters.charAt(0))
        && LetterCase.isUpper(letters);
  }
}
