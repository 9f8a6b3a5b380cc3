package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.onrecord.text.Paragraphs;
import org.onrecord.text.Quotation;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Words;

/**
 * Finds a home for quotations that no cue has claimed: paragraphs of a longer quotation whose cue
 * stands in another of them, and whole sentences in quotation marks that stand alone.
 *
 * <p>Marks are evidence, not proof: a title, a word held at arm's length or a phrase inside a
 * sentence is left as it is.
 */
final class LooseQuotations {
  /** Shorter ones are slogans and titles more often than statements. */
  private static final int SHORTEST_WORDS = 7;

  /** A bare quotation is somebody's statement, but no trained annotator of PolNeAR marks it. */
  private static final double CONFIDENCE = 0.5;

  private final StoryText text;
  private final List<Span> sentences;
  private final List<Span> paragraphs;
  private final List<Quotation> quotations;
  private final Kinds kinds;
  private final List<Statement> statements;

  /** For each quotation the number of the statement it belongs to, or -1. */
  private final int[] owners;

  private LooseQuotations(
      StoryText text,
      Span body,
      List<Span> sentences,
      List<Quotation> quotations,
      Kinds kinds,
      List<Statement> statements) {
    this.text = text;
    this.sentences = sentences;
    this.paragraphs = Paragraphs.in(text, body);
    this.quotations = quotations;
    this.kinds = kinds;
    this.statements = new ArrayList<>(statements);
    this.owners = owners(body);
  }

  /** The statements with what loose quotations add to them, in no order. */
  static List<Statement> join(
      StoryText text,
      Span body,
      List<Span> sentences,
      List<Quotation> quotations,
      Kinds kinds,
      List<Statement> statements) {
    LooseQuotations loose =
        new LooseQuotations(text, body, sentences, quotations, kinds, statements);
    loose.carryBack();
    loose.carryOn();
    loose.standAlone();
    return loose.statements;
  }

  /**
   * A quotation belongs to the outermost statement whose content covers half of it and whose cue
   * stands outside it: “I said no,” he told her is what he told her.
   */
  private int[] owners(Span body) {
    int[] owner = new int[body.length()];
    Arrays.fill(owner, -1);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      order.add(i);
    }
    // The longest last, so that it covers what is told inside it.
    order.sort(Comparator.comparingInt(i -> Statements.contentLength(statements.get(i))));
    for (int i : order) {
      for (Span span : statements.get(i).content()) {
        Arrays.fill(owner, span.start() - body.start(), span.end() - body.start(), i);
      }
    }
    int[] owners = new int[quotations.size()];
    for (int q = 0; q < owners.length; q++) {
      owners[q] = owner(quotations.get(q).span(), owner, body.start());
    }
    return owners;
  }

  /** By the majority vote of its characters (Boyer and Moore 1991), which takes one pass. */
  private int owner(Span quotation, int[] owner, int offset) {
    int leader = -1;
    int votes = 0;
    for (int i = quotation.start(); i < quotation.end(); i++) {
      int each = owner[i - offset];
      if (votes == 0) {
        leader = each;
      }
      votes += each == leader ? 1 : -1;
    }
    if (leader < 0) {
      return -1;
    }
    boolean inside = statements.get(leader).cue().stream().anyMatch(quotation::contains);
    return inside ? -1 : leader;
  }

  /** To the paragraphs before the one with the cue. */
  private void carryBack() {
    for (int q = quotations.size() - 1; q > 0; q--) {
      if (quotations.get(q).continues() && owners[q] >= 0 && owners[q - 1] < 0) {
        give(q - 1, owners[q]);
      }
    }
  }

  /** To the paragraphs behind it. */
  private void carryOn() {
    for (int q = 1; q < quotations.size(); q++) {
      if (quotations.get(q).continues() && owners[q] < 0 && owners[q - 1] >= 0) {
        give(q, owners[q - 1]);
      }
    }
  }

  private void give(int quotation, int statement) {
    owners[quotation] = statement;
    Statement before = statements.get(statement);
    List<Span> content = new ArrayList<>(before.content());
    Span span = quotations.get(quotation).span();
    content.removeIf(span::contains);
    if (content.stream().noneMatch(span::overlaps)) {
      content.add(span);
    }
    content.sort(null);
    statements.set(statement, before.withContent(kinds.of(content), content));
  }

  private void standAlone() {
    int sentence = 0;
    Statement open = null;
    for (int q = 0; q < quotations.size(); q++) {
      Quotation quotation = quotations.get(q);
      while (sentence < sentences.size() - 1
          && sentences.get(sentence).end() <= quotation.span().start()) {
        sentence++;
      }
      if (owners[q] >= 0) {
        continue;
      }
      if (quotation.continues() && open != null) {
        List<Span> content = new ArrayList<>(open.content());
        content.add(quotation.span());
        statements.remove(statements.size() - 1);
        open = open.withContent(StatementKind.DIRECT, content);
        statements.add(open);
      } else if (isStatement(quotation, sentences.get(sentence))) {
        open =
            Statement.of(
                StatementKind.DIRECT, List.of(), List.of(), List.of(quotation.span()), CONFIDENCE);
        statements.add(open);
      } else {
        open = null;
      }
    }
  }

  /** A whole paragraph of whole sentences. */
  private boolean isStatement(Quotation quotation, Span sentence) {
    Span span = quotation.span();
    if (span.start() > sentence.start() || span.end() < sentence.end()) {
      return false;
    }
    String view = text.view();
    boolean ends = !quotation.closed();
    for (int i = span.end() - 1; i > span.start() && i >= span.end() - 3; i--) {
      ends |= ".?!\u2026".indexOf(view.charAt(i)) >= 0;
    }
    return ends && isParagraph(span) && Words.count(text, span) >= SHORTEST_WORDS;
  }

  private boolean isParagraph(Span span) {
    int at = Span.firstEndingBehind(paragraphs, span.end() - 1);
    return at < paragraphs.size()
        && paragraphs.get(at).start() == span.start()
        && paragraphs.get(at).end() - span.end() <= 1;
  }
}
