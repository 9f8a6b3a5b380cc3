package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onrecord.text.Paragraphs;
import org.onrecord.text.Quotation;
import org.onrecord.text.Quotations;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Finds statements by rules: reporting verbs, "according to" and quotation marks.
 *
 * <p>It reads what the wire's own conventions mark and leaves the rest: no statement inside
 * another, none whose source is not named in the sentence, save quotations that stand alone.
 * Immutable; one instance may serve many threads.
 */
public final class RuleReader {
  private final CueFinder cues = new CueFinder(new CueLexicon());
  private final SubjectFinder subjects = new SubjectFinder();
  private final ComplementFinder complements = new ComplementFinder();

  /**
   * The statements of a story, in the order of the text.
   *
   * @param sentences the sentences of its body, in order
   */
  public List<Statement> read(StoryText text, List<Span> sentences) {
    if (sentences.isEmpty()) {
      return List.of();
    }
    Span body = new Span(sentences.get(0).start(), sentences.get(sentences.size() - 1).end());
    List<Quotation> quotations = Quotations.in(text, body);
    List<Draft> drafts = drafts(text, sentences, quotations);
    drafts =
        new LooseQuotations(text, sentences, Paragraphs.in(text, body)).join(drafts, quotations);
    return drafts.stream()
        .filter(d -> !d.isEmpty())
        .map(d -> d.finish(span -> overlapsAny(span, quotations)))
        .sorted(Comparator.comparingInt(Statements::start))
        .toList();
  }

  private List<Draft> drafts(StoryText text, List<Span> sentences, List<Quotation> quotations) {
    List<Draft> drafts = new ArrayList<>();
    int next = 0;
    Quotation last = null;
    int claimed = 0;
    for (Span sentence : sentences) {
      List<Quotation> inside = new ArrayList<>();
      while (next < quotations.size() && quotations.get(next).span().end() <= sentence.start()) {
        last = quotations.get(next++);
      }
      for (int q = next;
          q < quotations.size() && quotations.get(q).span().start() < sentence.end();
          q++) {
        inside.add(quotations.get(q));
      }
      boolean answers =
          last != null
              && last.closed()
              && last.span().start() >= claimed
              && isGap(text.view(), last.span().end(), sentence.start());
      SentenceWords words = new SentenceWords(text, sentence, inside);
      List<Draft> found =
          new SentenceReader(words, answers ? last : null, cues, subjects, complements).read();
      for (Draft draft : found) {
        claimed = Math.max(claimed, draft.end());
        drafts.add(draft);
      }
    }
    return drafts;
  }

  /** A space or two, but no new paragraph. */
  private static boolean isGap(String view, int from, int to) {
    return to - from < 4
        && view.substring(from, to).isBlank()
        && view.substring(from, to).indexOf('\n') == view.substring(from, to).lastIndexOf('\n');
  }

  private static boolean overlapsAny(Span span, List<Quotation> quotations) {
    int low = 0;
    int high = quotations.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (quotations.get(middle).span().end() <= span.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < quotations.size() && quotations.get(low).span().overlaps(span);
  }
}
