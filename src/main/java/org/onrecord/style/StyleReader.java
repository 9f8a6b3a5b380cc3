package org.onrecord.style;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.WordList;

/**
 * Tells the {@link Style} of a text by its words, without a grammar: a tense is told by an
 * auxiliary, an irregular past form, or an ending in "-ed" that is no participle behind a form of
 * "be" or "have" and no adjective behind an article. A present tense without an auxiliary ("he
 * says") is not told from a noun, and is not counted. Immutable.
 */
public final class StyleReader {
  private static final Set<String> FIRST =
      Set.of("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves");
  private static final Set<String> SECOND =
      Set.of("you", "your", "yours", "yourself", "yourselves");
  private static final Set<String> THIRD =
      Set.of(
          "he",
          "him",
          "his",
          "himself",
          "she",
          "her",
          "hers",
          "herself",
          "it",
          "its",
          "itself",
          "they",
          "them",
          "their",
          "theirs",
          "themselves");
  private static final Set<String> POSSIBILITY = Set.of("can", "could", "may", "might", "cannot");
  private static final Set<String> OBLIGATION = Set.of("must", "should", "ought");
  private static final Set<String> NEGATIONS =
      Set.of(
          "not", "never", "no", "nor", "neither", "nobody", "nothing", "none", "nowhere", "cannot");
  private static final Set<String> BE_PRESENT = Set.of("is", "are", "am");
  private static final Set<String> BE_PAST = Set.of("was", "were");
  private static final Set<String> OTHER_PRESENT = Set.of("has", "have", "do", "does");
  private static final Set<String> OTHER_PAST = Set.of("had", "did");
  private static final Set<String> BEFORE_PARTICIPLES =
      Set.of(
          "is", "are", "am", "was", "were", "be", "been", "being", "has", "have", "had", "having",
          "get", "gets", "got", "to");
  private static final Set<String> BEFORE_ADJECTIVES =
      Set.of(
          "the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our",
          "my", "your", "of", "in", "with", "by", "and", "more", "most", "very");
  private static final Set<String> NO_PAST_IN_ED =
      Set.of(
          "need",
          "indeed",
          "speed",
          "seed",
          "feed",
          "united",
          "hundred",
          "exceed",
          "proceed",
          "succeed",
          "red",
          "bed",
          "led",
          "breed",
          "greed",
          "agreed-upon",
          "embed",
          "creed");
  private static final int SHORTEST_IN_ED = 4;

  private final Set<String> irregular =
      new HashSet<>(WordList.lines(StyleReader.class, "irregular-pasts.txt"));
  private final Set<String> hedges = new HashSet<>(WordList.lines(StyleReader.class, "hedges.txt"));

  /** Words in lower case, and their parts where one is contracted: "we'll" is "we", "will". */
  private static List<String> parts(List<String> words) {
    List<String> parts = new ArrayList<>(words.size());
    for (String word : words) {
      int mark = word.indexOf('\'');
      if (word.endsWith("n't")) {
        String verb = word.substring(0, word.length() - "n't".length());
        parts.add(verb.equals("wo") ? "will" : verb.equals("ca") ? "can" : verb);
        parts.add("not");
      } else if (mark > 0) {
        parts.add(word.substring(0, mark));
        String rest =
            switch (word.substring(mark + 1)) {
              case "ll" -> "will";
              case "re" -> "are";
              case "m" -> "am";
              case "ve" -> "have";
              // "'s" and "'d" may be several things; "-'s" is mostly the genitive.
              default -> null;
            };
        if (rest != null) {
          parts.add(rest);
        }
      } else {
        parts.add(word);
      }
    }
    return parts;
  }

  /**
   * The style of a text.
   *
   * @param text as it stands
   * @param words its words in lower case, in order
   */
  public Style of(String text, List<String> words) {
    Counts counts = new Counts();
    List<String> parts = parts(words);
    for (int i = 0; i < parts.size(); i++) {
      count(parts, i, counts);
    }
    StoryText story = StoryText.of(text);
    int sentences =
        words.isEmpty() ? 0 : Math.max(1, Sentences.in(story, new Span(0, story.length())).size());
    return new Style(
        sentences,
        counts.past,
        counts.present,
        counts.future,
        counts.first,
        counts.second,
        counts.third,
        counts.hedges,
        counts.possibility,
        counts.obligation,
        counts.conditional,
        counts.negations,
        words.isEmpty() ? null : readingEase(words, sentences));
  }

  private static final class Counts {
    private int past;
    private int present;
    private int future;
    private int first;
    private int second;
    private int third;
    private int hedges;
    private int possibility;
    private int obligation;
    private int conditional;
    private int negations;
  }

  private void count(List<String> parts, int i, Counts counts) {
    String word = parts.get(i);
    countTense(parts, i, counts);
    counts.first += FIRST.contains(word) ? 1 : 0;
    counts.second += SECOND.contains(word) ? 1 : 0;
    counts.third += THIRD.contains(word) ? 1 : 0;
    counts.negations += NEGATIONS.contains(word) ? 1 : 0;
    counts.possibility += POSSIBILITY.contains(word) ? 1 : 0;
    counts.conditional += word.equals("would") ? 1 : 0;
    counts.obligation += OBLIGATION.contains(word) || isObliged(parts, i) ? 1 : 0;
    counts.hedges += isHedge(parts, i) ? 1 : 0;
  }

  private static boolean isObliged(List<String> parts, int i) {
    return at(parts, i + 1).equals("to")
        && Set.of("have", "has", "had", "need", "needs", "needed").contains(parts.get(i));
  }

  private boolean isHedge(List<String> parts, int i) {
    StringBuilder phrase = new StringBuilder(parts.get(i));
    for (int last = i; ; last++) {
      if (hedges.contains(phrase.toString())) {
        return true;
      }
      if (last == i + 2 || last + 1 >= parts.size()) {
        return false;
      }
      phrase.append(' ').append(parts.get(last + 1));
    }
  }

  private void countTense(List<String> parts, int i, Counts counts) {
    String word = parts.get(i);
    if (word.equals("will") || word.equals("shall")) {
      counts.future += BEFORE_ADJECTIVES.contains(at(parts, i - 1)) ? 0 : 1;
    } else if (BE_PRESENT.contains(word) || BE_PAST.contains(word)) {
      int behind = at(parts, i + 1).equals("not") ? i + 2 : i + 1;
      if (at(parts, behind).equals("going") && at(parts, behind + 1).equals("to")) {
        counts.future++;
      } else if (BE_PRESENT.contains(word)) {
        counts.present++;
      } else {
        counts.past++;
      }
    } else if (OTHER_PRESENT.contains(word)) {
      counts.present += isBehindAnotherVerb(parts, i) ? 0 : 1;
    } else if (OTHER_PAST.contains(word)) {
      counts.past++;
    } else if (irregular.contains(word) || endsLikeAPast(word)) {
      counts.past += isParticipleOrAdjective(parts, i) ? 0 : 1;
    }
  }

  /** "may have", "to do": an infinitive. */
  private static boolean isBehindAnotherVerb(List<String> parts, int i) {
    String before = at(parts, at(parts, i - 1).equals("not") ? i - 2 : i - 1);
    return POSSIBILITY.contains(before)
        || OBLIGATION.contains(before)
        || Set.of("to", "will", "shall", "would").contains(before);
  }

  private static boolean endsLikeAPast(String word) {
    return word.length() >= SHORTEST_IN_ED && word.endsWith("ed") && !NO_PAST_IN_ED.contains(word);
  }

  private static boolean isParticipleOrAdjective(List<String> parts, int i) {
    int before = i - 1;
    while (at(parts, before).endsWith("ly") || at(parts, before).equals("not")) {
      before--;
    }
    String word = at(parts, before);
    return BEFORE_PARTICIPLES.contains(word) || BEFORE_ADJECTIVES.contains(word);
  }

  private static String at(List<String> parts, int i) {
    return i < 0 || i >= parts.size() ? "" : parts.get(i);
  }

  private static double readingEase(List<String> words, int sentences) {
    int syllables = words.stream().mapToInt(StyleReader::syllables).sum();
    return 206.835 - 1.015 * words.size() / sentences - 84.6 * syllables / words.size();
  }

  /** Groups of vowels, less a silent "e" at the end; 1 at least. */
  static int syllables(String word) {
    int groups = 0;
    boolean inGroup = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = "aeiouy".indexOf(word.charAt(i)) >= 0;
      groups += vowel && !inGroup ? 1 : 0;
      inGroup = vowel;
    }
    boolean silent = word.endsWith("e") && !word.endsWith("le") && groups > 1;
    return Math.max(1, silent ? groups - 1 : groups);
  }
}
