package org.onrecord.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;

/** Reads the statements of one sentence, from left to right. */
final class SentenceReader {
  private static final int SHORTEST_CLAUSE = 3;
  private static final int LONGEST_OCCASION = 40;
  private static final int LONGEST_TAIL = 16;
  private static final Set<String> TAKES_INVERSION =
      Set.of(
          "say", "add", "write", "note", "argue", "explain", "recall", "tweet", "warn", "report");

  private final SentenceWords words;
  private final Quotation previous;
  private final CueFinder cues;
  private final SubjectFinder subjects;
  private final ComplementFinder complements;
  private final List<Draft> found = new ArrayList<>();

  /** Words before this one belong to a statement already found. */
  private int low;

  /**
   * @param previous the quotation that ends right before the sentence, in the same paragraph and
   *     not yet part of a statement; or null
   */
  SentenceReader(
      SentenceWords words,
      Quotation previous,
      CueFinder cues,
      SubjectFinder subjects,
      ComplementFinder complements) {
    this.words = words;
    this.previous = previous;
    this.cues = cues;
    this.subjects = subjects;
    this.complements = complements;
    this.low = 0;
  }

  List<Draft> read() {
    low = behindOccasion();
    int last = trailing();
    if (last >= 0) {
      return found;
    }
    int i = low;
    while (i < words.size()) {
      if (words.isQuoted(i)) {
        i = words.afterQuotation(i);
        continue;
      }
      int next = i;
      if (isAccordingTo(i)) {
        next = accordingTo(i);
      } else {
        CueGroup cue = cues.at(words, i, low);
        next = cue == null ? i : statement(cue);
      }
      low = next > i ? next : low;
      i = Math.max(i + 1, next);
    }
    return found;
  }

  /**
   * "Asked about what X had said, the minister said": whatever stands in the first part is no news.
   */
  private int behindOccasion() {
    String opener = words.lower(low);
    if (!(opener.equals("asked") || opener.equals("told") || opener.equals("responding"))) {
      return low;
    }
    for (int i = low; i < words.size() && i < low + LONGEST_OCCASION; i++) {
      if (words.is(i, ",") && !words.isQuoted(i)) {
        return i + 1;
      }
    }
    return low;
  }

  /**
   * "X has offered to pay, his spokeswoman said on Monday.": what closes a sentence without
   * quotation governs all of it. Returns the word to go on from, or -1.
   */
  private int trailing() {
    for (int i = words.size() - 1; i > low && i > words.size() - LONGEST_TAIL; i--) {
      if (words.isQuoted(i)) {
        return -1;
      }
      CueGroup group = cues.at(words, i, low);
      if (group == null || !speaks(group.cue()) || group.cue().form() == Cue.Form.ING) {
        continue;
      }
      Range subject = subjects.before(words, group.from(), low);
      int comma = subject == null ? -1 : subject.from() - 1;
      boolean plain =
          comma > low
              && words.is(comma, ",")
              && !words.isQuoted(comma - 1)
              && !isRelative(subject)
              && !isClauseOfTime(subject)
              && isClause(low, comma)
              && !complements.hasMore(words, group.to());
      return plain ? clauseBefore(group, subject, comma, group.to()) : -1;
    }
    return -1;
  }

  /** ", two weeks after X had agreed" */
  private boolean isClauseOfTime(Range subject) {
    for (int i = subject.from(); i < subject.to(); i++) {
      if (words.is(i, "after") || words.is(i, "before") || words.is(i, "since")) {
        return true;
      }
    }
    return words.lower(subject.from()).endsWith("ing");
  }

  private boolean isRelative(Range subject) {
    return WordClasses.isWh(words.lower(subject.from()));
  }

  private boolean isAccordingTo(int i) {
    return words.is(i, "according") && words.is(i + 1, "to");
  }

  /** Returns the word to go on from; {@code cue.verb()} or less if there was no statement. */
  private int statement(CueGroup cue) {
    Range subject = subjects.before(words, cue.from(), low);
    int next = inverted(cue);
    if (next < 0 && subject != null) {
      next = behindContent(cue, subject);
    }
    if (next < 0) {
      next = beforeContent(cue, subject);
    }
    return next;
  }

  // "…," said X

  private int inverted(CueGroup group) {
    int before = group.from() - 1;
    if (before < low || group.cue().form() == Cue.Form.ING || !speaks(group.cue())) {
      return -1;
    }
    boolean quoted = isBehindQuotation(before);
    boolean comma = words.is(before, ",") && TAKES_INVERSION.contains(group.cue().lemma());
    if (!quoted && !comma) {
      return -1;
    }
    Range subject = subjects.behind(words, group.to(), words.size());
    if (subject == null) {
      return -1;
    }
    if (quoted) {
      return quotationBefore(group, subject, subject.to(), before);
    }
    boolean name = words.isCapitalised(subject.to() - 1) || words.isCapitalised(subject.from());
    return name && isClause(low, before) ? clauseBefore(group, subject, before, subject.to()) : -1;
  }

  private boolean isBehindQuotation(int i) {
    return words.isQuoted(i) || (words.is(i, ",") && words.isQuoted(i - 1));
  }

  // "…," X said

  private int behindContent(CueGroup group, Range subject) {
    int before = subject.from() - 1;
    Cue cue = group.cue();
    if ((!speaks(cue) && !cue.allows(Frame.CLAUSE)) || isRelative(subject)) {
      return -1;
    }
    boolean leads = leads(group);
    if (before < low) {
      boolean answers = previous != null && subject.from() == 0 && speaks(cue);
      return answers && !leads ? quotationBefore(group, subject, group.to(), -1) : -1;
    }
    if (isBehindQuotation(before) && speaks(cue) && !leads) {
      return quotationBefore(group, subject, group.to(), before);
    }
    boolean trails =
        words.is(before, ",") && isClause(low, before) && !leads && !isClauseOfTime(subject);
    return trails && !words.isQuoted(before)
        ? clauseBefore(group, subject, before, group.to())
        : -1;
  }

  /** Whether the content stands behind the cue for sure, or more likely than before it. */
  private boolean leads(CueGroup group) {
    if (words.isEnd(group.to())) {
      return false;
    }
    if (words.is(group.to(), ",") && !words.opensQuotation(group.to() + 1)) {
      return words.is(group.to() + 2, ",") && words.is(group.to() + 3, "that");
    }
    Complement complement = complements.behind(words, group);
    if (complement == null) {
      return false;
    }
    boolean comma = words.is(complement.from() - 1, ",") && complement.from() - 1 > low;
    boolean resumes = complement.pattern() == Pattern.QUOTATION_BEHIND && comma;
    boolean bare = complement.pattern() == Pattern.BARE_CLAUSE;
    return !resumes && (!bare || complements.isClause(words, complement.from()));
  }

  private static boolean speaks(Cue cue) {
    return cue.allows(Frame.QUOTE) || cue.allows(Frame.HEARER);
  }

  /** Whether the words could be what was said, rather than "In 2010" or "Asked about it". */
  private boolean isClause(int from, int to) {
    int start = from;
    while (start < to && !words.isWord(start) && !words.isQuoted(start)) {
      start++;
    }
    String first = words.lower(start);
    boolean adverbial =
        WordClasses.isPreposition(first)
            || WordClasses.isWh(first)
            || WordClasses.isAdverb(first)
            || first.equals("asked")
            || first.equals("as")
            || first.equals("while")
            || first.equals("although")
            || (first.endsWith("ing") && to - start < 12);
    return to - start >= SHORTEST_CLAUSE && (!adverbial || to - start > 15);
  }

  private int quotationBefore(CueGroup group, Range subject, int behind, int before) {
    Draft draft = draft(Pattern.QUOTATION_BEFORE, group, subject);
    if (before < 0) {
      draft.add(previous);
    } else {
      int last = words.isQuoted(before) ? before : before - 1;
      int start = words.startOfQuotation(last);
      int head = contentStart(low);
      Quotation quotation = words.quotationAt(last);
      if (start <= head || hasNoWords(head, start)) {
        draft.add(quotation);
      } else {
        draft.add(words.span(head, words.afterQuotation(last)));
      }
    }
    return resumed(draft, behind);
  }

  private boolean hasNoWords(int from, int to) {
    for (int i = from; i < to; i++) {
      if (words.isWord(i) || words.isQuoted(i)) {
        return false;
      }
    }
    return true;
  }

  private int clauseBefore(CueGroup group, Range subject, int comma, int behind) {
    Draft draft = draft(Pattern.CLAUSE_BEFORE, group, subject);
    draft.add(words.span(contentStart(low), comma));
    if (words.is(behind, ",") && !words.opensQuotation(behind + 1)) {
      int from = behind + 1;
      int to = contentEnd(from);
      if (to - from >= SHORTEST_CLAUSE && !isAside(from)) {
        draft.add(words.span(from, to));
        return keep(draft, to);
      }
    }
    return resumed(draft, behind);
  }

  /** ", adding that", ", who", ", a move that": no part of what was said before. */
  private boolean isAside(int i) {
    return words.lower(i).endsWith("ing")
        || WordClasses.isWh(words.lower(i))
        || WordClasses.isDeterminer(words.lower(i));
  }

  /** "…," X said on Monday, "…" */
  private int resumed(Draft draft, int behind) {
    int i = behind;
    while (i < words.size() && !words.isQuoted(i)) {
      if (i > behind + 2 && cues.at(words, i, behind) != null) {
        return keep(draft, behind);
      }
      i++;
    }
    boolean mark = i > behind && !words.isWord(i - 1);
    if (i < words.size() && mark && words.opensQuotation(i)) {
      draft.add(words.quotationAt(i));
      return keep(draft, words.afterQuotation(i));
    }
    return keep(draft, behind);
  }

  // X said that …

  private int beforeContent(CueGroup group, Range subject) {
    Complement complement = complements.behind(words, group);
    if (complement == null || complement.from() > words.size()) {
      return -1;
    }
    if ((subject != null && isRelative(subject) && isAside(group)) || isForAnonymity(complement)) {
      return -1;
    }
    if (subject != null && isGapped(subject, complement)) {
      return -1;
    }
    Span source = source(group, subject);
    if (source == null || (group.cue().maybeNoun() && !isSure(subject, complement))) {
      return -1;
    }
    if (group.cue().form() == Cue.Form.BASE && !takesBase(group, subject)) {
      return -1;
    }
    Draft draft = new Draft(complement.pattern(), source, words.span(group.from(), group.to()));
    if (complement.pattern() == Pattern.COLON) {
      return keep(draft, complement.from());
    }
    int from = complement.from();
    if (words.opensQuotation(from)) {
      int behind = words.afterQuotation(from);
      if (complement.pattern() == Pattern.QUOTATION_BEHIND && !goesOn(behind)) {
        draft.add(words.quotationAt(from));
        return keep(draft, behind);
      }
    }
    int to = contentEnd(from);
    if (to <= from) {
      return -1;
    }
    Quotation last = words.quotationAt(to - 1);
    Span span = words.span(from, to);
    boolean open = last != null && last.span().end() > span.end();
    draft.add(open ? new Span(span.start(), last.span().end()) : span);
    return keep(draft, to);
  }

  /** "a plant that X hopes to own": no statement but part of a noun phrase. */
  private boolean isGapped(Range subject, Complement complement) {
    boolean clear =
        complement.pattern() == Pattern.THAT
            || complement.pattern() == Pattern.HEARER_THAT
            || complement.pattern() == Pattern.QUOTATION_BEHIND;
    String before = words.lower(subject.from() - 1);
    return !clear && (before.equals("that") || before.equals("which") || before.equals("what"));
  }

  /** "X, who asked not to be named, said": what counts is the cue behind the second comma. */
  private boolean isAside(CueGroup group) {
    for (int i = group.to(); i < words.size(); i++) {
      if (words.is(i, ",") && !words.isQuoted(i)) {
        return cues.at(words, i + 1, i + 1) != null || cues.at(words, i + 2, i + 1) != null;
      }
    }
    return false;
  }

  /** "asked not to be named" */
  private boolean isForAnonymity(Complement complement) {
    int be = complement.from() + (words.is(complement.from(), "not") ? 2 : 1);
    return complement.pattern() == Pattern.INFINITIVE
        && words.is(be, "be")
        && (words.is(be + 1, "named")
            || words.is(be + 1, "identified")
            || words.is(be + 1, "quoted"));
  }

  /** Whether a clause goes on behind a quotation that is only its beginning. */
  private boolean goesOn(int i) {
    return words.isWord(i) && !words.is(i, "and") && !words.is(i, "but") && !words.is(i, "in");
  }

  private Span source(CueGroup group, Range subject) {
    boolean participle = words.is(group.from() - 1, ",") && group.cue().form() == Cue.Form.ING;
    boolean shares = words.is(group.from() - 1, "and") || words.is(group.from() - 1, "but");
    if (subject != null && !participle) {
      return words.span(subject.from(), subject.to());
    }
    if (!participle && !shares) {
      return null;
    }
    if (!found.isEmpty()) {
      return found.get(found.size() - 1).source();
    }
    Range main = subjects.ofSentence(words, group.from());
    return main == null ? null : words.span(main.from(), main.to());
  }

  /**
   * A form that may be a noun counts as a verb behind a name or a pronoun, before a clear clause.
   */
  private boolean isSure(Range subject, Complement complement) {
    if (subject == null || complement.pattern() == Pattern.OBJECT) {
      return false;
    }
    int last = subject.to() - 1;
    boolean pronoun = subject.from() == last && WordClasses.isSubjectPronoun(words.lower(last));
    return pronoun || words.isCapitalised(last);
  }

  /** "say" wants a plural or an auxiliary before it. */
  private boolean takesBase(CueGroup group, Range subject) {
    if (group.from() < group.verb()) {
      return true;
    }
    if (subject == null) {
      return false;
    }
    String last = words.lower(subject.to() - 1);
    return last.endsWith("s") || WordClasses.isSubjectPronoun(last) || last.equals("people");
  }

  // According to X, …

  private int accordingTo(int at) {
    int behind = at + 2;
    int end = behind;
    while (end < words.size() && !words.is(end, ",") && !words.isQuoted(end) && !words.isEnd(end)) {
      end++;
    }
    if (end == behind) {
      return -1;
    }
    int head = contentStart(low);
    boolean opens = at <= head + 1;
    int sourceEnd = sourceEnd(behind, end, opens);
    Draft draft =
        new Draft(Pattern.ACCORDING_TO, words.span(behind, sourceEnd), words.span(at, at + 2));
    if (opens && words.is(sourceEnd, ",")) {
      int from = behindRelative(sourceEnd + 1);
      int to = contentEnd(from);
      if (to - from < SHORTEST_CLAUSE) {
        return -1;
      }
      draft.add(words.span(from, to));
      return keep(draft, to);
    }
    int to = words.is(at - 1, ",") ? at - 1 : at;
    if (to - head < SHORTEST_CLAUSE) {
      return -1;
    }
    draft.add(words.span(head, to));
    return keep(draft, sourceEnd);
  }

  /** With an apposition, provided that there is still something said behind it. */
  private int sourceEnd(int from, int end, boolean opens) {
    boolean pronoun = end == from + 1 && !words.isCapitalised(from);
    if (pronoun || !words.is(end, ",")) {
      return end;
    }
    Range longer = subjects.behind(words, from, words.size());
    boolean closed = longer != null && (!opens || words.is(longer.to(), ","));
    return closed ? Math.max(end, longer.to()) : end;
  }

  /** Skips ", of which a summary was seen," between source and content. */
  private int behindRelative(int from) {
    if (!words.is(from, "which") && !words.is(from, "who") && !words.is(from + 1, "which")) {
      return from;
    }
    int comma = from;
    while (comma < words.size() && (!words.is(comma, ",") || words.isQuoted(comma))) {
      comma++;
    }
    return comma < words.size() - 1 ? comma + 1 : from;
  }

  private int contentStart(int from) {
    int i = from;
    while (i < words.size() - 1
        && !words.isQuoted(i)
        && (!words.isWord(i) || words.is(i, "but") || words.is(i, "and"))) {
      i++;
    }
    return i;
  }

  /** Behind the last word of the content that begins at {@code from}. */
  private int contentEnd(int from) {
    int end = words.size();
    for (int i = from + 1; i < words.size(); i++) {
      if (words.isQuoted(i)) {
        i = words.afterQuotation(i) - 1;
      } else if (words.is(i, ",") && isAccordingTo(i + 1)) {
        end = i;
        break;
      } else {
        int stop = anotherStatement(from, i);
        if (stop > from) {
          end = stop;
          break;
        }
      }
    }
    while (end > from && !words.isWord(end - 1) && !keepsSign(end - 1)) {
      end--;
    }
    return end;
  }

  private boolean keepsSign(int i) {
    return words.isQuoted(i) || "%)]?!’'$€£".contains(words.form(i));
  }

  /** Where the content ends because the cue at {@code i} opens a statement beside it; else -1. */
  private int anotherStatement(int from, int i) {
    CueGroup group = cues.at(words, i, from);
    Complement complement = group == null ? null : complements.behind(words, group);
    if (complement == null) {
      return -1;
    }
    // "said that it backed the plan and welcomed investors" is one statement.
    boolean phrase =
        complement.pattern() == Pattern.OBJECT || complement.pattern() == Pattern.INFINITIVE;
    int before = group.from() - 1;
    if (words.is(before, ",") && group.cue().form() == Cue.Form.ING) {
      return before;
    }
    if (words.is(before, "and") && group.cue().form() == Cue.Form.PAST && !phrase) {
      return before;
    }
    Range subject = speaks(group.cue()) ? subjects.before(words, group.from(), from) : null;
    int head = subject == null ? -1 : subject.from() - 1;
    boolean joined = words.is(head, "and") || words.is(head, "but") || words.is(head, "while");
    return joined && words.is(head - 1, ",") ? head - 1 : -1;
  }

  private Draft draft(Pattern pattern, CueGroup group, Range subject) {
    return new Draft(
        pattern, words.span(subject.from(), subject.to()), words.span(group.from(), group.to()));
  }

  private int keep(Draft draft, int next) {
    found.add(draft);
    return next;
  }
}
