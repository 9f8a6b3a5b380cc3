package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onrecord.statement.Statement;
import org.onrecord.statement.StatementKind;
import org.onrecord.statement.Statements;
import org.onrecord.text.LetterCase;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Resolves who made each statement of one story, and whom it is about: the name in the source; else
 * whom its pronoun or role noun stands for, among those named before; else, for a quotation without
 * a source, who spoke beside it.
 *
 * <p>A wrong name is worse than none: where two answers are about as good, there is none.
 * Immutable; one instance may serve many threads.
 */
public final class SpeakerResolver {
  /** How many statements off the one with the same subject is looked for. */
  private static final int SUBJECT_REACH = 8;

  /** What begins a cue that has no doer: "is expected", "has been rejected", "to be told". */
  private static final Pattern PASSIVE =
      Pattern.compile("(?:to\\b|is|are|was|were|be|been|being|(?:has|have|had) been)\\b");

  /** The pronouns that a clause begins with as its subject. */
  private static final Set<String> SUBJECTS = Set.of("i", "we", "he", "she", "it", "they");

  /** A country by one of its own: "she said her government had asked". */
  private static final Pattern OWN_COUNTRY =
      Pattern.compile("(?:his|her|their|my|our) (?:government|country|nation)");

  /** What is whose who speaks, in a quotation too. */
  private static final Pattern OWN = Pattern.compile("(?:my|our) ");

  /** What begins a clause that may have a subject of its own. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\b(?:but|while|whereas|although|though|because|who|which|when|if|unless|since|until)\\b");

  private static final Pattern PARTICIPLE = Pattern.compile("\\p{L}+ing\\b");

  /** The first word of what is said, behind marks and "that". */
  private static final Pattern FIRST_WORD =
      Pattern.compile("[^\\p{L}]*(?:that )?(\\p{L}+)", Pattern.CASE_INSENSITIVE);

  /** What stands before a noun that may be the one who acts. */
  private static final Pattern DETERMINED =
      Pattern.compile(
          "\\b(?:the|an?|this|that|his|her|its|their|our|my)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern CONJUNCTION =
      Pattern.compile("\\b(?:and|but|or|then|yet)(?: (?:also|then|later|further|again))?$");

  /** The last sentence that may be a lead, behind the lines of a heading. */
  private static final int LAST_LEAD = 5;

  private static final Pattern INDEFINITE =
      Pattern.compile("(?:an?|one|another|some)\\b", Pattern.CASE_INSENSITIVE);

  /** How many statements back the one around another is looked for. */
  private static final int OUTER_REACH = 50;

  private final Vocabulary vocabulary = new Vocabulary();
  private final Titles titles = new Titles();
  private final OrganisationKinds kinds = new OrganisationKinds();
  private final SourceParser sources;
  private final Gazetteer gazetteer;

  /**
   * @param gazetteer the countries to know
   */
  public SpeakerResolver(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
    this.sources = new SourceParser(gazetteer, titles, vocabulary);
  }

  /**
   * The speaker and the targets of each statement.
   *
   * @param statements of the story, in the order of the text
   */
  public List<Participants> resolve(
      StoryText text, List<Span> sentences, List<Statement> statements, Names names) {
    return new Resolution(text, sentences, statements, names).resolve();
  }

  /** One story, and whom its statements were found to be by so far. */
  private final class Resolution {
    private final StoryText text;
    private final List<Statement> statements;
    private final Names names;
    private final Discourse discourse;
    private final Antecedents antecedents;

    private final TargetFinder targets;

    /** Of each statement; null for nobody known. */
    private final Speaker[] speakers;

    Resolution(StoryText text, List<Span> sentences, List<Statement> statements, Names names) {
      this.text = text;
      this.statements = statements;
      this.names = names;
      this.discourse = new Discourse(names, sentences);
      this.antecedents = new Antecedents(text, discourse, vocabulary, titles, kinds);
      this.targets =
          new TargetFinder(text, discourse, antecedents, sources, names, vocabulary, gazetteer);
      this.speakers = new Speaker[statements.size()];
    }

    List<Participants> resolve() {
      boolean lead = true;
      for (int i = 0; i < speakers.length; i++) {
        Statement statement = statements.get(i);
        if (statement.depth() > 0) {
          continue;
        }
        speakers[i] = bySource(statement);
        lead &= speakers[i] == null || speakers[i].isSomeone();
        if (lead && !statement.source().isEmpty()) {
          Speaker named = ofLead(i);
          lead = named == null;
          speakers[i] = lead ? speakers[i] : named;
        }
        if (speakers[i] == null) {
          speakers[i] = sameSubject(i);
        }
        Span content = statement.content().get(0);
        Span anchor = statement.source().isEmpty() ? content : statement.source().get(0);
        int sentence = discourse.sentenceAt(anchor.start());
        discourse.spoke(sentence, speakers[i] == null ? -1 : speakers[i].entity());
        antecedents.noteDocument(statement, sentence, speakers[i]);
      }
      namedAhead();
      // Those inside others take no part in the story's own thread of who speaks.
      for (int i = 0; i < speakers.length; i++) {
        if (statements.get(i).depth() > 0) {
          int around = around(i);
          speakers[i] = around < 0 ? null : inner(i, around);
          if (speakers[i] == null) {
            speakers[i] = sameSubject(i);
          }
        }
      }
      List<Participants> resolved = new ArrayList<>(speakers.length);
      for (int i = 0; i < speakers.length; i++) {
        Speaker speaker = speakers[i] == null || speakers[i].isSomeone() ? null : speakers[i];
        resolved.add(new Participants(speaker, targets.of(statements.get(i), speaker)));
      }
      return resolved;
    }

    /** Who the source of a statement says it is by; for a quotation on its own, who just spoke. */
    private Speaker bySource(Statement statement) {
      if (statement.source().isEmpty()) {
        Span content = statement.content().get(0);
        return statement.cue().isEmpty()
            ? antecedents.ofQuotation(discourse.sentenceAt(content.start()))
            : null;
      }
      if (isUndergone(statement)) {
        return null;
      }
      Span span = statement.source().get(0);
      int sentence = discourse.sentenceAt(span.start());
      Source source = parsed(span, sentence);
      return switch (source.shape()) {
        case NAME -> Rule.NAME.speaker(source.entity());
        case PRONOUN -> antecedents.ofPronoun(source.word(), statement, sentence);
        case ROLE -> antecedents.ofRole(source, span, sentence);
        case DOCUMENT -> antecedents.ofDocument(source);
        case UNNAMED -> Speaker.SOMEONE;
        case UNCLEAR -> null;
      };
    }

    /** "Rain was expected", "they had been told": its subject is not who said it. */
    private boolean isUndergone(Statement statement) {
      if (statement.cue().isEmpty()) {
        return false;
      }
      String cue = LetterCase.lower(text.quote(statement.cue().get(0)));
      return PASSIVE.matcher(cue).lookingAt()
          && Arrays.stream(cue.split("\\s+")).anyMatch(WordClass.UNDERGONE::has);
    }

    private Source parsed(Span span, int sentence) {
      return sources.parse(text, span, discourse.mentionsIn(span, sentence), names.entities());
    }

    /**
     * Names those who spoke before the story told their name, with the "he" that goes on with them.
     */
    private void namedAhead() {
      Speaker last = null;
      for (int i = 0; i < speakers.length; i++) {
        Statement statement = statements.get(i);
        if (speakers[i] == null || !speakers[i].isSomeone() || statement.source().isEmpty()) {
          last = statement.depth() == 0 ? null : last;
          continue;
        }
        Span span = statement.source().get(0);
        int sentence = discourse.sentenceAt(span.start());
        Source source = parsed(span, sentence);
        if (source.shape() != Source.Shape.PRONOUN) {
          last = antecedents.ahead(source, sentence);
        }
        speakers[i] = last == null ? speakers[i] : last;
      }
    }

    /**
     * Whom the lead, statement {@code i}, tells of by office alone, where their name is given right
     * behind it; the office is theirs from then on. Null where there is none such.
     */
    private Speaker ofLead(int i) {
      Span span = statements.get(i).source().get(0);
      int sentence = discourse.sentenceAt(span.start());
      Source office = parsed(span, sentence);
      boolean told = office.shape() == Source.Shape.UNNAMED || office.shape() == Source.Shape.ROLE;
      if (!told
          || !titles.isTitle(office.word())
          || sentence > LAST_LEAD
          || INDEFINITE.matcher(text.quote(span)).lookingAt()) {
        return null;
      }
      for (int j = i + 1; j < statements.size(); j++) {
        Statement next = statements.get(j);
        if (next.depth() == 0 && !next.source().isEmpty()) {
          Span source = next.source().get(0);
          int at = discourse.sentenceAt(source.start());
          if (at > sentence) {
            Speaker named =
                antecedents.behindLead(office.word(), sentence, parsed(source, at), source);
            if (named != null) {
              discourse.setRole(named.entity(), office.word());
            }
            return named;
          }
        }
      }
      return null;
    }

    /**
     * "He said it rained, adding that it was cold": a cue without a subject of its own that a comma
     * or a conjunction joins to the one before it in the sentence shares that one's.
     */
    private Speaker sameSubject(int i) {
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
          || !isJoined(statements.get(before).cue().get(0).end(), cue)) {
        return null;
      }
      return speakers[before].isSomeone()
          ? Speaker.SOMEONE
          : Rule.SAME_SUBJECT.speaker(speakers[before].entity());
    }

    /**
     * Whether a comma or a conjunction joins an active cue to what stands from {@code start} on,
     * and no other clause that could have brought a subject of its own stands between.
     */
    private boolean isJoined(int start, Span cue) {
      String words = LetterCase.lower(text.quote(cue));
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

    /**
     * The number of the statement right around statement {@code i}; -1 if it stands too far back.
     */
    private int around(int i) {
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
     * Whom a statement inside another is by: the speaker around it, or else what its source says.
     */
    private Speaker inner(int i, int around) {
      Statement statement = statements.get(i);
      Speaker same = ofOuter(statement, statements.get(around), speakers[around]);
      if (same != null) {
        return same;
      }
      Speaker other = bySource(statement);
      // Nobody calls himself "he".
      boolean himself =
          other != null
              && speakers[around] != null
              && other.entity() == speakers[around].entity()
              && statements.get(around).kind() == StatementKind.DIRECT
              && isPronoun(statement);
      return himself ? null : other;
    }

    private boolean isPronoun(Statement statement) {
      return !statement.source().isEmpty()
          && SUBJECTS.contains(LetterCase.lower(text.quote(statement.source().get(0))));
    }

    /**
     * "I" inside what somebody says is that somebody; so is "he" where he is not quoted, and
     * whoever "hoped" in "she said she had asked him and hoped to hear from him". Null where it is
     * not plainly so.
     */
    private Speaker ofOuter(Statement statement, Statement around, Speaker outer) {
      if (outer == null) {
        return null;
      }
      String word =
          statement.source().isEmpty()
              ? subject(statement, around)
              : LetterCase.lower(text.quote(statement.source().get(0)));
      if (outer.isSomeone()) {
        return SUBJECTS.contains(word) ? outer : null;
      }
      boolean quoted = around.kind() == StatementKind.DIRECT;
      int entity = outer.entity();
      if (word.isEmpty() && statement.source().isEmpty() && goesOn(statement, around)) {
        return Rule.SAME_SUBJECT.speaker(entity);
      }
      boolean own = OWN_COUNTRY.matcher(word).matches();
      if (own && (!quoted || OWN.matcher(word).lookingAt())) {
        int country = discourse.country(discourse.entity(entity).country());
        return country < 0 ? null : Rule.OUTER.speaker(country);
      }
      boolean same =
          switch (word) {
            case "i", "we", "my", "our", "me", "us" -> true;
            case "he", "his" -> !quoted && antecedents.fits(entity, Gender.MALE);
            case "she", "her" -> !quoted && antecedents.fits(entity, Gender.FEMALE);
            case "it", "its", "they", "their" -> !quoted && antecedents.isCollective(entity);
            default -> false;
          };
      return same ? Rule.OUTER.speaker(entity) : null;
    }

    /**
     * Whether a cue without a subject goes on with the speaker: in "the alliance said that doses
     * might arrive, but stressed that nothing was certain" nobody else can have stressed it.
     */
    private boolean goesOn(Statement statement, Statement around) {
      Span cue = statement.cue().isEmpty() ? null : statement.cue().get(0);
      for (Span content : around.content()) {
        if (cue != null && content.contains(cue) && content.start() < cue.start()) {
          Span before = new Span(content.start(), cue.start());
          int sentence = discourse.sentenceAt(content.start());
          return sentence == discourse.sentenceAt(cue.start())
              && isJoined(content.start(), cue)
              && !DETERMINED.matcher(text.view()).region(content.start(), cue.start()).find()
              && discourse.mentionsIn(before, sentence).isEmpty();
        }
      }
      return false;
    }

    /** The word that what is said begins with, where the cue inside it is joined to that; or "". */
    private String subject(Statement statement, Statement around) {
      if (statement.cue().isEmpty()) {
        return "";
      }
      Span cue = statement.cue().get(0);
      for (Span content : around.content()) {
        if (content.contains(cue)) {
          Matcher first = FIRST_WORD.matcher(text.view()).region(content.start(), cue.start());
          boolean shared =
              discourse.sentenceAt(content.start()) == discourse.sentenceAt(cue.start())
                  && first.lookingAt()
                  && SUBJECTS.contains(LetterCase.lower(first.group(1)))
                  && isJoined(content.start(), cue);
          return shared ? LetterCase.lower(first.group(1)) : "";
        }
      }
      return "";
    }
  }
}
