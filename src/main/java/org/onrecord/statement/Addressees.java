package org.onrecord.statement;

import java.util.List;
import java.util.Set;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Tokens;

/**
 * Finds to whom something was said: what stands between a verb such as "told" and what it
 * introduces, up to a preposition.
 */
final class Addressees {
  private static final int LONGEST = 60;
  private static final int MOST_WORDS = 8;

  /** Verbs whose object is the one spoken to. */
  private static final Set<String> VERBS =
      Set.of(
          "told",
          "tell",
          "tells",
          "telling",
          "asked",
          "asks",
          "ask",
          "asking",
          "assured",
          "assures",
          "assure",
          "assuring",
          "reminded",
          "reminds",
          "remind",
          "reminding",
          "informed",
          "informs",
          "inform",
          "informing",
          "warned",
          "warns",
          "warn",
          "warning",
          "urged",
          "urges",
          "urge",
          "urging",
          "notified",
          "promised",
          "promises");

  private static final Set<String> ENDS =
      Set.of(
          "in",
          "on",
          "at",
          "by",
          "during",
          "after",
          "before",
          "over",
          "from",
          "via",
          "through",
          "late",
          "early",
          "earlier",
          "later",
          "yesterday",
          "today",
          "about",
          "of",
          "for",
          "with",
          "monday",
          "tuesday",
          "wednesday",
          "thursday",
          "friday",
          "saturday",
          "sunday");

  private Addressees() {}

  /** Null if nobody is named. */
  static Span of(StoryText text, Statement statement) {
    if (statement.cue().isEmpty()) {
      return null;
    }
    Span cue = statement.cue().get(statement.cue().size() - 1);
    Tokens verb = Tokens.of(text, cue);
    int end = nextPart(statement, cue.end());
    boolean fits = verb.size() > 0 && VERBS.contains(verb.lower(verb.size() - 1));
    if (!fits) {
      return null;
    }
    int limit = Math.min(text.length(), Math.min(end, cue.end() + LONGEST));
    if (limit <= cue.end()) {
      return null;
    }
    Tokens words = Tokens.of(text, new Span(cue.end(), limit));
    int size = 0;
    while (size < words.size()
        && size < MOST_WORDS
        && words.isWord(size)
        && !ENDS.contains(words.lower(size))
        && !words.is(size, "that")) {
      size++;
    }
    boolean cut = size > 0 && words.span(size - 1).end() == cue.end() + LONGEST;
    return size == 0 || cut ? null : words.span(0, size);
  }

  /** Where the next span of the statement begins behind {@code offset}. */
  private static int nextPart(Statement statement, int offset) {
    int next = Integer.MAX_VALUE;
    for (List<Span> role : List.of(statement.source(), statement.content())) {
      for (Span span : role) {
        next = span.start() >= offset ? Math.min(next, span.start()) : next;
      }
    }
    return next;
  }
}
