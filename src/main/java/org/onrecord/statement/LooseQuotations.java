package org.onrecord.statement;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Words;

/**
 * Finds a home for quotations that no cue has claimed: behind a colon, carried on from the
 * paragraph before, following an attributed one in its paragraph, or standing alone.
 */
final class LooseQuotations {
  private static final int SHORTEST = 5;

  private final StoryText text;
  private final List<Span> sentences;
  private final List<Span> paragraphs;

  LooseQuotations(StoryText text, List<Span> sentences, List<Span> paragraphs) {
    this.text = text;
    this.sentences = sentences;
    this.paragraphs = paragraphs;
  }

  /** The drafts with loose quotations joined to them or put between them, in order. */
  List<Draft> join(List<Draft> drafts, List<Quotation> quotations) {
    List<Draft> all = new ArrayList<>(drafts);
    Set<Quotation> taken = reachBack(drafts, quotations);
    List<Draft> added = new ArrayList<>();
    Draft before = null;
    Draft open = null;
    int next = 0;
    int claimed = 0;
    int paragraph = 0;
    int sentence = 0;
    for (Quotation quotation : quotations) {
      Span span = quotation.span();
      while (next < drafts.size() && first(drafts.get(next)) < span.end()) {
        before = drafts.get(next++);
        open = before;
        claimed = Math.max(claimed, before.end());
      }
      if (span.start() < claimed || taken.contains(quotation)) {
        continue;
      }
      while (paragraph < paragraphs.size() - 1 && paragraphs.get(paragraph).end() <= span.start()) {
        paragraph++;
      }
      while (sentence < sentences.size() - 1 && sentences.get(sentence).end() <= span.start()) {
        sentence++;
      }
      boolean carriesOn = quotation.continues() && open != null && open.endsInQuotation();
      boolean announced = open != null && open.isEmpty() && isBlank(open.end(), span.start());
      if (carriesOn || announced) {
        open.add(quotation);
        continue;
      }
      if (!isStatement(quotation, sentences.get(sentence))) {
        continue;
      }
      if (open != null
          && open.endsInQuotation()
          && paragraphs.get(paragraph).contains(open.end() - 1)) {
        open.add(quotation);
        continue;
      }
      Draft bare = new Draft(Pattern.BARE_QUOTATION, null, null);
      bare.add(quotation);
      added.add(bare);
      open = bare;
    }
    all.addAll(added);
    return all;
  }

  /**
   * Gives an attributed quotation the paragraphs before it that it carries on; they hold no cue of
   * their own. Returns what was given away.
   */
  private static Set<Quotation> reachBack(List<Draft> drafts, List<Quotation> quotations) {
    Set<Quotation> taken = new HashSet<>();
    int draft = 0;
    for (int i = 1; i < quotations.size(); i++) {
      Span span = quotations.get(i).span();
      while (draft < drafts.size() - 1 && drafts.get(draft).end() <= span.start()) {
        draft++;
      }
      if (drafts.isEmpty() || !drafts.get(draft).quotes(span)) {
        continue;
      }
      int floor = draft == 0 ? 0 : drafts.get(draft - 1).end();
      for (int k = i; k > 0 && quotations.get(k).continues(); k--) {
        Quotation before = quotations.get(k - 1);
        if (before.span().start() < floor || !taken.add(before)) {
          break;
        }
        drafts.get(draft).add(before);
      }
    }
    return taken;
  }

  private static int first(Draft draft) {
    return draft.start();
  }

  /** Whole sentences of some length, rather than a title or a word held at arm's length. */
  private boolean isStatement(Quotation quotation, Span sentence) {
    Span span = quotation.span();
    String view = text.view();
    if (span.start() > sentence.start() || span.end() < sentence.end()) {
      return false;
    }
    boolean ends = !quotation.closed();
    for (int i = span.end() - 1; i > span.start() && i >= span.end() - 3; i--) {
      ends |= ".?!…".indexOf(view.charAt(i)) >= 0;
    }
    ends |= span.end() < view.length() && view.charAt(span.end()) == '.';
    return ends && Words.count(text, span) >= SHORTEST + 2;
  }

  private boolean isBlank(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.view().charAt(i);
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != ':') {
        return false;
      }
    }
    return from <= to;
  }
}
