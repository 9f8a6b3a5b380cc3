package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.onrecord.statement.Statement;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** Whom the pronouns, role nouns and documents of one story stand for, among those named before. */
final class Antecedents {
  /** How many sentences back a pronoun reaches. */
  private static final int PRONOUN_REACH = 4;

  /** How many sentences back a statement counts as the neighbour of one by "they" or "it". */
  private static final int NEIGHBOUR_REACH = 2;

  /** How many others "he" may be besides the one that a sentence names first. */
  private static final int MOST_RIVALS = 3;

  /** How many sentences back a role noun reaches. */
  private static final int ROLE_REACH = 100;

  /** How many sentences on the name of somebody told of by a noun is looked for. */
  private static final int AHEAD = 4;

  private final StoryText text;
  private final Discourse discourse;
  private final SourceParser sources;

  Antecedents(StoryText text, Discourse discourse, SourceParser sources) {
    this.text = text;
    this.discourse = discourse;
    this.sources = sources;
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
        boolean before = mention.span().end() <= span.start();
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
    return null;
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
    for (int s = sentence; s >= 0 && s >= sentence - NEIGHBOUR_REACH; s--) {
      if (!discourse.hasStatement(s)) {
        continue;
      }
      int speaker = discourse.speaker(s);
      if (speaker < 0) {
        return null;
      }
      if (!discourse.isPerson(speaker)) {
        return Rule.PRONOUN_ORGANISATION.speaker(speaker);
      }
      return discourse.gender(speaker) == null ? Rule.PRONOUN_SINGULAR_THEY.speaker(speaker) : null;
    }
    return null;
  }

  /** "It" goes on with whoever spoke just now, if that is no person. */
  private Speaker organisation(int sentence) {
    for (int s = sentence; s >= 0 && s >= sentence - NEIGHBOUR_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0 && isCollective(speaker)) {
        return Rule.PRONOUN_ORGANISATION.speaker(speaker);
      }
      if (discourse.hasStatement(s)) {
        return null;
      }
    }
    return null;
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
    Speaker found = holder(source, span, sentence);
    boolean other =
        found != null
            && source.of() != null
            && !discourse.isNamedBeside(text, found.entity(), source.of());
    boolean person = !sources.isOrganisationRole(source.word());
    if (other || found == null) {
      return person ? Speaker.SOMEONE : null;
    }
    return found;
  }

  private Speaker holder(Source source, Span span, int sentence) {
    if (WordClass.ANY_COMPANY.has(source.word()) && source.country() == null) {
      return company(span, sentence);
    }
    boolean organisation = sources.isOrganisationRole(source.word());
    Speaker exact = holder(source, organisation, source.country(), span, sentence);
    if (exact == null && source.country() == null && organisation && source.of() == null) {
      return onlySpeaker(sentence);
    }
    if (exact != null || source.country() == null) {
      return exact;
    }
    // "The Ghanaian minister" may be one whose country the story has not put beside the name.
    Speaker open = holder(source, organisation, null, span, sentence);
    boolean only = open != null && open.confidence() == Rule.ROLE_UNIQUE.speaker(0).confidence();
    return only ? Rule.ROLE_NEAREST.speaker(open.entity()) : null;
  }

  /**
   * Who was mentioned before as holding the role; {@code country} null asks for no country known.
   */
  private Speaker holder(
      Source source, boolean organisation, String country, Span span, int sentence) {
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
        if (entity < 0 || !holds(entity, source.word(), organisation)) {
          continue;
        }
        if (any || Objects.equals(discourse.entity(entity).country(), country)) {
          several |= nearest >= 0 && nearest != entity;
          nearest = nearest < 0 ? entity : nearest;
        }
      }
    }
    if (nearest < 0) {
      return null;
    }
    return (several ? Rule.ROLE_NEAREST : Rule.ROLE_UNIQUE).speaker(nearest);
  }

  private boolean holds(int number, String noun, boolean organisation) {
    Entity entity = discourse.entity(number);
    if (organisation) {
      String name = " " + entity.name().toLowerCase(Locale.ROOT) + " ";
      boolean named = WordClass.ANY_COMPANY.has(noun) || name.contains(" " + noun + " ");
      return entity.kind() == EntityKind.ORGANISATION && (named || hasRole(entity, noun));
    }
    return entity.kind() == EntityKind.PERSON && hasRole(entity, noun);
  }

  private static boolean hasRole(Entity entity, String noun) {
    String role = entity.role();
    return role != null && (role.equals(noun) || role.endsWith(" " + noun));
  }

  /** "The agency" whose name tells of none is the only organisation that has spoken so far. */
  private Speaker onlySpeaker(int sentence) {
    int only = -1;
    for (int s = sentence; s >= 0 && s >= sentence - ROLE_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0 && discourse.entity(speaker).kind() == EntityKind.ORGANISATION) {
        if (only >= 0 && only != speaker) {
          return null;
        }
        only = speaker;
      }
    }
    return only < 0 ? null : Rule.ROLE_ONLY.speaker(only);
  }

  /**
   * "The company" is the organisation that spoke last; where none has, the one that the story named
   * first, which it is mostly about.
   */
  private Speaker company(Span span, int sentence) {
    for (int s = sentence; s >= 0 && s >= sentence - ROLE_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0 && discourse.entity(speaker).kind() == EntityKind.ORGANISATION) {
        return Rule.COMPANY_GOES_ON.speaker(speaker);
      }
    }
    int first = -1;
    boolean several = false;
    for (int s = Math.max(0, sentence - ROLE_REACH); s <= sentence && !several; s++) {
      for (Mention mention : discourse.mentions(s)) {
        int entity = mention.entity();
        boolean counts =
            mention.span().end() <= span.start()
                && discourse.entity(entity).kind() == EntityKind.ORGANISATION;
        several |= counts && first >= 0 && first != entity;
        first = counts && first < 0 ? entity : first;
      }
    }
    if (first < 0) {
      return null;
    }
    return (several ? Rule.COMPANY_FIRST : Rule.ROLE_UNIQUE).speaker(first);
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
                && hasRole(entity, source.word())
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

  /** Who issued "the study", "the ministry's figures"; null where it is not clear. */
  Speaker ofDocument(Source source) {
    if (source.entity() >= 0) {
      discourse.issued(source.word(), source.entity());
    }
    int issuer = discourse.issuer(source.word());
    return issuer < 0 ? null : Rule.DOCUMENT.speaker(issuer);
  }
}
