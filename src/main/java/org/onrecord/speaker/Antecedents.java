package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.onrecord.statement.Statement;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

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

  /** Length of what may stand before a name that begins a sentence: "The ". */
  private static final int ARTICLE = 4;

  /** How far behind "in a" its noun is looked for: "in a short joint statement". */
  private static final int MOST_WORDS_TO_DOCUMENT = 5;

  /** Within how many characters of a cue the document is looked for. */
  private static final int DOCUMENT_REACH = 100;

  /** How many sentences behind the lead the name of whom it tells of is looked for. */
  private static final int BEHIND_LEAD = 2;

  private final StoryText text;
  private final Discourse discourse;
  private final Vocabulary vocabulary;

  Antecedents(StoryText text, Discourse discourse, Vocabulary vocabulary) {
    this.text = text;
    this.discourse = discourse;
    this.vocabulary = vocabulary;
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
    return owns
        && discourse.mentions(sentence).stream()
            .anyMatch(
                other ->
                    other.span().start() > end
                        && other.entity() != mention.entity()
                        && discourse.isPerson(other.entity()));
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
    int subject = sentence > 0 && !discourse.hasSpoken(sentence) ? subject(sentence - 1) : -1;
    if (subject >= 0 && subject != speaker && !discourse.hasSpoken(sentence - 1)) {
      return Rule.PRONOUN_SUBJECT.speaker(subject);
    }
    return speaker >= 0 && isCollective(speaker)
        ? Rule.PRONOUN_ORGANISATION.speaker(speaker)
        : null;
  }

  /** The organisation or country that a sentence begins with; -1 if it begins otherwise. */
  private int subject(int sentence) {
    List<Mention> mentions = discourse.mentions(sentence);
    if (mentions.isEmpty() || !isCollective(mentions.get(0).entity())) {
      return -1;
    }
    Span first = mentions.get(0).span();
    int start = discourse.sentence(sentence).start();
    return first.start() <= start + ARTICLE ? mentions.get(0).entity() : -1;
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
      Speaker meant = source.of() == null && person ? epithet(source, sentence) : null;
      return meant == null && person ? Speaker.SOMEONE : meant;
    }
    return found;
  }

  /** "The Norwegian physician" right behind what a person said who may be one. */
  private Speaker epithet(Source source, int sentence) {
    int speaker = discourse.justSpoke(sentence);
    String noun = source.word().substring(source.word().lastIndexOf(' ') + 1);
    boolean may =
        speaker >= 0
            && discourse.isPerson(speaker)
            && WordClass.EPITHET.has(noun)
            && (source.country() == null
                || discourse.entity(speaker).country() == null
                || source.country().equals(discourse.entity(speaker).country()));
    return may ? Rule.EPITHET.speaker(speaker) : null;
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
    String name = " " + entity.name().toLowerCase(Locale.ROOT) + " ";
    boolean named = WordClass.ANY_COMPANY.has(noun) || name.contains(" " + noun + " ");
    named |=
        WordClass.UNION.has(noun) && Arrays.stream(name.split(" ")).anyMatch(WordClass.UNION::has);
    return entity.kind() == EntityKind.ORGANISATION && (named || discourse.hasRole(number, noun));
  }

  /**
   * "The agency" whose name tells of none is the only organisation that has spoken so far. A
   * ministry, a union or a board is only one whose name says so.
   */
  private Speaker onlySpeaker(String noun, int sentence) {
    if (!WordClass.ANY_ORGANISATION.has(noun)) {
      return null;
    }
    List<Integer> spoke = organisationsThatSpoke(sentence);
    spoke.removeIf(organisation -> !mayBe(noun, organisation));
    if (spoke.size() == 1) {
      return Rule.ROLE_ONLY.speaker(spoke.get(0));
    }
    int last = discourse.justSpoke(sentence);
    return spoke.contains(last) ? Rule.ROLE_GOES_ON.speaker(last) : null;
  }

  /** A union is no club; a group may be anything. */
  private boolean mayBe(String noun, int organisation) {
    return WordClass.ANY_BODY.has(noun) || isCompany(organisation);
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
   * first, which it is mostly about.
   */
  private Speaker company(Span span, int sentence) {
    for (int spoke : organisationsThatSpoke(sentence)) {
      if (isCompany(spoke)) {
        return Rule.COMPANY_GOES_ON.speaker(spoke);
      }
    }
    int first = -1;
    boolean several = false;
    for (int s = Math.max(0, sentence - ROLE_REACH); s <= sentence && !several; s++) {
      for (Mention mention : discourse.mentions(s)) {
        int entity = mention.entity();
        boolean counts =
            mention.span().end() <= span.start()
                && discourse.entity(entity).kind() == EntityKind.ORGANISATION
                && isCompany(entity);
        several |= counts && first >= 0 && first != entity;
        first = counts && first < 0 ? entity : first;
      }
    }
    if (first < 0) {
      return null;
    }
    return (several ? Rule.COMPANY_FIRST : Rule.ROLE_UNIQUE).speaker(first);
  }

  /** Whether nothing in an organisation's name tells that it is none. */
  private boolean isCompany(int organisation) {
    String name = discourse.entity(organisation).name().toLowerCase(Locale.ROOT);
    return Arrays.stream(name.split(" ", -1)).noneMatch(WordClass.NO_COMPANY::has);
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
   * Notes in what document a statement was made: "X said in a statement that" makes X whoever "the
   * statement" is by later, even where X is nobody known.
   */
  void noteDocument(Statement statement, int sentence, Speaker speaker) {
    if (statement.cue().isEmpty()) {
      return;
    }
    Span whole = discourse.sentence(sentence);
    Span cue = statement.cue().get(0);
    int from = Math.max(whole.start(), cue.start() - DOCUMENT_REACH);
    int to = Math.min(whole.end(), cue.end() + DOCUMENT_REACH);
    if (from >= to) {
      return;
    }
    Tokens words = Tokens.of(text, new Span(from, to));
    for (int i = 0; i + 2 < words.size(); i++) {
      if (!words.is(i, "in") || words.is(i + 1, "the") || !WordClass.ONE.has(words.lower(i + 1))) {
        continue;
      }
      int noun = i + 2;
      while (noun < i + MOST_WORDS_TO_DOCUMENT && !WordClass.DOCUMENT.has(words.lower(noun))) {
        noun++;
      }
      Span at = words.span(i);
      if (WordClass.DOCUMENT.has(words.lower(noun))
          && statement.content().stream().noneMatch(content -> content.overlaps(at))) {
        discourse.issued(words.lower(noun), speaker == null ? -1 : Math.max(-1, speaker.entity()));
      }
    }
  }

  /**
   * Who is quoted right after the lead that tells of them by office alone: "Kenya's health minister
   * said …", then “…,” Ann Poe said. The name is a new one, in full, and nothing is told of it.
   *
   * @param sentence of the lead
   * @param next the source of the next sentence's statement, at {@code span}
   */
  Speaker behindLead(int sentence, Source next, Span span) {
    int entity = next.entity();
    if (next.shape() != Source.Shape.NAME) {
      return null;
    }
    Entity named = discourse.entity(entity);
    boolean plain =
        named.kind() == EntityKind.PERSON
            && named.role() == null
            && named.name().indexOf(' ') > 0
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
