package org.onrecord.statement;

/**
 * Finds the noun phrase that is the source: before the cue ("the minister, who was in Accra,
 * said"), behind it ("said the minister"), or at the head of the sentence ("… , adding that").
 *
 * <p>Without a parser a noun phrase is told by what it cannot hold: conjunctions, finite verbs,
 * signs. It is never followed further than a fixed number of words.
 */
final class SubjectFinder {
  private static final int LONGEST = 24;
  private static final int LONGEST_APPOSITION = 30;

  /** The source before the cue that begins at word {@code cue}, or null. */
  Range before(SentenceWords words, int cue, int low) {
    int last = cue - 1;
    if (last >= low && words.is(last, ",")) {
      return acrossApposition(words, last, low);
    }
    return phraseEndingAt(words, last, low);
  }

  /** "X, the chair of Y, said": from X to before the second comma. */
  private Range acrossApposition(SentenceWords words, int comma, int low) {
    int open = comma - 1;
    while (open >= low && comma - open < LONGEST_APPOSITION && !isComma(words, open)) {
      if (words.isQuoted(open)) {
        return null;
      }
      open--;
    }
    if (open < low || !words.is(open, ",") || open == comma - 1) {
      return null;
    }
    Range head = phraseEndingAt(words, open - 1, low);
    boolean relative = head != null && WordClasses.isWh(words.lower(head.from() - 1));
    if (head == null || relative || !isClauseStart(words, head.from() - 1, low)) {
      return null;
    }
    head = withName(words, head, low);
    // "X, in a statement, said" leaves the source as it is; "X, a Y, said" makes it longer.
    boolean adverbial =
        WordClasses.isPreposition(words.lower(open + 1))
            || WordClasses.isTime(words.lower(open + 1))
            || WordClasses.isAdverb(words.lower(open + 1));
    return adverbial ? head : new Range(head.from(), comma);
  }

  /** "X of Norway, director-general of Y, who …, said": the role alone is not all of the source. */
  private Range withName(SentenceWords words, Range head, int low) {
    String first = words.lower(head.from());
    boolean role =
        first.equals("a")
            || first.equals("an")
            || (!words.isCapitalised(head.from())
                && !WordClasses.isDeterminer(first)
                && !WordClasses.isSubjectPronoun(first));
    if (!role || head.from() - 2 < low || !isComma(words, head.from() - 1)) {
      return head;
    }
    Range name = phraseEndingAt(words, head.from() - 2, low);
    return name != null && words.isCapitalised(name.to() - 1)
        ? new Range(name.from(), head.to())
        : head;
  }

  private static boolean isComma(SentenceWords words, int i) {
    return words.is(i, ",") && !words.isQuoted(i);
  }

  private static boolean isClauseStart(SentenceWords words, int i, int low) {
    return i < low || !words.isWord(i) || WordClasses.isBoundary(words.lower(i));
  }

  private Range phraseEndingAt(SentenceWords words, int end, int low) {
    int last = withoutTime(words, end, low);
    if (last > low && words.is(last, ")")) {
      // "the Fisheries Council (FC) said"
      int open = last;
      while (open > low && last - open < 5 && !words.is(open, "(")) {
        open--;
      }
      Range head = words.is(open, "(") ? phraseEndingAt(words, open - 1, low) : null;
      return head == null || head.to() != open ? null : new Range(head.from(), last + 1);
    }
    if (last < low || !words.isWord(last) || words.isQuoted(last)) {
      return null;
    }
    String word = words.lower(last);
    if (WordClasses.isSubjectPronoun(word) && !isPartOfPhrase(words, last, low)) {
      return new Range(last, last + 1);
    }
    if (!isNoun(words, last)) {
      return null;
    }
    int from = last;
    while (from > low && last - from < LONGEST && continues(words, from - 1, low)) {
      from--;
    }
    from = withoutAdverbial(words, from, last);
    return from > last ? null : new Range(from, last + 1);
  }

  /** "the two", "the first one": a pronoun that a determiner makes a noun. */
  private static boolean isPartOfPhrase(SentenceWords words, int i, int low) {
    return i > low && WordClasses.isDeterminer(words.lower(i - 1)) && !words.is(i - 1, "that");
  }

  /** "Xi on Monday said": the day is no part of the source. */
  private static int withoutTime(SentenceWords words, int end, int low) {
    int last = end;
    if (last > low && WordClasses.isWeekday(words.lower(last))) {
      last--;
      if (last > low && words.is(last, "on")) {
        last--;
      }
    }
    return last;
  }

  private static boolean isNoun(SentenceWords words, int i) {
    String word = words.lower(i);
    return !(WordClasses.isDeterminer(word)
        || WordClasses.isPreposition(word)
        || WordClasses.isBoundary(word)
        || WordClasses.isFinite(word)
        || (WordClasses.isAdverb(word) && !words.isCapitalised(i))
        || word.equals("been")
        || word.equals("having"));
  }

  /** Whether word {@code i} can stand inside the noun phrase to its right. */
  private static boolean continues(SentenceWords words, int i, int low) {
    if (words.isQuoted(i)) {
      return false;
    }
    String word = words.lower(i);
    if (!words.isWord(i)) {
      return word.equals("&") || word.equals("$") || word.equals("'") || word.equals("%");
    }
    if (word.equals("and")) {
      return i > low && words.isCapitalised(i - 1) && words.isCapitalised(i + 1);
    }
    boolean pronoun = WordClasses.isSubjectPronoun(word) && !WordClasses.isDeterminer(word);
    return !WordClasses.isBoundary(word)
        && !WordClasses.isFinite(word)
        && !WordClasses.isReporting(word)
        && (!pronoun || word.equals("one") || word.equals("many") || word.equals("few"));
  }

  /** Drops what stands before the noun phrase proper: "On Monday", "But", "In Lisbon". */
  private static int withoutAdverbial(SentenceWords words, int from, int last) {
    int start = from;
    while (start < last
        && WordClasses.isAdverb(words.lower(start))
        && !WordClasses.isDeterminer(words.lower(start))) {
      start++;
    }
    if (!WordClasses.isPreposition(words.lower(start))) {
      return start;
    }
    for (int i = last; i > start; i--) {
      boolean inside = WordClasses.isPreposition(words.lower(i - 1));
      if (WordClasses.isDeterminer(words.lower(i)) && !inside) {
        return i;
      }
    }
    int name = last + 1;
    while (name > start + 1
        && words.isCapitalised(name - 1)
        && !WordClasses.isTime(words.lower(name - 1))
        && !WordClasses.isMonth(words.lower(name - 1))) {
      name--;
    }
    return WordClasses.isPreposition(words.lower(name - 1)) ? last + 1 : name;
  }

  /** The source that begins at word {@code start}, as in "said the minister, who …"; or null. */
  Range behind(SentenceWords words, int start, int limit) {
    if (start >= limit || !words.isWord(start) || words.isQuoted(start)) {
      return null;
    }
    String word = words.lower(start);
    if (WordClasses.isSubjectPronoun(word) && !WordClasses.isDeterminer(word)) {
      return new Range(start, start + 1);
    }
    if (WordClasses.isPreposition(word) || WordClasses.isTime(word) || WordClasses.isFinite(word)) {
      return null;
    }
    int to = phraseEnd(words, start, limit);
    if (to == start) {
      return null;
    }
    if (to < limit && words.is(to, "(") && words.is(to + 2, ")")) {
      to += 3;
    }
    int end =
        words.is(to, ",") && isApposition(words, to + 1) ? appositionEnd(words, to + 1, limit) : to;
    return new Range(start, end);
  }

  /** An apposition runs to the next comma, quotation or end. */
  private static int appositionEnd(SentenceWords words, int start, int limit) {
    int i = start;
    while (i < limit
        && i - start < LONGEST_APPOSITION
        && !words.isQuoted(i)
        && !words.isEnd(i)
        && !isComma(words, i)
        && !WordClasses.isWeekday(words.lower(i + 1))) {
      i++;
    }
    return i;
  }

  private static boolean isApposition(SentenceWords words, int i) {
    String word = words.lower(i);
    boolean role = words.is(i + 1, "of") || words.is(i + 2, "of") || words.is(i + 1, "for");
    boolean noun = WordClasses.isDeterminer(word) && !word.equals("that");
    return noun || word.equals("who") || (role && !WordClasses.isPreposition(word));
  }

  private static int phraseEnd(SentenceWords words, int start, int limit) {
    int i = start;
    while (i < limit && i - start < LONGEST && !words.isQuoted(i)) {
      String word = words.lower(i);
      boolean joins = words.isWord(i) || word.equals("&") || word.equals("$");
      boolean and = word.equals("and") && words.isCapitalised(i + 1) && words.isCapitalised(i - 1);
      boolean inside = word.equals("of") || word.equals("for") || word.equals("from");
      boolean at = WordClasses.isPreposition(word) && !inside;
      if (!joins
          || (WordClasses.isBoundary(word) && !and)
          || WordClasses.isFinite(word)
          || WordClasses.isWeekday(word)
          || (at && !isNominal(words, i))
          || (WordClasses.isSubjectPronoun(word) && !WordClasses.isDeterminer(word))) {
        break;
      }
      i++;
    }
    return i;
  }

  /** "director at the bank", but not "in an interview" nor "on Monday". */
  private static boolean isNominal(SentenceWords words, int i) {
    if (!(words.is(i, "at") || words.is(i, "with") || words.is(i, "in"))) {
      return false;
    }
    for (int k = i + 1; k < i + 7 && words.isWord(k); k++) {
      if (WordClasses.isOccasion(words.lower(k)) || WordClasses.isTime(words.lower(k))) {
        return false;
      }
    }
    return !words.is(i, "in");
  }

  /** The subject of the sentence's main clause, as far as its first words tell; or null. */
  Range ofSentence(SentenceWords words, int limit) {
    int start = 0;
    if (WordClasses.isPreposition(words.lower(start)) || WordClasses.isAdverb(words.lower(start))) {
      int comma = start;
      while (comma < limit && comma - start < LONGEST && !isComma(words, comma)) {
        comma++;
      }
      start = isComma(words, comma < limit ? comma : start) ? comma + 1 : limit;
    }
    if (words.is(start, "but") || words.is(start, "and")) {
      start++;
    }
    if (start >= limit || !words.isWord(start) || words.isQuoted(start)) {
      return null;
    }
    String word = words.lower(start);
    if (WordClasses.isSubjectPronoun(word) && !WordClasses.isDeterminer(word)) {
      return new Range(start, start + 1);
    }
    int to = start;
    while (to < limit && words.isCapitalised(to) && !words.isQuoted(to)) {
      to++;
    }
    boolean article = to == start + 1 && WordClasses.isDeterminer(word);
    // "The minister": one noun, since nothing tells the verb that follows from another noun.
    if (article && to < limit && isNoun(words, to)) {
      return new Range(start, to + 1);
    }
    return to == start || article || WordClasses.isBoundary(word) ? null : new Range(start, to);
  }
}
