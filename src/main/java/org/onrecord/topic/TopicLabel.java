package org.onrecord.topic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A name for a topic: its best terms as people write them, two to four words that are all
 * different, such as "Crude oil, OPEC".
 */
public final class TopicLabel {
  private static final int FEWEST_WORDS = 2;
  private static final int MOST_WORDS = 4;
  private static final int MOST_TERMS = 3;
  private static final int SAME_BEGINNING = 4;

  private TopicLabel() {}

  /**
   * Of a topic's terms.
   *
   * @param forms how the terms are mostly written, the best first
   * @return empty if there is no term
   */
  public static String of(List<String> forms) {
    List<String> chosen = new ArrayList<>();
    Set<String> used = new HashSet<>();
    int words = 0;
    for (String form : forms) {
      List<String> its = Arrays.asList(form.toLowerCase(Locale.ROOT).split(" "));
      if (chosen.size() == MOST_TERMS || words >= MOST_WORDS) {
        break;
      }
      if (words + its.size() <= MOST_WORDS && its.stream().noneMatch(w -> resembles(w, used))) {
        chosen.add(form);
        used.addAll(its);
        words += its.size();
      }
    }
    if (words < FEWEST_WORDS && forms.size() > chosen.size()) {
      // All others resemble the first: better a likeness than half a name.
      forms.stream().filter(form -> !chosen.contains(form)).findFirst().ifPresent(chosen::add);
    }
    return withCapital(String.join(", ", chosen));
  }

  private static String withCapital(String label) {
    int first = label.isEmpty() ? 0 : Character.charCount(label.codePointAt(0));
    return label.substring(0, first).toUpperCase(Locale.ROOT) + label.substring(first);
  }

  /** Whether a word says what another one has said: "bank" beside "banking". */
  private static boolean resembles(String word, Set<String> used) {
    return used.stream()
        .anyMatch(
            other ->
                other.equals(word)
                    || (Math.min(other.length(), word.length()) >= SAME_BEGINNING
                        && (other.startsWith(word) || word.startsWith(other))));
  }
}
