package org.onrecord.utterance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.onrecord.text.LetterCase;
import org.onrecord.text.WordList;
import org.onrecord.topic.Lemmas;

/** Reads what was said as {@link ContentWords}. Not thread-safe. */
public final class ContentWordReader {
  /** "1,200.5" is one word, and so is "hasn't"; "5-3/8" is three. */
  private static final Pattern WORD =
      Pattern.compile("\\d+(?:[.,]\\d+)*|\\p{L}[\\p{L}\\p{M}\\p{N}]*(?:['\u2019]\\p{L}+)?");

  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Signs behind which a sentence begins. */
  private static final String BEGINNING = ".!?:\"\u201C\u2018(";

  private static final Set<String> FUNCTION_WORDS = words("function-words.txt");
  private static final Set<String> NEGATIONS = words("negations.txt");
  private static final Map<String, String> SAME = same();

  private final Lemmas lemmas = new Lemmas();

  private static Set<String> words(String list) {
    return WordList.lines(ContentWordReader.class, list).stream()
        .flatMap(line -> List.of(line.split(" ", -1)).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Map<String, String> same() {
    Map<String, String> same = new HashMap<>();
    for (String line : WordList.lines(ContentWordReader.class, "same-words.txt")) {
      String[] ways = line.split(" ", -1);
      for (String way : ways) {
        same.put(way, ways[0]);
      }
    }
    return Map.copyOf(same);
  }

  /** The words of what was said. */
  public ContentWords read(String text) {
    List<String> words = new ArrayList<>();
    Set<String> names = new HashSet<>();
    List<Integer> negations = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find() && words.size() < ContentWords.MOST) {
      String word = LetterCase.lower(matcher.group().replace('\u2019', '\''));
      if (NEGATIONS.contains(word) || word.endsWith("n't")) {
        negations.add(words.size());
      } else if (!FUNCTION_WORDS.contains(word)) {
        String counted = counted(word);
        if (!counted.isEmpty()) {
          words.add(counted);
          if (isName(text, matcher.start())) {
            names.add(counted);
          }
        }
      }
    }
    String plain = SIGNS.matcher(LetterCase.lower(text)).replaceAll(" ").strip();
    return new ContentWords(plain, words, names, negations);
  }

  /** Whether a word has a capital letter that no sentence or quotation gives it. */
  private static boolean isName(String text, int start) {
    if (!Character.isUpperCase(text.charAt(start))) {
      return false;
    }
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    return before >= 0 && BEGINNING.indexOf(text.charAt(before)) < 0;
  }

  /** The word as it is compared; empty for single letters, such as those of "U.S.". */
  private String counted(String word) {
    if (Character.isDigit(word.charAt(0))) {
      String number = word.replace(",", "");
      // "10.50" is "10.5".
      return number.indexOf('.') > 0 ? number.replaceAll("0+$", "").replaceAll("\\.$", "") : number;
    }
    String bare = word.contains("'") ? word.substring(0, word.indexOf('\'')) : word;
    String same = SAME.get(bare);
    if (same != null) {
      return same;
    }
    if (bare.length() < 2) {
      return "";
    }
    String lemma = lemmas.of(bare);
    return SAME.getOrDefault(lemma, lemma);
  }
}
