package org.onrecord.speaker;

import java.util.List;
import java.util.Set;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/** Tells what a statement's source says about the speaker, before looking anywhere else. */
final class SourceParser {
  private static final Set<String> PRONOUNS =
      Set.of("he", "she", "they", "it", "who", "which", "his", "her");
  private static final Set<String> GOVERNING =
      Set.of(
          "of", "for", "from", "to", "with", "by", "at", "in", "on", "against", "near", "behind",
          "about", "than", "as", "between", "inside", "outside", "like");

  /** What may follow a role: "the mayor of Tanga". */
  private static final Set<String> OF = Set.of("of", "for", "at", "in", "from");

  private static final Set<String> DEFINITE = Set.of("the", "its", "their", "this", "that");
  private static final Set<String> OPENING =
      Set.of("the", "its", "their", "his", "her", "a", "an", "our");
  private static final Set<String> MODIFIERS =
      Set.of(
          "former",
          "then",
          "late",
          "own",
          "acting",
          "outgoing",
          "incoming",
          "new",
          "old",
          "same",
          "current",
          "deputy",
          "senior",
          "chief",
          "first",
          "prime",
          "foreign",
          "finance",
          "interior",
          "defence",
          "defense",
          "trade",
          "health",
          "justice",
          "labour",
          "labor",
          "transport",
          "agriculture",
          "fisheries",
          "sports",
          "education",
          "energy",
          "environment",
          "vice",
          "managing",
          "general",
          "executive",
          "young",
          "veteran",
          "top",
          "central",
          "national");
  private static final Set<String> ORGANISATION_ROLES =
      Set.of(
          "company",
          "firm",
          "bank",
          "ministry",
          "agency",
          "union",
          "party",
          "council",
          "commission",
          "department",
          "bureau",
          "newspaper",
          "authority",
          "board",
          "committee",
          "association",
          "federation",
          "foundation",
          "fund",
          "court",
          "group",
          "organisation",
          "organization",
          "carrier",
          "airline",
          "maker",
          "manufacturer",
          "operator",
          "club",
          "institute",
          "university",
          "brotherhood",
          "paper",
          "magazine",
          "charity",
          "chain");

  private final Gazetteer gazetteer;
  private final Titles titles;
  private final Vocabulary vocabulary;

  SourceParser(Gazetteer gazetteer, Titles titles, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.gazetteer = gazetteer;
    this.titles = titles;
  }

  /**
   * Parses the source in {@code span}.
   *
   * @param mentions the story's mentions inside {@code span}, in order
   */
  Source parse(StoryText text, Span span, List<Mention> mentions, List<Entity> entities) {
    Tokens words = Tokens.of(text, span);
    if (words.size() == 1
        && PRONOUNS.contains(words.lower(0))
        && !CandidateFinder.isAcronym(words.form(0))) {
      return new Source(Source.Shape.PRONOUN, -1, words.lower(0), null, null);
    }
    int named = -1;
    Mention first = null;
    for (Mention mention : mentions) {
      if (!isHead(words, mention, entities.get(mention.entity()))) {
        continue;
      }
      if (first != null && isJoined(text, first, mention)) {
        return Source.of(Source.Shape.UNCLEAR);
      }
      boolean person = entities.get(mention.entity()).kind() == EntityKind.PERSON;
      if (named < 0 || (person && entities.get(named).kind() != EntityKind.PERSON)) {
        named = mention.entity();
      }
      first = first == null ? mention : first;
    }
    if (named >= 0) {
      return new Source(Source.Shape.NAME, named, "", null, null);
    }
    return role(words);
  }

  /** "Xi and Lasso": no single speaker. */
  private static boolean isJoined(StoryText text, Mention first, Mention second) {
    String between =
        text.view()
            .substring(first.span().end(), Math.max(first.span().end(), second.span().start()));
    return between.contains(" and ") || between.contains(" or ") || between.equals(", ");
  }

  /** Whether the mention is what the noun phrase is about, rather than "a spokesman for X". */
  private boolean isHead(Tokens words, Mention mention, Entity entity) {
    int from = 0;
    while (from < words.size() && words.span(from).start() < mention.span().start()) {
      from++;
    }
    int to = from;
    while (to < words.size() && words.span(to).start() < mention.span().end()) {
      to++;
    }
    if (from == to || words.span(to - 1).end() > mention.span().end()) {
      // "X's office": the possessive stands outside the mention, inside the word.
      return false;
    }
    boolean follows = words.isWord(to) && !isRelative(words.lower(to));
    if (follows && !isGoverning(words.lower(to))) {
      return false;
    }
    boolean group = entity.kind() == EntityKind.GROUP;
    for (int i = from - 1; i >= 0; i--) {
      if (!words.isWord(i)) {
        return entity.kind() == EntityKind.PERSON && isAppositionOf(words, i);
      }
      if (isGoverning(words.lower(i))) {
        return entity.kind() == EntityKind.PERSON && namesHolder(words, i, from, to);
      }
      boolean vague = group && !words.is(i, "the") && gazetteer.demonym(words.form(i)) == null;
      if (vague) {
        return false;
      }
    }
    return entity.kind() != EntityKind.PLACE;
  }

  /**
   * Whether the name behind a preposition is nevertheless the head: "Minister of Education X" and
   * "University of Y president X", as against "a spokesman for President X".
   */
  private boolean namesHolder(Tokens words, int preposition, int from, int to) {
    int between = 0;
    for (int i = preposition + 1; i < from; i++) {
      boolean counts =
          !DEFINITE.contains(words.lower(i)) && gazetteer.demonym(words.form(i)) == null;
      between += counts ? 1 : 0;
    }
    boolean holder = titles.isTitle(words.lower(preposition - 1));
    boolean title = titles.isTitle(words.lower(from - 1));
    return between > 0 && holder != title && !words.isWord(to);
  }

  /**
   * "its president, Robin Kestell" and "the head of the bid, Marcus Whitlow", yet not "Paris, X".
   */
  private boolean isAppositionOf(Tokens words, int comma) {
    if (!words.is(comma, ",")) {
      return false;
    }
    for (int i = 0; i < comma; i++) {
      if ((i == 0 && OPENING.contains(words.lower(0))) || titles.lengthAt(words, i, comma) > 0) {
        return true;
      }
      if (!words.isWord(i) || words.is(i, "who")) {
        return false;
      }
    }
    return false;
  }

  private static boolean isRelative(String word) {
    return word.equals("who")
        || word.equals("which")
        || word.equals("and")
        || word.equals("himself")
        || word.equals("herself");
  }

  private static boolean isGoverning(String word) {
    return GOVERNING.contains(word);
  }

  private Source role(Tokens words) {
    if (words.size() == 0 || !DEFINITE.contains(words.lower(0))) {
      return Source.of(Source.Shape.UNCLEAR);
    }
    String country = null;
    for (int i = 1; i < words.size() && i < 6 && words.isWord(i); i++) {
      String code = gazetteer.demonym(words.form(i));
      country = country == null ? code : country;
      String word = words.lower(i);
      int length = titles.lengthAt(words, i, words.size());
      int behind = i + Math.max(1, length);
      boolean last = !words.isWord(behind);
      if (length > 0 && (last || OF.contains(words.lower(behind)))) {
        String of = last ? null : nameIn(words, behind + 1);
        return last || of != null
            ? new Source(Source.Shape.ROLE, -1, words.lower(behind - 1), country, of)
            : Source.of(Source.Shape.UNCLEAR);
      }
      if (last && isOrganisationRole(word) && !words.is(0, "their")) {
        return new Source(Source.Shape.ROLE, -1, word, country, null);
      }
      boolean modifies = MODIFIERS.contains(word) || isOrganisationRole(word);
      if (code == null && length == 0 && !modifies) {
        return Source.of(Source.Shape.UNCLEAR);
      }
      i += Math.max(0, length - 1);
    }
    return Source.of(Source.Shape.UNCLEAR);
  }

  /** The first word with a capital from {@code at} on, up to a comma; null if there is none. */
  private static String nameIn(Tokens words, int at) {
    for (int i = at; i < words.size() && words.isWord(i); i++) {
      if (words.isCapitalised(i)) {
        return words.form(i);
      }
    }
    return null;
  }

  /** Whether {@code noun} stands for an organisation rather than a person. */
  boolean isOrganisationRole(String noun) {
    return ORGANISATION_ROLES.contains(noun) || vocabulary.isOrganisationNoun(noun);
  }
}
