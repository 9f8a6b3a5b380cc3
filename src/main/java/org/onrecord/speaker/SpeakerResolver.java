package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.statement.Statement;
import org.onrecord.statement.StatementKind;
import org.onrecord.statement.Statements;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Resolves who made each statement of one story: the name in the source; else whom its pronoun or
 * role noun stands for, among those named before; else, for a quotation without a source, who spoke
 * beside it.
 *
 * <p>A wrong name is worse than none: where two answers are about as good, there is none.
 * Immutable; one instance may serve many threads.
 */
public final class SpeakerResolver {
  /** How many sentences back a pronoun reaches. */
  private static final int PRONOUN_REACH = 4;

  /** How many sentences back a statement counts as the neighbour of a bare quotation. */
  private static final int NEIGHBOUR_REACH = 2;

  /** How many sentences back a role noun reaches. */
  private static final int ROLE_REACH = 100;

  /** How many statements off the one with the same subject is looked for. */
  private static final int SUBJECT_REACH = 8;

  /** What begins a cue that has no doer: "is expected", "has been rejected", "to be told". */
  private static final Pattern PASSIVE =
      Pattern.compile("(?:to\\b|is|are|was|were|be|been|being|(?:has|have|had) been)\\b");

  /** The pronouns that a clause begins with as its subject. */
  private static final Set<String> SUBJECTS = Set.of("i", "we", "he", "she", "it", "they");

  /** What begins a clause that may have a subject of its own. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\b(?:but|while|whereas|although|though|because|who|which|when|if|unless|since|until)\\b");

  private static final Pattern PARTICIPLE = Pattern.compile("\\p{L}+ing\\b");

  /** The first word of what is said, behind marks and "that". */
  private static final Pattern FIRST_WORD =
      Pattern.compile("[^\\p{L}]*(?:that )?(\\p{L}+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern CONJUNCTION =
      Pattern.compile("\\b(?:and|but|or|then|yet)(?: (?:also|then|later|further|again))?$");

  /** How many statements back the one around another is looked for. */
  private static final int OUTER_REACH = 50;

  private final SourceParser sources;

  /**
   * @param gazetteer the countries to know
   */
  public SpeakerResolver(Gazetteer gazetteer) {
    this.sources = new SourceParser(gazetteer, new Titles(), new Vocabulary());
  }

  /**
   * The speaker of each statement, null where it is not sure enough.
   *
   * @param statements of the story, in the order of the text
   */
  public List<Speaker> resolve(
      StoryText text, List<Span> sentences, List<Statement> statements, Names names) {
    Discourse discourse = new Discourse(names, sentences);
    Speaker[] speakers = new Speaker[statements.size()];
    for (int i = 0; i < speakers.length; i++) {
      Statement statement = statements.get(i);
      if (statement.depth() > 0) {
        continue;
      }
      speakers[i] = resolve(text, statement, names, discourse);
      if (speakers[i] == null) {
        speakers[i] = sameSubject(text, statements, i, speakers, discourse);
      }
      Span content = statement.content().get(0);
      Span anchor = statement.source().isEmpty() ? content : statement.source().get(0);
      discourse.spoke(
          discourse.sentenceAt(anchor.start()), speakers[i] == null ? -1 : speakers[i].entity());
    }
    // Those inside others take no part in the story's own thread of who speaks.
    for (int i = 0; i < speakers.length; i++) {
      Statement statement = statements.get(i);
      int around = statement.depth() > 0 ? around(statements, i) : -1;
      if (around >= 0) {
        Speaker same = inner(text, statement, statements.get(around), speakers[around], discourse);
        speakers[i] = same == null ? resolve(text, statement, names, discourse) : same;
      }
      if (statement.depth() > 0 && speakers[i] == null) {
        speakers[i] = sameSubject(text, statements, i, speakers, discourse);
      }
    }
    return Arrays.asList(speakers);
  }

  /**
   * "He said it rained, adding that it was cold": a cue without a subject of its own that a comma
   * or a conjunction joins to the one before it in the sentence shares that one's.
   */
  private static Speaker sameSubject(
      StoryText text, List<Statement> statements, int i, Speaker[] speakers, Discourse discourse) {
    Statement statement = statements.get(i);
    if (!statement.source().isEmpty() || statement.cue().isEmpty()) {
      return null;
    }
    Span cue = statement.cue().get(0);
    int sentence = discourse.sentenceAt(cue.start());
    int before = -1;
    for (int j = Math.max(0, i - SUBJECT_REACH);
        j < statements.size() && j < i + SUBJECT_REACH;
        j++) {
      Statement other = statements.get(j);
      boolean earlier =
          other.depth() == statement.depth()
              && !other.cue().isEmpty()
              && other.cue().get(0).end() <= cue.start()
              && discourse.sentenceAt(other.cue().get(0).start()) == sentence;
      boolean nearer =
          earlier
              && (before < 0
                  || statements.get(before).cue().get(0).start() < other.cue().get(0).start());
      before = nearer ? j : before;
    }
    if (before < 0
        || speakers[before] == null
        || !isJoined(text, statements.get(before).cue().get(0).end(), cue)) {
      return null;
    }
    return Rule.SAME_SUBJECT.speaker(speakers[before].entity());
  }

  /**
   * Whether a comma or a conjunction joins an active cue to what stands from {@code start} on, and
   * no other clause that could have brought a subject of its own stands between.
   */
  private static boolean isJoined(StoryText text, int start, Span cue) {
    String words = text.quote(cue).toLowerCase(Locale.ROOT);
    if (PASSIVE.matcher(words).lookingAt()) {
      return false;
    }
    String between = text.view().substring(start, cue.start()).stripTrailing();
    if (PARTICIPLE.matcher(words).lookingAt()) {
      return between.endsWith(",");
    }
    Matcher conjunction = CONJUNCTION.matcher(between);
    return conjunction.find() && !CLAUSE.matcher(between).region(0, conjunction.start()).find();
  }

  /** The number of the statement right around statement {@code i}; -1 if it stands too far back. */
  private static int around(List<Statement> statements, int i) {
    Statement inner = statements.get(i);
    Span whole = Statements.whole(inner);
    for (int j = i - 1; j >= 0 && j >= i - OUTER_REACH; j--) {
      Statement outer = statements.get(j);
      if (outer.depth() == inner.depth() - 1
          && outer.content().stream().anyMatch(c -> c.contains(whole))) {
        return j;
      }
    }
    return -1;
  }

  /**
   * "I" inside what somebody says is that somebody; so is "he" where he is not quoted, and whoever
   * "hoped" in "she said she had asked him and hoped to hear from him".
   */
  private static Speaker inner(
      StoryText text, Statement statement, Statement around, Speaker outer, Discourse discourse) {
    if (outer == null) {
      return null;
    }
    String word =
        statement.source().isEmpty()
            ? subject(text, statement, around)
            : text.quote(statement.source().get(0)).toLowerCase(Locale.ROOT);
    boolean quoted = around.kind() == StatementKind.DIRECT;
    int entity = outer.entity();
    boolean same =
        switch (word) {
          case "i", "we", "my", "our", "me", "us" -> true;
          case "he", "his" -> !quoted && fits(discourse, entity, Gender.MALE);
          case "she", "her" -> !quoted && fits(discourse, entity, Gender.FEMALE);
          case "it", "its", "they", "their" -> !quoted && isCollective(discourse, entity);
          default -> false;
        };
    return same ? Rule.OUTER.speaker(entity) : null;
  }

  /** The word that what is said begins with, where the cue inside it is joined to that; or "". */
  private static String subject(StoryText text, Statement statement, Statement around) {
    if (statement.cue().isEmpty()) {
      return "";
    }
    Span cue = statement.cue().get(0);
    for (Span content : around.content()) {
      if (content.contains(cue)) {
        Matcher first = FIRST_WORD.matcher(text.view()).region(content.start(), cue.start());
        boolean shared =
            first.lookingAt()
                && SUBJECTS.contains(first.group(1).toLowerCase(Locale.ROOT))
                && isJoined(text, content.start(), cue);
        return shared ? first.group(1).toLowerCase(Locale.ROOT) : "";
      }
    }
    return "";
  }

  private Speaker resolve(StoryText text, Statement statement, Names names, Discourse discourse) {
    if (statement.source().isEmpty()) {
      Span content = statement.content().get(0);
      return statement.cue().isEmpty()
          ? neighbour(discourse, discourse.sentenceAt(content.start()))
          : null;
    }
    Span span = statement.source().get(0);
    int sentence = discourse.sentenceAt(span.start());
    Source source = parsed(text, span, sentence, names, discourse);
    boolean tells = source.shape() == Source.Shape.NAME || source.shape() == Source.Shape.PRONOUN;
    if (!tells && statement.source().size() > 1) {
      span = withAppositions(text, statement);
      source = parsed(text, span, sentence, names, discourse);
    }
    return switch (source.shape()) {
      case NAME -> Rule.NAME.speaker(source.entity());
      case PRONOUN -> pronoun(text, discourse, source.word(), statement, sentence);
      case ROLE -> role(text, discourse, source, span, sentence);
      case UNCLEAR -> null;
    };
  }

  private Source parsed(StoryText text, Span span, int sentence, Names names, Discourse discourse) {
    List<Mention> inside = discourse.mentionsIn(span, sentence);
    return sources.parse(text, span, inside, names.entities());
  }

  /** The first source span, with those that a comma parts from it: "its president, Ann Poe". */
  private static Span withAppositions(StoryText text, Statement statement) {
    Span whole = statement.source().get(0);
    for (Span span : statement.source()) {
      boolean next =
          span.start() > whole.end()
              && text.view().substring(whole.end(), span.start()).strip().equals(",");
      whole = next ? new Span(whole.start(), span.end()) : whole;
    }
    return whole;
  }

  private Speaker pronoun(
      StoryText text, Discourse discourse, String word, Statement statement, int sentence) {
    Span span = statement.source().get(0);
    return switch (word) {
      case "he", "his" -> person(discourse, Gender.MALE, statement, sentence);
      case "she", "her" -> person(discourse, Gender.FEMALE, statement, sentence);
      case "they" -> they(discourse, sentence);
      case "it" -> organisation(discourse, span, sentence);
      case "who", "which" -> relative(text, discourse, span, sentence);
      default -> null;
    };
  }

  private static Speaker person(
      Discourse discourse, Gender gender, Statement statement, int sentence) {
    Span span = statement.source().get(0);
    for (int s = sentence; s >= 0 && s >= sentence - PRONOUN_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0 && fits(discourse, speaker, gender)) {
        return person(discourse, speaker, gender);
      }
      int candidate = -1;
      boolean rival = false;
      for (Mention mention : discourse.mentions(s)) {
        boolean before = mention.span().end() <= span.start();
        boolean said = statement.content().stream().anyMatch(c -> c.overlaps(mention.span()));
        if (!before || said || !fits(discourse, mention.entity(), gender)) {
          continue;
        }
        boolean better =
            candidate >= 0
                && discourse.gender(candidate) == null
                && discourse.gender(mention.entity()) == gender;
        rival |= candidate >= 0 && candidate != mention.entity() && !better;
        candidate = candidate < 0 || better ? mention.entity() : candidate;
      }
      if (candidate >= 0) {
        return rival && s < sentence - 1 ? null : person(discourse, candidate, gender);
      }
    }
    return null;
  }

  private static boolean fits(Discourse discourse, int entity, Gender gender) {
    Gender known = discourse.gender(entity);
    return discourse.isPerson(entity) && (known == null || known == gender);
  }

  private static Speaker person(Discourse discourse, int entity, Gender gender) {
    boolean known = discourse.gender(entity) == gender;
    discourse.setGender(entity, gender);
    return (known ? Rule.PRONOUN_SAME_GENDER : Rule.PRONOUN_OPEN_GENDER).speaker(entity);
  }

  /** "They" goes on with whoever spoke just now, if that is no he or she. */
  private static Speaker they(Discourse discourse, int sentence) {
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

  private static Speaker organisation(Discourse discourse, Span span, int sentence) {
    for (int s = sentence; s >= 0 && s >= sentence - NEIGHBOUR_REACH; s--) {
      int speaker = discourse.speaker(s);
      if (speaker >= 0 && isCollective(discourse, speaker)) {
        return Rule.PRONOUN_ORGANISATION.speaker(speaker);
      }
      if (discourse.hasStatement(s)) {
        return null;
      }
      int only = -1;
      for (Mention mention : discourse.mentions(s)) {
        int entity = mention.entity();
        if (mention.span().end() <= span.start() && isCollective(discourse, entity)) {
          if (only >= 0 && only != entity) {
            return null;
          }
          only = entity;
        }
      }
      if (only >= 0) {
        return Rule.PRONOUN_ORGANISATION.speaker(only);
      }
    }
    return null;
  }

  private static boolean isCollective(Discourse discourse, int entity) {
    EntityKind kind = discourse.entity(entity).kind();
    return kind == EntityKind.ORGANISATION || kind == EntityKind.COUNTRY;
  }

  private static Speaker relative(StoryText text, Discourse discourse, Span span, int sentence) {
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

  private Speaker role(
      StoryText text, Discourse discourse, Source source, Span span, int sentence) {
    Speaker found = role(discourse, source, span, sentence);
    boolean other =
        found != null
            && source.of() != null
            && !discourse.isNamedBeside(text, found.entity(), source.of());
    return other ? null : found;
  }

  private Speaker role(Discourse discourse, Source source, Span span, int sentence) {
    boolean organisation = sources.isOrganisationRole(source.word());
    Speaker exact = holder(discourse, source, organisation, source.country(), span, sentence);
    if (exact != null || source.country() == null) {
      return exact;
    }
    // "The Ghanaian minister" may be one whose country the story has not put beside the name.
    Speaker open = holder(discourse, source, organisation, null, span, sentence);
    boolean only = open != null && open.confidence() == Rule.ROLE_UNIQUE.speaker(0).confidence();
    return only ? Rule.ROLE_NEAREST.speaker(open.entity()) : null;
  }

  /**
   * Who was mentioned before as holding the role; {@code country} null asks for no country known.
   */
  private static Speaker holder(
      Discourse discourse,
      Source source,
      boolean organisation,
      String country,
      Span span,
      int sentence) {
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
        if (entity < 0 || !holds(discourse, entity, source.word(), organisation)) {
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

  private static boolean holds(Discourse discourse, int number, String noun, boolean organisation) {
    Entity entity = discourse.entity(number);
    if (organisation) {
      boolean company = noun.equals("company") || noun.equals("firm");
      String name = " " + entity.name().toLowerCase(Locale.ROOT) + " ";
      return entity.kind() == EntityKind.ORGANISATION
          && (company || name.contains(" " + noun + " "));
    }
    String role = entity.role();
    return entity.kind() == EntityKind.PERSON
        && role != null
        && (role.equals(noun) || role.endsWith(" " + noun));
  }

  private static Speaker neighbour(Discourse discourse, int sentence) {
    for (int s = sentence; s >= 0 && s >= sentence - NEIGHBOUR_REACH; s--) {
      if (discourse.hasStatement(s)) {
        int speaker = discourse.speaker(s);
        return speaker < 0 ? null : Rule.NEIGHBOUR.speaker(speaker);
      }
    }
    return null;
  }
}
