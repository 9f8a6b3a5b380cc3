package org.onrecord.topic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.text.LetterCase;

/**
 * The terms of a text: the lemmas of its words without stop words, numbers and words of one or two
 * letters, and phrases such as "belt and road" as one term each.
 *
 * <p>Lemmas are those of {@link Lemmas}. Not thread-safe.
 */
public final class Terms {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  /** What may stand between the two words of a phrase. */
  private static final Set<String> LINKS = Set.of("and", "of", "for", "in", "on", "to", "the");

  private final Set<String> stopWords;
  private final Set<String> phrases;
  private final Lemmas lemmas = new Lemmas();

  /**
   * @param stopWords to leave out, in lower case
   * @param phrases that are one term, as {@link #candidates} gives them
   */
  public Terms(Set<String> stopWords, Set<String> phrases) {
    this.stopWords = Set.copyOf(stopWords);
    this.phrases = Set.copyOf(phrases);
  }

  /**
   * A term of a text.
   *
   * @param term the lemma or phrase, in lower case
   * @param form as it stands there
   */
  public record Term(String term, String form) {}

  /** A word: where it stands, and its lemma, null where it is no term. */
  private record Word(int start, int end, String lower, String lemma) {}

  /**
   * All words of a text in lower case, in order: runs of letters and digits, with hyphens and
   * apostrophes inside.
   */
  public static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (int at = next(text, 0); at < text.length(); ) {
      int end = end(text, at);
      words.add(lower(text, at, end));
      at = next(text, end);
    }
    return words;
  }

  private static int next(String text, int from) {
    int at = from;
    while (at < text.length() && !Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int end(String text, int start) {
    int at = start;
    while (at < text.length() && inWord(text, start, at)) {
      at++;
    }
    return at;
  }

  private static boolean inWord(String text, int from, int at) {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c)) {
      return true;
    }
    return (c == '-' || c == '\'' || c == '’')
        && at > from
        && at + 1 < text.length()
        && Character.isLetterOrDigit(text.charAt(at + 1));
  }

  private static String lower(String text, int start, int end) {
    return LetterCase.lower(text.substring(start, end).replace('’', '\''));
  }

  /** The terms of a text, in order, repeated as often as they stand there. */
  public List<Term> of(String text) {
    List<Word> words = read(text);
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).lemma() == null) {
        continue;
      }
      int last = lastOfPhrase(text, words, i);
      String term = last == i ? words.get(i).lemma() : phrase(words, i, last);
      int end = words.get(last).end();
      terms.add(new Term(term, withoutGenitive(text.substring(words.get(i).start(), end))));
      i = last;
    }
    return terms;
  }

  /** The lemma of every word of a text that is a term by itself, in order. */
  public List<String> lemmas(String text) {
    return read(text).stream().map(Word::lemma).filter(lemma -> lemma != null).toList();
  }

  /**
   * What may be phrases: two terms that stand side by side, or with one linking word between them.
   */
  public List<String> candidates(String text) {
    List<Word> words = read(text);
    List<String> candidates = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      for (int last = i + 1; last <= i + 2; last++) {
        if (isCandidate(text, words, i, last)) {
          candidates.add(phrase(words, i, last));
        }
      }
    }
    return candidates;
  }

  private int lastOfPhrase(String text, List<Word> words, int first) {
    for (int last = first + 2; last > first; last--) {
      if (isCandidate(text, words, first, last) && phrases.contains(phrase(words, first, last))) {
        return last;
      }
    }
    return first;
  }

  private static boolean isCandidate(String text, List<Word> words, int first, int last) {
    return last < words.size()
        && words.get(first).lemma() != null
        && words.get(last).lemma() != null
        && (last == first + 1 || LINKS.contains(words.get(first + 1).lower()))
        && areJoined(text, words, first, last);
  }

  private static boolean areJoined(String text, List<Word> words, int first, int last) {
    for (int i = first; i < last; i++) {
      if (!text.substring(words.get(i).end(), words.get(i + 1).start()).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static String phrase(List<Word> words, int first, int last) {
    String end = words.get(last).lemma();
    return words.get(first).lemma()
        + (last == first + 1 ? " " : " " + words.get(first + 1).lower() + " ")
        + end;
  }

  private List<Word> read(String text) {
    List<Word> words = new ArrayList<>();
    for (int at = next(text, 0); at < text.length(); ) {
      int end = end(text, at);
      String lower = lower(text, at, end);
      words.add(new Word(at, end, lower, lemma(withoutGenitive(lower))));
      at = next(text, end);
    }
    return words;
  }

  private static String withoutGenitive(String word) {
    return word.endsWith("'s") || word.endsWith("’s") || word.endsWith("'S")
        ? word.substring(0, word.length() - 2)
        : word;
  }

  private String lemma(String word) {
    if (word.length() < SHORTEST
        || word.length() > LONGEST
        || stopWords.contains(word)
        || word.chars().noneMatch(Character::isLetter)
        || word.chars().anyMatch(Character::isDigit)) {
      return null;
    }
    return lemmas.of(word);
  }
}
