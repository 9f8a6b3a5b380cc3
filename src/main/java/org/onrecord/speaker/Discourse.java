package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.text.LetterCase;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** What a story has told up to some place: who spoke, who was mentioned where, who is he or she. */
final class Discourse {
  /** In how many sentences of an entity something is looked for beside it. */
  private static final int MOST_SENTENCES = 8;

  /** How many sentences back a statement counts as the neighbour of another. */
  private static final int NEIGHBOUR_REACH = 2;

  /** A speaker who has no name: "an official". */
  static final int SOMEONE = -2;

  private final Names names;
  private final List<Span> sentences;
  private final List<List<Mention>> bySentence = new ArrayList<>();
  private final List<Integer> spoke = new ArrayList<>();
  private final List<Boolean> spoken = new ArrayList<>();
  private final Gender[] genders;

  /** Of each entity, the first few sentences that name it, in order. */
  private final List<List<Integer>> firstSentences = new ArrayList<>();

  /** The entities that are countries, by code. */
  private final Map<String, Integer> countries = new HashMap<>();

  private final Map<Integer, String> roles = new HashMap<>();
  private final Map<Integer, List<String>> words = new HashMap<>();

  /** Of each sentence; null for none. */
  private final List<Mention> lastPersons = new ArrayList<>();

  private final Map<String, Integer> issuers = new HashMap<>();

  Discourse(Names names, List<Span> sentences) {
    this.names = names;
    this.sentences = sentences;
    this.genders = names.genders().toArray(new Gender[0]);
    for (int i = 0; i < names.entities().size(); i++) {
      Entity entity = names.entities().get(i);
      firstSentences.add(new ArrayList<>());
      if (entity.kind() == EntityKind.COUNTRY && entity.country() != null) {
        countries.putIfAbsent(entity.country(), i);
      }
    }
    int next = 0;
    for (Span sentence : sentences) {
      List<Mention> inside = new ArrayList<>();
      Mention lastPerson = null;
      while (next < names.mentions().size()
          && names.mentions().get(next).span().start() < sentence.end()) {
        Mention mention = names.mentions().get(next++);
        inside.add(mention);
        lastPerson = isPerson(mention.entity()) ? mention : lastPerson;
        List<Integer> naming = firstSentences.get(mention.entity());
        if (naming.size() < MOST_SENTENCES) {
          naming.add(bySentence.size());
        }
      }
      bySentence.add(inside);
      lastPersons.add(lastPerson);
      spoke.add(-1);
      spoken.add(false);
    }
  }

  /** Where the sentence of that number is. */
  Span sentence(int number) {
    return sentences.get(number);
  }

  /** How many sentences the story has. */
  int sentences() {
    return sentences.size();
  }

  /** The sentence that names the entity first. */
  int firstSentence(int entity) {
    return firstSentences.get(entity).get(0);
  }

  Entity entity(int number) {
    return names.entities().get(number);
  }

  /** The number of the country of that code, or -1 where the story does not name it. */
  int country(String code) {
    return code == null ? -1 : countries.getOrDefault(code, -1);
  }

  boolean isPerson(int number) {
    return entity(number).kind() == EntityKind.PERSON;
  }

  /** Whether an office or a kind is the entity's, as the story says or as was found since. */
  boolean hasRole(int number, String noun) {
    String role = roles.getOrDefault(number, entity(number).role());
    return role != null && Offices.isOne(role, noun);
  }

  /** The words of an entity's name, in lower case. */
  List<String> words(int number) {
    return words.computeIfAbsent(
        number, n -> List.of(LetterCase.lower(entity(n).name()).split(" ", -1)));
  }

  /** The last mention of a person in a sentence; null for none. */
  Mention lastPerson(int sentence) {
    return lastPersons.get(sentence);
  }

  /** Notes an office that the story does not tell beside the name. */
  void setRole(int number, String role) {
    roles.put(number, role);
  }

  /** What is known so far of an entity's gender; null for nothing. */
  Gender gender(int number) {
    return genders[number];
  }

  void setGender(int number, Gender gender) {
    genders[number] = genders[number] == null ? gender : genders[number];
  }

  /** The number of the sentence that holds {@code offset}. */
  int sentenceAt(int offset) {
    return Math.min(Span.firstEndingBehind(sentences, offset), sentences.size() - 1);
  }

  /**
   * Whether one of the first sentences that mention the entity also has {@code words}: "Norhaven".
   */
  boolean isNamedBeside(StoryText text, int entity, String words) {
    return firstSentences.get(entity).stream()
        .anyMatch(sentence -> text.quote(sentences.get(sentence)).contains(words));
  }

  /** The mentions in a sentence, in order. */
  List<Mention> mentions(int sentence) {
    return bySentence.get(sentence);
  }

  /** Mentions inside {@code span}, which begins in sentence {@code sentence}. */
  List<Mention> mentionsIn(Span span, int sentence) {
    return bySentence.get(sentence).stream().filter(m -> span.contains(m.span().start())).toList();
  }

  /** Notes who issued a document, by its noun; -1 for nobody known. */
  void issued(String document, int entity) {
    issuers.put(document, entity);
  }

  /** Who issued the document of that noun that was told of last, or -1. */
  int issuer(String document) {
    return issuers.getOrDefault(document, -1);
  }

  /**
   * Notes that a statement has its source, or else its content, in {@code sentence}; its speaker
   * may be unknown (-1) or {@link #SOMEONE}.
   */
  void spoke(int sentence, int entity) {
    spoke.set(sentence, entity);
    spoken.set(sentence, true);
  }

  /** Whether a statement has its source, or else its content, in the sentence, whoever made it. */
  boolean hasSpoken(int sentence) {
    return spoken.get(sentence);
  }

  /**
   * The last speaker of the sentence or of one shortly before it, whichever is the nearest with a
   * statement; -1 for none or nobody known, or {@link #SOMEONE}.
   */
  int justSpoke(int sentence) {
    for (int s = sentence; s >= 0 && s >= sentence - NEIGHBOUR_REACH; s--) {
      if (spoken.get(s)) {
        return spoke.get(s);
      }
    }
    return -1;
  }

  /** The last speaker in a sentence, -1 for none or nobody known, or {@link #SOMEONE}. */
  int speaker(int sentence) {
    return spoke.get(sentence);
  }
}
