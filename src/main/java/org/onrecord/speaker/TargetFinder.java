package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.onrecord.statement.Statement;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/**
 * Finds whom a statement is about: the persons, organisations, countries and groups that its
 * content names, or tells of by a noun that stands for one the story has named ("the company",
 * "both countries", "his counterpart", "the Ecuadorian side"); and whom its cue addresses or judges
 * ("told the council", "thanked China"). Not the speaker, nor what he speaks for: the organisation
 * or country that a source names beside him, now or before, and the country of his office; nor a
 * country where something merely happens. Of one story, to be asked in the order of its statements.
 */
final class TargetFinder {
  /** How many words behind its determiner a noun is looked for. */
  private static final int LONGEST_PHRASE = 5;

  /** How many sentences back two are looked for of whom "both" tells. */
  private static final int PAIR_REACH = 8;

  private static final Set<String> TWO = Set.of("both", "two");

  /** Nouns for two countries, or for the two that a story is about. */
  private static final Set<String> COUNTRIES =
      Set.of("countries", "nations", "governments", "peoples", "states", "neighbours", "neighbors");

  private static final Set<String> EITHER = Set.of("sides", "parties");

  private static final Set<String> LEADERS =
      Set.of("leaders", "presidents", "ministers", "chancellors", "premiers", "men", "women");

  /** Behind a nationality, stand for the country. */
  private static final Set<String> SIDE =
      Set.of("side", "government", "people", "authorities", "leadership", "delegation");

  private static final Set<String> POSSESSIVE = Set.of("his", "her", "their", "its");
  private static final String COUNTERPART = "counterpart";

  /** Words that no noun phrase goes on with, besides those that may stand behind a subject. */
  private static final Set<String> BEHIND_PHRASE =
      Set.of(
          "and", "or", "but", "that", "which", "who", "whose", "when", "if", "because", "not",
          "are", "were", "have", "be", "been", "must", "shall", "do", "so", "while", "after",
          "before", "over", "under", "again", "alone", "itself", "now", "too");

  /** Before a country, tell where something is. */
  private static final Set<String> WHERE =
      Set.of("in", "into", "within", "inside", "across", "throughout", "outside");

  /** What is put "in" somebody. */
  private static final Set<String> PUT_IN =
      Set.of(
          "confidence",
          "trust",
          "faith",
          "hope",
          "hopes",
          "belief",
          "believe",
          "believes",
          "believed",
          "interest",
          "interested",
          "disappointed",
          "disappointment");

  /** Begin what is told of a source beside who it is. */
  private static final Set<String> RELATIVE = Set.of("who", "whom", "whose", "which", "that");

  private final StoryText text;
  private final Discourse discourse;
  private final Antecedents antecedents;
  private final SourceParser sources;
  private final Names names;
  private final Vocabulary vocabulary;
  private final Gazetteer gazetteer;

  /** Of each speaker, what a source has named beside him. */
  private final Map<Integer, Set<Integer>> spokenFor = new HashMap<>();

  TargetFinder(
      StoryText text,
      Discourse discourse,
      Antecedents antecedents,
      SourceParser sources,
      Names names,
      Vocabulary vocabulary,
      Gazetteer gazetteer) {
    this.text = text;
    this.discourse = discourse;
    this.antecedents = antecedents;
    this.sources = sources;
    this.names = names;
    this.vocabulary = vocabulary;
    this.gazetteer = gazetteer;
  }

  /**
   * The targets of a statement.
   *
   * @param speaker who made it, or null
   */
  List<Named> of(Statement statement, Speaker speaker) {
    Own own = own(statement, speaker == null ? -1 : speaker.entity());
    Map<Integer, List<Span>> found = new LinkedHashMap<>();
    Span judged = judged(statement);
    if (judged != null) {
      addIn(judged, statement, own, found);
    }
    if (statement.addressee() != null) {
      addIn(statement.addressee(), statement, own, found);
    }
    for (Span content : statement.content()) {
      addIn(content, statement, own, found);
    }
    List<Named> targets = new ArrayList<>();
    found.forEach(
        (entity, spans) -> targets.add(new Named(entity, spans.stream().sorted().toList())));
    targets.sort((one, other) -> one.spans().get(0).compareTo(other.spans().get(0)));
    return targets;
  }

  /**
   * Whom a speaker does not speak about.
   *
   * @param speaker the entity, or -1
   * @param spokenFor what he speaks for
   */
  private record Own(int speaker, Set<Integer> spokenFor) {
    boolean has(int entity) {
      return entity == speaker || spokenFor.contains(entity);
    }
  }

  private Own own(Statement statement, int speaker) {
    Set<Integer> beside = new HashSet<>();
    for (Span source : statement.source()) {
      Span named = untilRelative(source);
      for (Mention mention : discourse.mentionsIn(named, discourse.sentenceAt(source.start()))) {
        EntityKind kind = discourse.entity(mention.entity()).kind();
        if (kind == EntityKind.ORGANISATION || kind == EntityKind.COUNTRY) {
          beside.add(mention.entity());
        }
      }
    }
    if (speaker < 0) {
      return new Own(speaker, beside);
    }
    Set<Integer> all = spokenFor.computeIfAbsent(speaker, s -> new HashSet<>());
    all.addAll(beside);
    Entity entity = discourse.entity(speaker);
    int country = discourse.country(entity.country());
    if (entity.role() != null && discourse.isPerson(speaker) && country >= 0) {
      all.add(country);
    }
    return new Own(speaker, all);
  }

  private Span untilRelative(Span source) {
    Tokens words = Tokens.of(text, source);
    for (int i = 1; i < words.size(); i++) {
      if (RELATIVE.contains(words.lower(i))) {
        return new Span(source.start(), words.span(i - 1, i).end());
      }
    }
    return source;
  }

  /** What stands between the cue and the content behind it: "China" of "thanked China for". */
  private static Span judged(Statement statement) {
    if (statement.cue().isEmpty()) {
      return null;
    }
    int start = statement.cue().get(statement.cue().size() - 1).end();
    int end = Integer.MAX_VALUE;
    for (Span content : statement.content()) {
      end = content.start() >= start ? Math.min(end, content.start()) : end;
    }
    for (Span source : statement.source()) {
      end = source.end() > start ? Math.min(end, source.start()) : end;
    }
    return end == Integer.MAX_VALUE || end <= start ? null : new Span(start, end);
  }

  private void addIn(Span span, Statement statement, Own own, Map<Integer, List<Span>> found) {
    int last = discourse.sentenceAt(span.end() - 1);
    for (int sentence = discourse.sentenceAt(span.start()); sentence <= last; sentence++) {
      List<Mention> mentions =
          discourse.mentions(sentence).stream().filter(m -> span.contains(m.span())).toList();
      for (Mention mention : mentions) {
        // Whoever is told of as the source of an inner statement stands in the outer's content.
        boolean source = statement.source().stream().anyMatch(s -> s.overlaps(mention.span()));
        if (!source && !isPlace(mention, span)) {
          add(mention.entity(), mention.span(), own, found);
        }
      }
      addPhrases(span, sentence, mentions, own, found);
    }
  }

  /** Whether it is told of as a place: "the harvest in Kenya", but not "trust in Kenya". */
  private boolean isPlace(Mention mention, Span within) {
    EntityKind kind = discourse.entity(mention.entity()).kind();
    if (kind != EntityKind.COUNTRY || mention.span().start() == within.start()) {
      return kind == EntityKind.PLACE;
    }
    Tokens before = Tokens.of(text, new Span(within.start(), mention.span().start()));
    int last = before.size() - 1;
    last = last > 0 && before.is(last, "the") ? last - 1 : last;
    return last >= 0
        && WHERE.contains(before.lower(last))
        && (last == 0 || !PUT_IN.contains(before.lower(last - 1)));
  }

  private static void add(int entity, Span span, Own own, Map<Integer, List<Span>> found) {
    if (entity < 0 || own.has(entity)) {
      return;
    }
    List<Span> spans = found.computeIfAbsent(entity, e -> new ArrayList<>());
    if (spans.stream().noneMatch(span::overlaps)) {
      spans.add(span);
    }
  }

  /** Those told of by a noun, as far as it is clear who they are. */
  private void addPhrases(
      Span within, int sentence, List<Mention> mentions, Own own, Map<Integer, List<Span>> found) {
    Span whole = discourse.sentence(sentence);
    int start = Math.max(within.start(), whole.start());
    int end = Math.min(within.end(), whole.end());
    if (start >= end) {
      return;
    }
    Tokens words = Tokens.of(text, new Span(start, end));
    for (int i = 0; i < words.size(); i++) {
      Phrase phrase = phrase(words, i);
      if (phrase == null || mentions.stream().anyMatch(m -> m.span().overlaps(phrase.span))) {
        continue;
      }
      for (int entity : meant(words, phrase, sentence, own)) {
        add(entity, phrase.span, own, found);
      }
      i = phrase.behind - 1;
    }
  }

  /** Some words of a sentence, from a determiner to the noun that it determines. */
  private record Phrase(int first, int behind, Span span) {}

  /** The phrase that begins at word {@code i}; null if none does. */
  private Phrase phrase(Tokens words, int i) {
    // "That the two governments" begins with its second word.
    if (!isDeterminer(words, i) || (i + 1 < words.size() && isDeterminer(words, i + 1))) {
      return null;
    }
    int behind = i + 1;
    while (behind < words.size()
        && behind <= i + LONGEST_PHRASE
        && words.isWord(behind)
        && !endsPhrase(words.lower(behind))) {
      behind++;
      if (isNoun(words, behind - 1)
          && (words.lower(behind - 1).endsWith("s") || !goesOn(words, behind))) {
        return new Phrase(i, behind, words.span(i, behind));
      }
    }
    return null;
  }

  private static boolean isDeterminer(Tokens words, int i) {
    return WordClass.DEFINITE.has(words.lower(i))
        || POSSESSIVE.contains(words.lower(i))
        || words.is(i, "both");
  }

  private static boolean endsPhrase(String word) {
    return WordClass.GOVERNING.has(word)
        || WordClass.BEHIND_SUBJECT.has(word)
        || BEHIND_PHRASE.contains(word);
  }

  private boolean isNoun(Tokens words, int i) {
    String word = words.lower(i);
    return word.startsWith(COUNTERPART)
        || SIDE.contains(word)
        || COUNTRIES.contains(word)
        || EITHER.contains(word)
        || LEADERS.contains(word)
        || vocabulary.isOrganisationRole(singular(word))
        || sources.isTitle(word);
  }

  /**
   * "The bank rate", "the company president": the noun is not what the phrase is of. Nouns in the
   * plural stand before no other.
   */
  private static boolean goesOn(Tokens words, int behind) {
    return behind < words.size()
        && words.isWord(behind)
        && !endsPhrase(words.lower(behind))
        && !words.lower(behind).endsWith("ed")
        && !words.lower(behind).endsWith("ly");
  }

  private static String singular(String noun) {
    if (noun.endsWith("ies")) {
      return noun.substring(0, noun.length() - "ies".length()) + "y";
    }
    return noun.endsWith("s") ? noun.substring(0, noun.length() - 1) : noun;
  }

  private List<Integer> meant(Tokens words, Phrase phrase, int sentence, Own own) {
    String noun = words.lower(phrase.behind - 1);
    int before = phrase.span.start();
    boolean two =
        TWO.contains(words.lower(phrase.first)) || TWO.contains(words.lower(phrase.first + 1));
    if (two && !noun.startsWith(COUNTERPART)) {
      return pair(noun, sentence, before, own.speaker());
    }
    String country = null;
    for (int i = phrase.first + 1; i < phrase.behind; i++) {
      String code = gazetteer.demonym(words.form(i));
      country = code == null ? country : code;
    }
    if (noun.startsWith(COUNTERPART)) {
      return POSSESSIVE.contains(words.lower(phrase.first))
          ? one(counterpart(own.speaker(), country, sentence, before))
          : List.of();
    }
    if (SIDE.contains(noun)) {
      return one(discourse.country(country));
    }
    boolean determined = WordClass.DEFINITE.has(words.lower(phrase.first));
    if (!determined || noun.endsWith("s")) {
      return List.of();
    }
    Source source = sources.parse(text, phrase.span, List.of(), names.entities());
    if (source.shape() != Source.Shape.ROLE) {
      return List.of();
    }
    Speaker meant = antecedents.ofRole(source, phrase.span, sentence);
    return meant == null || meant.isSomeone() ? List.of() : one(meant.entity());
  }

  private static List<Integer> one(int entity) {
    return entity < 0 ? List.of() : List.of(entity);
  }

  /**
   * The last two before {@code offset} of the kind that a noun tells of; none if there is one. A
   * speaker may be one of "the two ministers" where he is told of by an office.
   */
  private List<Integer> pair(String noun, int sentence, int offset, int own) {
    boolean apart = own >= 0 && discourse.entity(own).role() == null;
    IntPredicate fits;
    if (COUNTRIES.contains(noun)) {
      fits = entity -> discourse.entity(entity).kind() == EntityKind.COUNTRY;
    } else if (EITHER.contains(noun)) {
      fits = antecedents::isCollective;
    } else if (LEADERS.contains(noun)) {
      fits = discourse::isPerson;
    } else {
      fits = entity -> discourse.entity(entity).kind() == EntityKind.ORGANISATION;
    }
    List<Integer> two = new ArrayList<>();
    for (int s = sentence; s >= 0 && s >= sentence - PAIR_REACH; s--) {
      List<Mention> mentions = discourse.mentions(s);
      for (int i = mentions.size() - 1; i >= 0; i--) {
        int entity = mentions.get(i).entity();
        boolean before = mentions.get(i).span().end() <= offset;
        boolean another =
            before
                && fits.test(entity)
                && !(apart && entity == own)
                && !two.contains(entity)
                && (two.isEmpty()
                    || discourse.entity(entity).kind() == discourse.entity(two.get(0)).kind());
        if (another) {
          two.add(entity);
          if (two.size() == 2) {
            return two;
          }
        }
      }
    }
    return List.of();
  }

  /** The last one named before {@code offset} who holds the speaker's office in another country. */
  private int counterpart(int own, String country, int sentence, int offset) {
    String role = own < 0 ? null : discourse.entity(own).role();
    if (role == null || !discourse.isPerson(own)) {
      return -1;
    }
    for (int s = sentence; s >= 0 && s >= sentence - PAIR_REACH; s--) {
      List<Mention> mentions = discourse.mentions(s);
      for (int i = mentions.size() - 1; i >= 0; i--) {
        int entity = mentions.get(i).entity();
        String theirs = discourse.entity(entity).country();
        boolean may =
            mentions.get(i).span().end() <= offset
                && entity != own
                && discourse.isPerson(entity)
                && discourse.hasRole(entity, role)
                && (country == null || theirs == null || country.equals(theirs));
        if (may) {
          return entity;
        }
      }
    }
    return -1;
  }
}
