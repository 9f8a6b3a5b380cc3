package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.onrecord.text.Span;

/**
 * The floor that readers of statements are printed beside: a sentence with the word "said" is a
 * statement. Up to four names or pronouns right before it, or else right after it, are the source;
 * the rest of the sentence is the content.
 *
 * <p>Left as simple as it is: a floor that is tuned says nothing about the reader above it.
 */
public final class SaidPattern {
  private static final int LONGEST_SOURCE = 4;
  private static final int LONGEST_ABBREVIATION = 3;
  private static final Set<String> PRONOUNS = Set.of("he", "she", "they", "it", "we", "I", "who");
  private static final String QUOTES = "\"“”'’‘)";

  private SaidPattern() {}

  /** At most one statement a sentence, in the order of the text. */
  public static List<Attribution> read(String text) {
    Tokens tokens = Tokens.of(text);
    List<Attribution> found = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < tokens.count(); i++) {
      if (i + 1 == tokens.count() || endsSentence(tokens, i)) {
        sentence(tokens, from, i + 1).ifPresent(found::add);
        from = i + 1;
      }
    }
    return List.copyOf(found);
  }

  /** Whether the token is the last of its sentence: a line ends there, or a full stop does. */
  private static boolean endsSentence(Tokens tokens, int token) {
    int next = tokens.start(token + 1);
    for (int c = tokens.end(token); c < next; c++) {
      if (tokens.point(c) == '\n') {
        return true;
      }
    }
    int last = token;
    while (last > 0 && QUOTES.indexOf(tokens.initial(last)) >= 0) {
      last--;
    }
    return next > tokens.end(token)
        && ".!?".indexOf(tokens.initial(last)) >= 0
        && !isAbbreviation(tokens, last);
  }

  private static Optional<Attribution> sentence(Tokens tokens, int from, int to) {
    int said = from;
    while (said < to && !tokens.word(said).equals("said")) {
      said++;
    }
    if (said == to) {
      return Optional.empty();
    }
    int first = said;
    for (int names = 0; names < LONGEST_SOURCE; names++) {
      int before = isAbbreviation(tokens, first - 1) ? first - 2 : first - 1;
      if (before < from || !isName(tokens, before)) {
        break;
      }
      first = before;
    }
    int last = said + 1;
    for (int names = 0; first == said && names < LONGEST_SOURCE; names++) {
      if (last >= to || !isName(tokens, last)) {
        break;
      }
      last += isAbbreviation(tokens, last + 1) ? 2 : 1;
    }
    last = Math.min(last, to);
    List<Span> source = new ArrayList<>();
    addTokens(source, tokens, first, said);
    addTokens(source, tokens, said + 1, last);
    List<Span> cue = new ArrayList<>();
    addTokens(cue, tokens, said, said + 1);
    List<Span> content = new ArrayList<>();
    addTokens(content, tokens, from, first);
    addTokens(content, tokens, last, to);
    return source.isEmpty() || content.isEmpty()
        ? Optional.empty()
        : Optional.of(new Attribution(source, cue, content, Optional.empty()));
  }

  /** Whether the token is the full stop of "Mr.", "Sen." or an initial, which ends no sentence. */
  private static boolean isAbbreviation(Tokens tokens, int token) {
    return token > 0
        && token < tokens.count()
        && tokens.initial(token) == '.'
        && tokens.start(token) == tokens.end(token - 1)
        && tokens.end(token - 1) - tokens.start(token - 1) <= LONGEST_ABBREVIATION
        && isName(tokens, token - 1);
  }

  private static boolean isName(Tokens tokens, int token) {
    return Character.isUpperCase(tokens.initial(token)) || PRONOUNS.contains(tokens.word(token));
  }

  private static void addTokens(List<Span> spans, Tokens tokens, int from, int to) {
    if (from < to) {
      spans.add(new Span(tokens.start(from), tokens.end(to - 1)));
    }
  }
}
