package org.onrecord.speaker;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** What a story has told up to some place: who spoke, who was mentioned where, who is he or she. */
final class Discourse {
  /** In how many sentences of an entity something is looked for beside it. */
  private static final int MOST_SENTENCES = 8;

  private final Names names;
  private final List<Span> sentences;
  private final List<List<Mention>> bySentence = new ArrayList<>();
  private final List<Integer> spoke = new ArrayList<>();
  private final List<Boolean> spoken = new ArrayList<>();
  private final Gender[] genders;

  Discourse(Names names, List<Span> sentences) {
    this.names = names;
    this.sentences = sentences;
    this.genders = names.genders().toArray(new Gender[0]);
    int next = 0;
    for (Span sentence : sentences) {
      List<Mention> inside = new ArrayList<>();
      while (next < names.mentions().size()
          && names.mentions().get(next).span().start() < sentence.end()) {
        inside.add(names.mentions().get(next++));
      }
      bySentence.add(inside);
      spoke.add(-1);
      spoken.add(false);
    }
  }

  Entity entity(int number) {
    return names.entities().get(number);
  }

  boolean isPerson(int number) {
    return entity(number).kind() == EntityKind.PERSON;
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
    int low = 0;
    int high = sentences.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sentences.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a sentence that mentions the entity also has {@code words}: "Norhaven". */
  boolean isNamedBeside(StoryText text, int entity, String words) {
    int looked = 0;
    for (Mention mention : names.mentions()) {
      if (mention.entity() == entity
          && looked++ < MOST_SENTENCES
          && text.quote(sentences.get(sentenceAt(mention.span().start()))).contains(words)) {
        return true;
      }
    }
    return false;
  }

  /** The mentions in a sentence, in order. */
  List<Mention> mentions(int sentence) {
    return bySentence.get(sentence);
  }

  /** Mentions inside {@code span}, which begins in sentence {@code sentence}. */
  List<Mention> mentionsIn(Span span, int sentence) {
    return bySentence.get(sentence).stream().filter(m -> span.contains(m.span().start())).toList();
  }

  /** Notes that a statement ended in {@code sentence}; its speaker may be unknown (-1). */
  void spoke(int sentence, int entity) {
    spoke.set(sentence, entity);
    spoken.set(sentence, true);
  }

  /** Whether any statement has been resolved in the sentence, if only to nobody. */
  boolean hasStatement(int sentence) {
    return spoken.get(sentence);
  }

  /** The last speaker in a sentence, or -1. */
  int speaker(int sentence) {
    return spoke.get(sentence);
  }
}
