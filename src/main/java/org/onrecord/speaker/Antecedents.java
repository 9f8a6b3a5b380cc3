package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.statement.Statement;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** Whom the pronouns, role nouns and documents of one story stand for, among those named before. */
final class Antecedents {
  /** How many sentences back a pronoun reaches. */
  private static final int PRONOUN_REACH = 4;

  /** How many sentences further back, where nobody else spoke whom it may stand for. */
  private static final int FAR_PRONOUN_REACH = 8;

  /** How many others "he" may be besides the one that a sentence names first. */
  private static final int MOST_RIVALS = 3;

  /** How many sentences back a role noun reaches. */
  private static final int ROLE_REACH = 100;

  /** How many sentences on the name of somebody told of by a noun is looked for. */
  private static final int AHEAD = 4;

  /** What a subject is followed by, as far as its form tells. */
  private static final Pattern VERB =
      Pattern.compile(" (?:\\p{Ll}+ed|said|says|is|was|has|had|will|would|gave|took|made|met) ");

  private static final int LONGEST_VERB = 20;

  /** "In a joint statement", "said on Monday in its report"; the words behind the article. */
  private static final Pattern IN_A_DOCUMENT =
      Pattern.compile(
          "(?:\\p{L}+ ){0,4}?[Ii]n (?:an?|its|his|her|their) ((?:\\p{L}+ ){0,3}\\p{L}+)\\b");

  /** Within how many characters of a cue or a sentence's start the document is looked for. */
  private static final int DOCUMENT_REACH = 80;

  /** How many sentences behind the lead the name of whom it tells of is looked for. */
  private static final int BEHIND_LEAD = 2;

  private final StoryText text;
  private final Discourse discourse;
  private final Vocabulary vocabulary;
  private final Titles titles;
  private final OrganisationKinds kinds;

  /** By noun, where somebody new is first called so. */
  private final Map<String, Integer> firstOf = new HashMap<>();

  Antecedents(
      StoryText text,
      Discourse discourse,
      Vocabulary vocabulary,
      Titles titles,
      OrganisationKinds kinds) {
    this.text = text;
    this.discourse = discourse;
    this.vocabulary = vocabulary;
    this.titles = titles;
    this.kinds = kinds;
  }

  /** Whom the pronoun that is a statement's source stands for; null where it is not clear. */
  Speaker ofPronoun(String word, Statement statement, int sentence) {
    Span span = statement.source().get(0);
    return switch (word) {
      case "he", "his" -> person(Gender.MALE, statement, sentence);
      case "she", "her" -> person(Gender.FEMALE, statement, sentence);
      case "they" -> they(sentence);
      case "it" -> organisation(sentence);
      case "who", "which" -> relative(span, sentence);
      default -> null;
    };
  }

  private Speaker person(Gender gender, Statement statement, int sentence) {
    Span span = statement.source().get(0);
    for (int s = sentence; s >= 0 && s >= sentence - PRONOUN_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0 && fits(speaker, gender)) {
        return person(speaker, gender);
      }
      if (speaker == Discourse.SOMEONE) {
        return Speaker.SOMEONE;
      }
      int candidate = -1;
      int rivals = 0;
      for (Mention mention : discourse.mentions(s)) {
        boolean before = mention.span().end() <= span.start() && !isOwner(mention, s);
        boolean said = statement.content().stream().anyMatch(c -> c.overlaps(mention.span()));
        if (!before || said || !fits(mention.entity(), gender)) {
          continue;
        }
        boolean better =
            candidate >= 0
                && discourse.gender(candidate) == null
                && discourse.gender(mention.entity()) == gender;
        rivals += candidate >= 0 && candidate != mention.entity() && !better ? 1 : 0;
        candidate = candidate < 0 || better ? mention.entity() : candidate;
      }
      if (candidate >= 0) {
        boolean open = rivals > (s < sentence - 1 ? 0 : MOST_RIVALS);
        return open ? null : person(candidate, gender);
      }
    }
    return onlyPerson(gender, sentence - PRONOUN_REACH - 1);
  }

  /** The only one "he" may be of those who spoke in the sentences up to {@code last}. */
  private Speaker onlyPerson(Gender gender, int last) {
    int only = -1;
    for (int s = last; s >= 0 && s > last - FAR_PRONOUN_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker == Discourse.SOMEONE) {
        return null;
      }
      if (speaker >= 0 && fits(speaker, gender)) {
        if (only >= 0 && only != speaker) {
          return null;
        }
        only = speaker;
      }
    }
    return only < 0 ? null : Rule.PRONOUN_FAR.speaker(only);
  }

  /** "Brandt's" of "Brandt's lawyer, Ann Poe, arrived": another one is the sentence's subject. */
  private boolean isOwner(Mention mention, int sentence) {
    int end = mention.span().end();
    String view = text.view();
    boolean owns =
        end + 1 < view.length()
            && "'\u2019".indexOf(view.charAt(end)) >= 0
            && view.charAt(end + 1) == 's';
    Mention last = owns ? discourse.lastPerson(sentence) : null;
    return last != null && last.span().start() > end && last.entity() != mention.entity();
  }

  boolean fits(int entity, Gender gender) {
    Gender known = discourse.gender(entity);
    return discourse.isPerson(entity) && (known == null || known == gender);
  }

  private Speaker person(int entity, Gender gender) {
    boolean known = discourse.gender(entity) == gender;
    discourse.setGender(entity, gender);
    return (known ? Rule.PRONOUN_SAME_GENDER : Rule.PRONOUN_OPEN_GENDER).speaker(entity);
  }

  /** "They" goes on with whoever spoke just now, if that is no he or she. */
  private Speaker they(int sentence) {
    int speaker = discourse.justSpoke(sentence);
    if (speaker < 0) {
      return null;
    }
    if (!discourse.isPerson(speaker)) {
      return Rule.PRONOUN_ORGANISATION.speaker(speaker);
    }
    return discourse.gender(speaker) == null ? Rule.PRONOUN_SINGULAR_THEY.speaker(speaker) : null;
  }

  /** "It" goes on with whoever spoke just now, if that is no person. */
  private Speaker organisation(int sentence) {
    int speaker = discourse.justSpoke(sentence);
    if (speaker >= 0 && isCollective(speaker)) {
      return Rule.PRONOUN_ORGANISATION.speaker(speaker);
    }
    boolean free =
        sentence > 0 && !discourse.hasSpoken(sentence) && !discourse.hasSpoken(sentence - 1);
    int subject = free ? subject(sentence - 1) : -1;
    return subject < 0 ? null : Rule.PRONOUN_SUBJECT.speaker(subject);
  }

  /** The organisation or country that a sentence says something of first; -1 for none. */
  private int subject(int sentence) {
    List<Mention> mentions = discourse.mentions(sentence);
    if (mentions.isEmpty() || !isCollective(mentions.get(0).entity())) {
      return -1;
    }
    Span first = mentions.get(0).span();
    Span whole = discourse.sentence(sentence);
    String before = text.view().substring(whole.start(), Math.max(whole.start(), first.start()));
    boolean begins = before.isEmpty() || before.equals("The ");
    int end = Math.min(whole.end(), first.end() + LONGEST_VERB);
    boolean acts =
        first.end() < end && VERB.matcher(text.view()).region(first.end(), end).lookingAt();
    return begins && acts ? mentions.get(0).entity() : -1;
  }

  /** Whom a quotation on its own goes on with: whoever spoke just now. */
  Speaker ofQuotation(int sentence) {
    int speaker = discourse.justSpoke(sentence);
    return speaker < 0 ? null : Rule.NEIGHBOUR.speaker(speaker);
  }

  boolean isCollective(int entity) {
    EntityKind kind = discourse.entity(entity).kind();
    return kind == EntityKind.ORGANISATION || kind == EntityKind.COUNTRY;
  }

  private Speaker relative(Span span, int sentence) {
    Mention last = null;
    for (Mention mention : discourse.mentions(sentence)) {
      last = mention.span().end() <= span.start() ? mention : last;
    }
    if (last == null) {
      return null;
    }
    String between = text.view().substring(last.span().end(), span.start());
    boolean directly = between.isBlank() || between.strip().equals(",");
    return directly ? Rule.RELATIVE.speaker(last.entity()) : null;
  }

  /** Whom "the minister", "the company" stands for; null where it is not clear. */
  Speaker ofRole(Source source, Span span, int sentence) {
    boolean person = !vocabulary.isOrganisationRole(source.word());
    Speaker found = holder(source, person, span, sentence);
    boolean other =
        found != null
            && source.of() != null
            && !discourse.isNamedBeside(text, found.entity(), source.of());
    if (other || found == null) {
      Speaker meant = person ? epithet(source, span, sentence) : null;
      return meant == null && person ? Speaker.SOMEONE : meant;
    }
    return found;
  }

  /**
   * "The Norwegian physician" right behind what a person said who may be one: nobody is told of as
   * "a physician" before. "The RIA chief" is one beside whose name the RIA is named.
   */
  private Speaker epithet(Source source, Span span, int sentence) {
    int speaker = discourse.justSpoke(sentence);
    String noun = source.word();
    if (speaker < 0 || !discourse.isPerson(speaker)) {
      return null;
    }
    String of = source.of();
    boolean may =
        of == null
            ? WordClass.EPITHET.has(noun)
            : WordClass.HEAD_OF.has(noun) && discourse.isNamedBeside(text, speaker, of);
    if (!may) {
      return null;
    }
    Gender told = titles.gender(noun);
    String country = discourse.entity(speaker).country();
    boolean clash =
        (told != null && !fits(speaker, told))
            || (source.country() != null && country != null && !source.country().equals(country));
    boolean another = firstOf.computeIfAbsent(noun, this::firstOf) <= span.start();
    return clash || another ? null : Rule.EPITHET.speaker(speaker);
  }

  /** Where the first "a noun" or "a long-serving noun" ends; beyond the text if there is none. */
  private int firstOf(String noun) {
    Matcher matcher =
        Pattern.compile("\\ban?(?: [\\p{L}-]+){0,2}? " + Pattern.quote(noun) + "\\b")
            .matcher(text.view());
    return matcher.find() ? matcher.end() : Integer.MAX_VALUE;
  }

  private Speaker holder(Source source, boolean person, Span span, int sentence) {
    boolean anyCountry = source.country() == null;
    if (anyCountry && WordClass.ANY_COMPANY.has(source.word())) {
      return company(span, sentence);
    }
    Holder exact = holder(source, person, source.country(), span, sentence);
    if (exact != null) {
      return (exact.only ? Rule.ROLE_UNIQUE : Rule.ROLE_NEAREST).speaker(exact.entity);
    }
    if (anyCountry) {
      return person || source.of() != null ? null : onlySpeaker(source.word(), sentence);
    }
    // "The Ghanaian minister" may be one whose country the story has not put beside the name.
    Holder open = holder(source, person, null, span, sentence);
    return open != null && open.only ? Rule.ROLE_NEAREST.speaker(open.entity) : null;
  }

  /** Who holds a role: the one mentioned last, and whether there is no other. */
  private record Holder(int entity, boolean only) {}

  /**
   * Who was mentioned before as holding the role; {@code country} null asks for no country known.
   */
  private Holder holder(Source source, boolean person, String country, Span span, int sentence) {
    boolean any = source.country() == null;
    int nearest = -1;
    boolean several = false;
    for (int s = sentence; s >= 0 && s >= sentence - ROLE_REACH && !several; s--) {
      List<Integer> candidates = new ArrayList<>();
      candidates.add(discourse.speaker(s));
      List<Mention> mentions = discourse.mentions(s);
      for (int i = mentions.size() - 1; i >= 0; i--) {
        if (mentions.get(i).span().end() <= span.start()) {
          candidates.add(mentions.get(i).entity());
        }
      }
      for (int entity : candidates) {
        if (entity < 0 || !holds(entity, source.word(), person)) {
          continue;
        }
        if (any || Objects.equals(discourse.entity(entity).country(), country)) {
          several |= nearest >= 0 && nearest != entity;
          nearest = nearest < 0 ? entity : nearest;
        }
      }
    }
    return nearest < 0 ? null : new Holder(nearest, !several);
  }

  private boolean holds(int number, String noun, boolean person) {
    Entity entity = discourse.entity(number);
    if (person) {
      return entity.kind() == EntityKind.PERSON && discourse.hasRole(number, noun);
    }
    return entity.kind() == EntityKind.ORGANISATION
        && (kinds.isNamed(noun, discourse.words(number))
            || discourse.hasRole(number, noun)
            || (WordClass.ANY_COMPANY.has(noun) && kinds.mayBeCompany(discourse.words(number))));
  }

  /**
   * "The agency" whose name tells of none is the only organisation that has spoken so far, or the
   * one that just spoke. An airline, a union or a board is only one whose name says so.
   */
  private Speaker onlySpeaker(String noun, int sentence) {
    if (!WordClass.ANY_BODY.has(noun)) {
      return null;
    }
    List<Integer> spoke = organisationsThatSpoke(sentence);
    if (spoke.size() == 1) {
      return Rule.ROLE_ONLY.speaker(spoke.get(0));
    }
    int last = discourse.justSpoke(sentence);
    return spoke.contains(last) ? Rule.ROLE_GOES_ON.speaker(last) : null;
  }

  /** Each once, last first. */
  private List<Integer> organisationsThatSpoke(int sentence) {
    List<Integer> spoke = new ArrayList<>();
    for (int s = sentence; s >= 0 && s >= sentence - ROLE_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0
          && discourse.entity(speaker).kind() == EntityKind.ORGANISATION
          && !spoke.contains(speaker)) {
        spoke.add(speaker);
      }
    }
    return spoke;
  }

  /**
   * "The company" is the organisation that spoke last; where none has, the one that the story named
   * first, which it is mostly about. One whose name does not tell that it is a company is none
   * where another one that could be meant is named as often.
   */
  private Speaker company(Span span, int sentence) {
    int first = -1;
    Map<Integer, Integer> named = new HashMap<>();
    for (int s = Math.max(0, sentence - ROLE_REACH); s <= sentence; s++) {
      for (Mention mention : discourse.mentions(s)) {
        int entity = mention.entity();
        if (mention.span().end() <= span.start() && mayBeCompany(entity)) {
          first = first < 0 ? entity : first;
          named.merge(entity, 1, Integer::sum);
        }
      }
    }
    for (int spoke : organisationsThatSpoke(sentence)) {
      if (mayBeCompany(spoke)) {
        boolean sure = isCompany(spoke) || isNamedMost(spoke, named);
        return sure ? Rule.COMPANY_GOES_ON.speaker(spoke) : null;
      }
    }
    if (first < 0) {
      return null;
    }
    return (named.size() > 1 ? Rule.COMPANY_FIRST : Rule.ROLE_UNIQUE).speaker(first);
  }

  private static boolean isNamedMost(int entity, Map<Integer, Integer> times) {
    int own = times.getOrDefault(entity, 0);
    return times.entrySet().stream().noneMatch(e -> e.getKey() != entity && e.getValue() >= own);
  }

  private boolean mayBeCompany(int entity) {
    return discourse.entity(entity).kind() == EntityKind.ORGANISATION
        && kinds.mayBeCompany(discourse.words(entity));
  }

  private boolean isCompany(int entity) {
    return kinds.isCompany(discourse.words(entity))
        || WordClass.ANY_COMPANY.words().anyMatch(noun -> discourse.hasRole(entity, noun));
  }

  /**
   * Who is named, with the noun of {@code source}, soon after: "A harbour economist said …", then
   * "Ann Poe, an economist at …". Null if nobody is, or several are.
   */
  Speaker ahead(Source source, int sentence) {
    int found = -1;
    for (int s = sentence + 1; s <= sentence + AHEAD && s < discourse.sentences(); s++) {
      for (Mention mention : discourse.mentions(s)) {
        Entity entity = discourse.entity(mention.entity());
        boolean fits =
            entity.kind() == EntityKind.PERSON
                && discourse.hasRole(mention.entity(), source.word())
                && discourse.firstSentence(mention.entity()) > sentence
                && (source.country() == null
                    || entity.country() == null
                    || source.country().equals(entity.country()));
        if (fits && found >= 0 && found != mention.entity()) {
          return null;
        }
        found = fits ? mention.entity() : found;
      }
    }
    return found < 0 ? null : Rule.AHEAD.speaker(found);
  }

  /**
   * Notes in what document a statement was made: "X said in a statement that" and "In a statement,
   * X said" make X whoever "the statement" is by later, even where X is nobody known.
   */
  void noteDocument(Statement statement, int sentence, Speaker speaker) {
    if (statement.cue().isEmpty()) {
      return;
    }
    Span whole = discourse.sentence(sentence);
    String document = documentAt(statement.cue().get(0).start(), whole.end(), statement);
    document = document == null ? documentAt(whole.start(), whole.end(), statement) : document;
    if (document != null) {
      discourse.issued(document, speaker == null ? -1 : Math.max(-1, speaker.entity()));
    }
  }

  /** The noun in "said in a short statement", outside what is said; or null. */
  private String documentAt(int from, int end, Statement statement) {
    int to = Math.min(end, from + DOCUMENT_REACH);
    Matcher in = IN_A_DOCUMENT.matcher(text.view());
    if (from >= to || !in.region(from, to).lookingAt()) {
      return null;
    }
    int at = in.start(1);
    for (String word : in.group(1).toLowerCase(Locale.ROOT).split(" ", -1)) {
      int start = at;
      if (WordClass.GOVERNING.has(word)
          || WordClass.DEFINITE.has(word)
          || statement.content().stream().anyMatch(content -> content.contains(start))) {
        return null;
      }
      if (WordClass.DOCUMENT.has(word)) {
        return word;
      }
      at += word.length() + 1;
    }
    return null;
  }

  /**
   * Who is quoted right after the lead that tells of them by office alone: "Kenya's health minister
   * said …", then “…,” Ann Poe said. The name is a new one, in full, and nothing is told of it.
   *
   * @param office what the lead tells of them
   * @param sentence of the lead
   * @param next the source of the next sentence's statement, at {@code span}
   */
  Speaker behindLead(String office, int sentence, Source next, Span span) {
    Gender told = titles.gender(office);
    int entity = next.entity();
    if (next.shape() != Source.Shape.NAME) {
      return null;
    }
    Entity named = discourse.entity(entity);
    boolean plain =
        named.kind() == EntityKind.PERSON
            && named.role() == null
            && named.name().indexOf(' ') > 0
            && (told == null || fits(entity, told))
            && text.quote(span).startsWith(named.name());
    int first = discourse.firstSentence(entity);
    return plain && first > sentence && first <= sentence + BEHIND_LEAD
        ? Rule.BEHIND_LEAD.speaker(entity)
        : null;
  }

  /** Who issued "the study", "the ministry's figures"; null where it is not clear. */
  Speaker ofDocument(Source source) {
    if (source.entity() >= 0) {
      discourse.issued(source.word(), source.entity());
    }
    int issuer = discourse.issuer(source.word());
    return issuer < 0 ? null : Rule.DOCUMENT.speaker(issuer);
  }
}
