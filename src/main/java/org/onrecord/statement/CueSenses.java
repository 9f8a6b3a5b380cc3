package org.onrecord.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;
import org.onrecord.text.WordList;

/** Tells what a cue means by lists of verbs and nouns. Immutable. */
final class CueSenses {
  /** Words of the longest phrase in the list. */
  private static final int LONGEST_PHRASE = 4;

  /** How far before a cue the words that belong to its verb are looked for. */
  private static final int BEFORE = 24;

  private static final Set<String> NEGATIONS =
      Set.of("not", "never", "no", "neither", "nor", "cannot", "without");

  /** "declined to say" */
  private static final Set<String> NEGATING =
      Set.of("decline", "refuse", "fail", "refrain", "avoid", "stop", "balk", "forbear");

  private static final Set<String> NOBODY = Set.of("no", "none", "nobody", "neither");

  private static final Set<String> POSSIBLE = Set.of("may", "might", "could", "can", "cannot");
  private static final Set<String> FUTURE =
      Set.of("will", "would", "shall", "likely", "due", "set");

  /** Those of {@link #FUTURE} that say something by themselves: "is likely to". */
  private static final Set<String> ADJECTIVES = Set.of("likely", "due", "set");

  private static final Set<String> OBLIGATORY = Set.of("should", "must", "ought");
  private static final Set<String> ALLEGED =
      Set.of("reportedly", "allegedly", "apparently", "supposedly", "purportedly");

  /** What may stand between a cue and a negation or modal before it. */
  private static final Set<String> AUXILIARIES =
      Set.of("be", "have", "do", "to", "also", "yet", "ever", "even", "still", "then");

  private final Map<String, SpeechAct> acts = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();

  CueSenses() {
    for (String line : WordList.lines(CueSenses.class, "speech-acts.txt")) {
      int colon = line.indexOf(':');
      SpeechAct act = SpeechAct.valueOf(line.substring(0, colon).toUpperCase(Locale.ROOT));
      for (String phrase : line.substring(colon + 1).split(",", -1)) {
        acts.put(phrase.strip(), act);
        addRegularForms(phrase.strip().split(" ", -1)[0]);
      }
    }
    NEGATING.forEach(this::addRegularForms);
    for (String line : WordList.lines(CueSenses.class, "irregular-forms.txt")) {
      int colon = line.indexOf(':');
      for (String form : line.substring(colon + 1).strip().split(" ", -1)) {
        bases.put(form, line.substring(0, colon));
      }
    }
  }

  private void addRegularForms(String base) {
    char last = base.charAt(base.length() - 1);
    boolean sibilant = base.endsWith("s") || base.endsWith("sh") || base.endsWith("ch");
    boolean y = last == 'y' && "aeiou".indexOf(base.charAt(base.length() - 2)) < 0;
    String stem = last == 'e' ? base.substring(0, base.length() - 1) : base;
    String third =
        y ? base.substring(0, base.length() - 1) + "ies" : base + (sibilant ? "es" : "s");
    String past = y ? base.substring(0, base.length() - 1) + "ied" : stem + "ed";
    for (String form : List.of(third, past, stem + "ing")) {
      bases.putIfAbsent(form, base);
    }
    bases.put(base, base);
  }

  /**
   * Whether {@code cue} has a word besides auxiliaries and modals: "would have" alone, which the
   * encoder now and then takes for a cue, says nothing.
   */
  boolean isCue(StoryText text, Span cue) {
    Tokens words = Tokens.of(text, cue);
    for (int i = 0; i < words.size(); i++) {
      String word = words.lower(i);
      boolean filler = belongsToVerb(word) && !ADJECTIVES.contains(word);
      if (!filler && !word.equals("a") && !word.equals("the")) {
        return true;
      }
    }
    return false;
  }

  /** What the cue of {@code statement} means; without a cue it simply states. */
  CueSense of(StoryText text, Statement statement) {
    List<String> words = new ArrayList<>();
    if (!statement.cue().isEmpty()) {
      words.addAll(before(text, statement.cue().get(0)));
    }
    for (Span span : statement.cue()) {
      Tokens tokens = Tokens.of(text, span);
      for (int i = 0; i < tokens.size(); i++) {
        words.add(tokens.lower(i));
      }
    }
    List<String> base = words.stream().map(w -> bases.getOrDefault(w, w)).toList();
    int verb = 0;
    SpeechAct act = null;
    String phrase = "";
    while (act == null && verb < base.size()) {
      if (isExpected(base, verb)) {
        verb += 2;
        continue;
      }
      for (int size = Math.min(LONGEST_PHRASE, base.size() - verb); size > 0; size--) {
        String candidate = String.join(" ", base.subList(verb, verb + size));
        if (acts.containsKey(candidate)) {
          act = acts.get(candidate);
          phrase = candidate;
          break;
        }
      }
      verb += act == null ? 1 : 0;
    }
    SpeechAct told = wanting(act == null ? SpeechAct.STATES : act, phrase, text, statement);
    boolean negated =
        told == SpeechAct.DENIES
            || isNobody(text, statement)
            || base.subList(0, verb).stream().anyMatch(CueSenses::negates);
    return new CueSense(told, negated, modality(base, verb));
  }

  /** "was expected to …": what comes is not yet said. */
  private static boolean isExpected(List<String> base, int at) {
    return at > 0
        && at + 2 < base.size()
        && base.get(at - 1).equals("be")
        && base.get(at).equals("expect")
        && base.get(at + 1).equals("to");
  }

  /** Auxiliaries, modals and negations right before a cue that the encoder left out of it. */
  private List<String> before(StoryText text, Span cue) {
    int from = Math.max(0, cue.start() - BEFORE);
    if (from == cue.start()) {
      return List.of();
    }
    Tokens tokens = Tokens.of(text, new Span(from, cue.start()));
    int first = tokens.size();
    while (first > 1 && belongsToVerb(tokens.lower(first - 1))) {
      first--;
    }
    List<String> words = new ArrayList<>();
    for (int i = first; i < tokens.size(); i++) {
      words.add(tokens.lower(i));
    }
    return words;
  }

  private boolean belongsToVerb(String word) {
    String base = bases.getOrDefault(word, word);
    return AUXILIARIES.contains(base)
        || word.endsWith("n't")
        || word.equals("not")
        || word.equals("never")
        || POSSIBLE.contains(word)
        || FUTURE.contains(word)
        || OBLIGATORY.contains(word)
        || ALLEGED.contains(word);
  }

  private static boolean negates(String word) {
    return NEGATIONS.contains(word) || NEGATING.contains(word) || word.endsWith("n't");
  }

  private static boolean isNobody(StoryText text, Statement statement) {
    return !statement.source().isEmpty()
        && NOBODY.contains(Tokens.of(text, statement.source().get(0)).lower(0));
  }

  /** Asking and telling somebody to do something, and calling for it, are requests. */
  private static SpeechAct wanting(
      SpeechAct act, String phrase, StoryText text, Statement statement) {
    String first = Tokens.of(text, statement.content().get(0)).lower(0);
    boolean wants =
        switch (phrase) {
          case "ask" -> first.equals("to") || first.equals("for") || first.equals("that");
          case "tell" -> first.equals("to");
          case "call" -> first.equals("for") || first.equals("on");
          default -> false;
        };
    return wants ? SpeechAct.REQUESTS : act;
  }

  private static Modality modality(List<String> base, int verb) {
    for (int i = 0; i < verb; i++) {
      String word = base.get(i);
      if (OBLIGATORY.contains(word)) {
        return Modality.OBLIGATORY;
      }
      if (POSSIBLE.contains(word) || word.startsWith("couldn't") || word.startsWith("can't")) {
        return Modality.POSSIBLE;
      }
      if (FUTURE.contains(word) || word.equals("won't") || word.equals("wouldn't")) {
        return Modality.FUTURE;
      }
      if (isExpected(base, i)) {
        return Modality.FUTURE;
      }
    }
    return base.stream().anyMatch(ALLEGED::contains) ? Modality.ALLEGED : Modality.ACTUAL;
  }
}
