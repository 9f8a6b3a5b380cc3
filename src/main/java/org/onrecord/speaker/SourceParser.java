package org.onrecord.speaker;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/** Tells what a statement's source says about the speaker, before looking anywhere else. */
final class SourceParser {
  /** Marks that may stand before a name without parting it from what stands before them. */
  private static final Set<String> OPENING_MARKS =
      Set.of("<", "(", "[", "\"", "\u201c", "\u2018", "'", "-", "\u2013", "\u2014");

  /** Words that "the" and a document's noun may have between them, and one more. */
  private static final int MOST_BEFORE_DOCUMENT = 4;

  /** How many words behind its article the noun may stand that tells what an organisation is. */
  private static final int MOST_BEFORE_OWNER = 3;

  /** How many words behind a document's noun "by" may stand: "issued last week by". */
  private static final int MOST_TO_ISSUER = 6;

  /** How many words before the issuer's name "by" may stand: "by the auditing firm". */
  private static final int MOST_BEFORE_ISSUER = 5;

  /** Words of any kind that "the" and a role noun may have between them. */
  private static final int MOST_STRANGE = 2;

  private static final Pattern POSSESSIVE = Pattern.compile("['\u2019]s?$");

  private final Gazetteer gazetteer;
  private final Titles titles;
  private final Vocabulary vocabulary;

  SourceParser(Gazetteer gazetteer, Titles titles, Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.gazetteer = gazetteer;
    this.titles = titles;
  }

  /** Whether a word, in lower case, is an office, an occupation or a form of address. */
  boolean isTitle(String word) {
    return titles.isTitle(word);
  }

  /**
   * Parses the source in {@code span}.
   *
   * @param mentions the story's mentions inside {@code span}, in order
   */
  Source parse(StoryText text, Span span, List<Mention> mentions, List<Entity> entities) {
    Tokens words = Tokens.of(text, span);
    if (words.size() == 1
        && WordClass.PRONOUN.has(words.lower(0))
        && !CandidateFinder.isAcronym(words.form(0))) {
      return Source.of(Source.Shape.PRONOUN, -1, words.lower(0));
    }
    int named = -1;
    Mention first = null;
    for (Mention mention : mentions) {
      Entity entity = entities.get(mention.entity());
      if (!isHead(words, mention, entity) && !isHolderBehind(words, mention, entity, mentions)) {
        continue;
      }
      boolean person = entities.get(mention.entity()).kind() == EntityKind.PERSON;
      boolean holder = person && first != null && isHolder(words, mention);
      boolean joined = first != null && !holder && isJoined(text, first, mention);
      if (isOneOfSeveral(words, mention) || joined || isListed(words, mention, mentions)) {
        return Source.UNCLEAR;
      }
      if (named < 0 || holder || (person && entities.get(named).kind() != EntityKind.PERSON)) {
        named = mention.entity();
      }
      first = first == null ? mention : first;
    }
    if (named >= 0) {
      return Source.of(Source.Shape.NAME, named, "");
    }
    Source document = document(words, mentions, entities);
    if (document != null) {
      return document;
    }
    Source role = role(words);
    String noun = role.shape() == Source.Shape.UNCLEAR ? person(words) : null;
    return noun == null ? role : Source.of(Source.Shape.UNNAMED, -1, noun);
  }

  /**
   * "The Harbour Council's figures", "a study by the Harbour Council", and "the study" after it; "a
   * company statement" is the company's. Null if the source is no document.
   */
  private Source document(Tokens words, List<Mention> mentions, List<Entity> entities) {
    int noun = 0;
    while (words.isWord(noun)
        && !(words.isLowerCase(noun) && WordClass.DOCUMENT.has(words.lower(noun)))) {
      if (isGoverning(words.lower(noun))) {
        return null;
      }
      noun = behindParentheses(words, noun + 1);
    }
    if (!words.isWord(noun)) {
      return null;
    }
    String word = words.lower(noun);
    for (Mention mention : mentions) {
      int from = index(words, mention.span().start());
      int to = index(words, mention.span().end());
      EntityKind kind = entities.get(mention.entity()).kind();
      boolean before =
          from < noun
              && (from == 0 || (from == 1 && WordClass.OPENING.has(words.lower(0))))
              && kind == EntityKind.ORGANISATION;
      boolean behind =
          from > noun
              && isIssued(words, noun, from)
              && (!words.isWord(to) || isRelative(words.lower(to)))
              && kind != EntityKind.PLACE;
      if (before || behind) {
        return Source.of(Source.Shape.DOCUMENT, mention.entity(), word);
      }
    }
    for (int i = 0; i < noun; i++) {
      String owner = POSSESSIVE.matcher(words.lower(i)).replaceFirst("");
      if (WordClass.ORGANISATION_ROLE.has(owner) && !WordClass.PLACE_OF_FILING.has(owner)) {
        return Source.of(Source.Shape.ROLE, -1, owner);
      }
    }
    return noun < MOST_BEFORE_DOCUMENT && WordClass.DEFINITE.has(words.lower(0))
        ? Source.of(Source.Shape.DOCUMENT, -1, word)
        : null;
  }

  /** "a study by X", "a statement issued last week by the auditing firm X". */
  private static boolean isIssued(Tokens words, int noun, int name) {
    int at = name - 1;
    while (at > noun + 1 && at > name - MOST_BEFORE_ISSUER && words.isLowerCase(at)) {
      if (isGoverning(words.lower(at))) {
        break;
      }
      at--;
    }
    boolean by = words.is(at, "by");
    for (int i = noun + 1; i < at && by; i++) {
      by = words.isWord(i);
    }
    return by ? at <= noun + MOST_TO_ISSUER : words.is(at, "from") && at <= noun + 2;
  }

  /**
   * The noun in "an official", "one dealer at the fair", "Kenya's trade minister": somebody, though
   * without a name. Null if the source is nothing of the kind.
   */
  private String person(Tokens words) {
    boolean one = WordClass.ONE.has(words.lower(0));
    for (int i = 0; i < words.size() && words.isWord(i); i++) {
      int length = titles.lengthAt(words, i, words.size());
      boolean people = length > 0 || WordClass.PEOPLE.has(words.lower(i));
      int behind = i + Math.max(1, length);
      boolean ends = !words.isWord(behind) || isRelative(words.lower(behind));
      if (people && (ends || isGoverning(words.lower(behind)))) {
        return one || i == 0 ? words.lower(behind - 1) : null;
      }
      if (isGoverning(words.lower(i))) {
        return null;
      }
      one |= POSSESSIVE.matcher(words.lower(i)).find();
    }
    return null;
  }

  /** "Brandt and Co analyst Ann Poe": behind an office in lower case, which no "and" joins. */
  private boolean isHolder(Tokens words, Mention mention) {
    int name = index(words, mention.span().start());
    int office = name;
    while (office > 0
        && words.isLowerCase(office - 1)
        && titles.lengthAt(words, office - 1, name) == name - office + 1) {
      office--;
    }
    boolean capital = words.isWord(office - 1) && !words.isLowerCase(office - 1);
    return office < name && (capital || words.is(office - 1, ")"));
  }

  /** "Xi and Lasso": no single speaker. */
  private static boolean isJoined(StoryText text, Mention first, Mention second) {
    String between =
        text.view()
            .substring(first.span().end(), Math.max(first.span().end(), second.span().start()));
    return between.contains(" and ") || between.contains(" or ") || between.equals(", ");
  }

  /**
   * "Democrats" of "Democrats and Republicans alike", whether or not the others are known names.
   */
  private static boolean isOneOfSeveral(Tokens words, Mention mention) {
    int behind = index(words, mention.span().end());
    return words.is(behind, "and") || words.is(behind, "or");
  }

  /** "Ghana, Togo and six others": a comma and another name, then an "and". */
  private static boolean isListed(Tokens words, Mention mention, List<Mention> mentions) {
    int comma = index(words, mention.span().end());
    if (!words.is(comma, ",")) {
      return false;
    }
    int next = words.is(comma + 1, "the") ? comma + 2 : comma + 1;
    for (Mention other : mentions) {
      if (next < words.size() && other.span().start() == words.span(next).start()) {
        int behind = index(words, other.span().end());
        return words.is(behind, "and")
            || words.is(behind, "or")
            || (words.is(behind, ",") && isListed(words, other, mentions));
      }
    }
    return false;
  }

  /** The first word that begins at {@code offset} of the text or behind it. */
  private static int index(Tokens words, int offset) {
    int i = 0;
    while (i < words.size() && words.span(i).start() < offset) {
      i++;
    }
    return i;
  }

  /** "Director of the Dallas chapter of the Harbour Council Ann Poe": right behind the council. */
  private boolean isHolderBehind(
      Tokens words, Mention mention, Entity entity, List<Mention> mentions) {
    int start = WordClass.DEFINITE.has(words.lower(0)) ? 1 : 0;
    boolean ends = words.span(words.size() - 1).end() <= mention.span().end();
    return entity.kind() == EntityKind.PERSON
        && ends
        && titles.lengthAt(words, start, words.size()) > 0
        && mentions.stream().anyMatch(m -> m.span().end() + 1 == mention.span().start());
  }

  /** Whether the mention is what the noun phrase is about, rather than "a spokesman for X". */
  private boolean isHead(Tokens words, Mention mention, Entity entity) {
    int from = index(words, mention.span().start());
    int to = index(words, mention.span().end());
    boolean possessive = from < to && words.span(to - 1).end() > mention.span().end();
    if (from == to || (possessive && to < words.size())) {
      // "X's office", yet "X's" of "X's proposal", where the proposal is the cue.
      return false;
    }
    int behind = behindParentheses(words, to);
    String next = words.isWord(behind) ? words.lower(behind) : "and";
    if (!isRelative(next) && !WordClass.UNIT.has(next) && !isGoverning(next)) {
      return false;
    }
    boolean group = entity.kind() == EntityKind.GROUP;
    for (int i = from - 1; i >= 0; i--) {
      if (!words.isWord(i)) {
        int open = words.is(i, ")") ? opening(words, i) : -1;
        if (open >= 0 || OPENING_MARKS.contains(words.form(i))) {
          i = open >= 0 ? open : i;
          continue;
        }
        boolean titled = titles.isTitle(words.lower(from - 1));
        return switch (entity.kind()) {
          case PERSON -> titled || isAppositionOf(words, i);
          case ORGANISATION -> isOwnerBefore(words, i);
          default -> false;
        };
      }
      if (isGoverning(words.lower(i))) {
        return entity.kind() == EntityKind.PERSON && namesHolder(words, i, from, to);
      }
      boolean vague = group && !words.is(i, "the") && gazetteer.demonym(words.form(i)) == null;
      if (vague || words.is(i, "who") || words.is(i, "whose")) {
        return false;
      }
    }
    // "Tanga said" is its government or its people; "in Tanga" and "Tanga harbour" are not.
    boolean alone = (from == 0 || (from == 1 && words.is(0, "the"))) && to == words.size();
    return entity.kind() != EntityKind.PLACE || alone;
  }

  /** "Official" of "the Harbour Council (HC) official", seen from the council. */
  private static int behindParentheses(Tokens words, int at) {
    if (!words.is(at, "(")) {
      return at;
    }
    int i = at;
    while (i < words.size() && !words.is(i, ")")) {
      i++;
    }
    return i + 1;
  }

  /** The parenthesis that {@code closing} closes; -1 if there is none. */
  private static int opening(Tokens words, int closing) {
    int i = closing;
    while (i >= 0 && !words.is(i, "(")) {
      i--;
    }
    return i;
  }

  /**
   * Whether the name behind a preposition is nevertheless the head: "Minister of Education X" and
   * "University of Y president X", as against "a spokesman for President X".
   */
  private boolean namesHolder(Tokens words, int preposition, int from, int to) {
    if (words.is(preposition, "by")) {
      // "The team, led by Dr. Poe" is not Poe.
      return false;
    }
    int between = 0;
    for (int i = preposition + 1; i < from; i++) {
      boolean counts =
          !WordClass.DEFINITE.has(words.lower(i)) && gazetteer.demonym(words.form(i)) == null;
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
    if (titles.isTitle(words.lower(comma - 1))) {
      return true;
    }
    for (int i = 0; i < comma; i++) {
      if ((i == 0 && WordClass.OPENING.has(words.lower(0)))
          || titles.lengthAt(words, i, comma) > 0) {
        return true;
      }
      if (!words.isWord(i) || words.is(i, "who")) {
        return false;
      }
    }
    return false;
  }

  /** "its owner, Harbour East", "the ferry operator, Harbour East". */
  private boolean isOwnerBefore(Tokens words, int comma) {
    int noun = comma - 1;
    return words.is(comma, ",")
        && noun > 0
        && noun <= MOST_BEFORE_OWNER
        && WordClass.OPENING.has(words.lower(0))
        && (titles.isTitle(words.lower(noun)) || vocabulary.isOrganisationRole(words.lower(noun)));
  }

  private static boolean isRelative(String word) {
    return word.equals("who")
        || word.equals("which")
        || word.equals("and")
        || word.equals("himself")
        || word.equals("herself");
  }

  private static boolean isGoverning(String word) {
    return WordClass.GOVERNING.has(word);
  }

  private Source role(Tokens words) {
    if (words.size() == 0 || !WordClass.DEFINITE.has(words.lower(0))) {
      return Source.UNCLEAR;
    }
    String country = null;
    String owner = null;
    int strange = 0;
    for (int i = 1; i < words.size() && i < 6 && words.isWord(i); i++) {
      String code = gazetteer.demonym(words.form(i));
      country = country == null ? code : country;
      String word = words.lower(i);
      int length = titles.lengthAt(words, i, words.size());
      int behind = i + Math.max(1, length);
      boolean last = !words.isWord(behind);
      if (length > 0 && (last || WordClass.ROLE_OF.has(words.lower(behind)))) {
        String of = last ? owner : nameIn(words, behind + 1);
        return last || of != null
            ? new Source(Source.Shape.ROLE, -1, office(words, i, behind), country, of)
            : Source.UNCLEAR;
      }
      // "Their union" is one whose name tells of it; "their company" may be any.
      boolean theirs =
          words.is(0, "their") && (WordClass.ANY_BODY.has(word) || WordClass.ANY_COMPANY.has(word));
      if (last && vocabulary.isOrganisationRole(word) && !theirs) {
        return new Source(Source.Shape.ROLE, -1, word, country, null);
      }
      boolean modifies =
          WordClass.MODIFIER.has(word)
              || vocabulary.isOrganisationRole(word)
              || word.endsWith("-year-old");
      strange += code == null && length == 0 && !modifies ? 1 : 0;
      owner = words.isCapitalised(i) && code == null ? words.form(i) : owner;
      // "The company's president" is not told of by name here.
      boolean owned = POSSESSIVE.matcher(word).find() && code == null;
      if (strange > MOST_STRANGE || owned || isGoverning(word) || isRelative(word)) {
        return Source.UNCLEAR;
      }
      i += Math.max(0, length - 1);
    }
    return Source.UNCLEAR;
  }

  /** "Finance minister", "deputy governor" of "the …", "chief executive" of "the CEO". */
  private String office(Tokens words, int from, int to) {
    StringBuilder title = new StringBuilder(words.lower(from));
    for (int i = from + 1; i < to; i++) {
      title.append(' ').append(words.lower(i));
    }
    String office = titles.inFull(title.toString());
    String before = words.lower(from - 1);
    boolean told = WordClass.PORTFOLIO_OF.has(before) || WordClass.OTHER_OFFICE.has(before);
    return told ? before + " " + office : office;
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
}
