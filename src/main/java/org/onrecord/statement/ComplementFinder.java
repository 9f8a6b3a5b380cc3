package org.onrecord.statement;

/** Finds where the content behind a cue begins, and whether what follows is content at all. */
final class ComplementFinder {
  private static final int WINDOW = 14;
  private static final int HEARER = 9;

  /** The content behind {@code cue}, or null if nothing that was said follows it. */
  Complement behind(SentenceWords words, CueGroup group) {
    Cue cue = group.cue();
    int start = group.to();
    if (words.is(start, ",") && words.is(start + 2, ",") && !words.isQuoted(start + 1)) {
      // "said, however, that"
      start += 3;
    }
    int mark = words.is(start, ",") || words.is(start, ":") ? start + 1 : start;
    boolean clause = cue.allows(Frame.CLAUSE);
    boolean hearer = cue.allows(Frame.HEARER);
    if (words.opensQuotation(mark) && (clause || hearer || cue.allows(Frame.QUOTE))) {
      return new Complement(Pattern.QUOTATION_BEHIND, mark);
    }
    if (words.is(start, ":") && (clause || hearer || cue.allows(Frame.QUOTE))) {
      return new Complement(words.isEnd(mark) ? Pattern.COLON : Pattern.BARE_CLAUSE, mark);
    }
    if (!words.isWord(start) && !words.opensQuotation(start)) {
      return null;
    }
    String word = words.lower(start);
    if (word.equals("that") && (clause || hearer)) {
      return new Complement(Pattern.THAT, start);
    }
    if (WordClasses.isWh(word) && (cue.allows(Frame.WH) || (clause && cue.isPlain()))) {
      return new Complement(Pattern.WH_CLAUSE, start);
    }
    if (cue.allows(Frame.INFINITIVE)
        && (word.equals("to") || (word.equals("not") && words.is(start + 1, "to")))) {
      return new Complement(Pattern.INFINITIVE, start);
    }
    if (hearer || cue.allows(Frame.HEARER_INFINITIVE)) {
      Complement found = behindHearer(words, cue, start);
      if (found != null) {
        return found;
      }
    }
    if (clause) {
      Complement found = clause(words, cue, start);
      if (found != null) {
        return found;
      }
    }
    return cue.allows(Frame.OBJECT) && isObject(words, start)
        ? new Complement(Pattern.OBJECT, start)
        : null;
  }

  private static Complement clause(SentenceWords words, Cue cue, int start) {
    int at = start;
    if (isAdverbialStart(words, start)) {
      int that = find(words, "that", start, WINDOW);
      if (that > 0) {
        return new Complement(Pattern.THAT, that);
      }
      at = afterAdverbials(words, start);
      int mark = words.is(at, ",") || words.is(at, ":") ? at + 1 : at;
      if (words.opensQuotation(mark)) {
        return new Complement(Pattern.QUOTATION_BEHIND, mark);
      }
      if (words.is(at, ":") && words.isEnd(mark)) {
        return new Complement(Pattern.COLON, mark);
      }
      if (at >= words.size() || !words.isWord(at)) {
        return null;
      }
    }
    if (cue.maybeNoun()) {
      return null;
    }
    return cue.isPlain() || hasFiniteVerb(words, at)
        ? new Complement(Pattern.BARE_CLAUSE, at)
        : null;
  }

  private Complement behindHearer(SentenceWords words, Cue cue, int start) {
    int limit = Math.min(words.size(), start + WINDOW);
    for (int i = start + 1; i < limit; i++) {
      String word = words.lower(i);
      int mark = word.equals(",") || word.equals(":") ? i + 1 : i;
      if (cue.allows(Frame.HEARER) && words.opensQuotation(mark)) {
        return new Complement(Pattern.QUOTATION_BEHIND, mark);
      }
      if (word.equals(":") && cue.allows(Frame.HEARER) && words.isEnd(mark)) {
        return new Complement(Pattern.COLON, mark);
      }
      if (!words.isWord(i) && !word.equals("'")) {
        break;
      }
      if (word.equals("that") && cue.allows(Frame.HEARER)) {
        return new Complement(Pattern.HEARER_THAT, i);
      }
      boolean to = word.equals("to") || (word.equals("not") && words.is(i + 1, "to"));
      if (to && cue.allows(Frame.HEARER_INFINITIVE)) {
        // PolNeAR counts whom it was said to as content here.
        return new Complement(Pattern.HEARER_INFINITIVE, start);
      }
      if (WordClasses.isWh(word) && cue.allows(Frame.HEARER)) {
        return new Complement(Pattern.WH_CLAUSE, i);
      }
      if (WordClasses.isFinite(word)) {
        break;
      }
    }
    if (!cue.allows(Frame.HEARER)) {
      return null;
    }
    int at = afterAdverbials(words, afterHearer(words, start));
    boolean clause = at < words.size() && words.isWord(at) && hasFiniteVerb(words, at);
    return clause && at > start ? new Complement(Pattern.HEARER_BARE, at) : null;
  }

  /** Behind "reporters", "him", "the BBC", "Fox News". */
  private static int afterHearer(SentenceWords words, int start) {
    int i = start;
    if (WordClasses.isDeterminer(words.lower(i)) && !words.isCapitalised(i + 1)) {
      return afterCommonNoun(words, i + 1);
    }
    if (WordClasses.isDeterminer(words.lower(i))) {
      i++;
    }
    if (!words.isCapitalised(i)) {
      return Math.min(words.size(), i + 1);
    }
    while (i < words.size() && words.isCapitalised(i) && i - start < HEARER) {
      i++;
    }
    return i;
  }

  /**
   * Behind "hearing" of "a public hearing on Tuesday they"; one word where nothing marks the end.
   */
  private static int afterCommonNoun(SentenceWords words, int noun) {
    for (int i = noun + 1; i < Math.min(words.size(), noun + 4); i++) {
      String word = words.lower(i);
      if (!words.isWord(i) || WordClasses.isFinite(word)) {
        break;
      }
      if (isAdverbialStart(words, i)
          || WordClasses.isSubjectPronoun(word)
          || WordClasses.isDeterminer(word)
          || words.isCapitalised(i)) {
        return i;
      }
    }
    return Math.min(words.size(), noun + 1);
  }

  private static boolean isAdverbialStart(SentenceWords words, int i) {
    String word = words.lower(i);
    return (WordClasses.isPreposition(word) && !word.equals("to"))
        || (WordClasses.isTime(word) && !word.equals("this"))
        || (word.equals("to") && words.isWord(i + 1))
        || WordClasses.isAdverb(word);
  }

  private static int afterAdverbials(SentenceWords words, int start) {
    int i = start;
    for (int next = afterAdverbial(words, i); next > i; next = afterAdverbial(words, i)) {
      i = next;
    }
    return i;
  }

  /**
   * Behind one "on Monday", "in a statement", "last week", "in Accra"; {@code i} if there is none.
   */
  private static int afterAdverbial(SentenceWords words, int i) {
    String word = words.lower(i);
    if (words.isQuoted(i) || i >= words.size()) {
      return i;
    }
    if (WordClasses.isPreposition(word)) {
      return afterPrepositional(words, i);
    }
    boolean last = word.equals("last") || word.equals("this") || word.equals("earlier");
    if (last && WordClasses.isTime(words.lower(i + 1))) {
      return i + 2;
    }
    boolean adverb = WordClasses.isAdverb(word) && !words.isCapitalised(i);
    boolean time = WordClasses.isTime(word) && !word.equals("this") && !word.equals("last");
    return adverb || time ? i + 1 : i;
  }

  private static int afterPrepositional(SentenceWords words, int preposition) {
    int i = preposition + 1;
    if (WordClasses.isDeterminer(words.lower(i))) {
      i++;
    }
    int limit = Math.min(words.size(), preposition + 8);
    for (int k = i; k < limit && words.isWord(k) && !words.isQuoted(k); k++) {
      String word = words.lower(k);
      if (WordClasses.isFinite(word) || WordClasses.isBoundary(word)) {
        break;
      }
      boolean more =
          WordClasses.isOccasion(words.lower(k + 1)) || WordClasses.isTime(words.lower(k + 1));
      if ((WordClasses.isOccasion(word) || WordClasses.isTime(word)) && !more) {
        return k + 1;
      }
      if (WordClasses.isMonth(word)
          && k + 1 < limit
          && Character.isDigit(words.form(k + 1).charAt(0))) {
        return k + 2;
      }
    }
    // "in Accra": one name.
    boolean name = i == preposition + 1 && words.isCapitalised(i) && !words.isCapitalised(i + 1);
    return name && words.isWord(i + 1) ? i + 1 : preposition;
  }

  /** Whether more than "on Monday" or "in an interview" follows, up to the sentence's end. */
  boolean hasMore(SentenceWords words, int start) {
    if (words.isEnd(start)) {
      return false;
    }
    String word = words.lower(start);
    if (!words.isWord(start) || !(isAdverbialStart(words, start) || words.is(start, "reporters"))) {
      return true;
    }
    for (int i = start; i < words.size() && !words.isEnd(i); i++) {
      if (!words.isWord(i) || WordClasses.isFinite(words.lower(i)) || words.is(i, "that")) {
        return true;
      }
    }
    return word.equals("that");
  }

  /** Whether a clause rather than an adverbial begins with word {@code start}. */
  boolean isClause(SentenceWords words, int start) {
    return hasFiniteVerb(words, start);
  }

  /** Whether a finite verb turns up soon enough to make a clause of what begins here. */
  private static boolean hasFiniteVerb(SentenceWords words, int start) {
    for (int i = start; i < Math.min(words.size(), start + WINDOW); i++) {
      String word = words.lower(i);
      if (word.equals(",") || word.equals(";")) {
        return false;
      }
      boolean pronoun = i - start < 2 && WordClasses.isSubjectPronoun(word);
      // "noted China appreciated": a past form behind a name is a verb, elsewhere it may be no more
      // than an adjective.
      boolean past = i > start && word.endsWith("ed") && words.isCapitalised(i - 1);
      if (WordClasses.isFinite(word) || past || (pronoun && !WordClasses.isDeterminer(word))) {
        return i > start || pronoun;
      }
    }
    return false;
  }

  private static boolean isObject(SentenceWords words, int start) {
    String word = words.lower(start);
    return !WordClasses.isPreposition(word)
        && !WordClasses.isBoundary(word)
        && !WordClasses.isFinite(word)
        && !WordClasses.isTime(word);
  }

  private static int find(SentenceWords words, String word, int from, int window) {
    for (int i = from; i < Math.min(words.size(), from + window); i++) {
      if (words.is(i, word) && !words.isQuoted(i)) {
        return i;
      }
      if (!words.isWord(i) || words.isQuoted(i) || WordClasses.isFinite(words.lower(i))) {
        return -1;
      }
    }
    return -1;
  }
}
