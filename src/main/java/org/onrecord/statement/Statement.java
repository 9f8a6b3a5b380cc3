package org.onrecord.statement;

import java.util.List;
import org.onrecord.text.Span;

/**
 * One attribution in a story: somebody (the source) says (the cue) something (the content). The
 * terms are those of the PARC 3 and PolNeAR annotation schemes.
 *
 * @param kind how the content is rendered
 * @param source where the source is named; empty if it is left out, in the order of the text
 * @param cue the reporting words; empty for a bare quotation, in the order of the text
 * @param content what was said; never empty, in the order of the text
 * @param depth 0 for a statement of the story's own, 1 for one inside another's content, and so on
 * @param addressee to whom it was said, if the cue names one; may be null
 * @param speechAct what its author does by it
 * @param negated whether it is said not to have been made ("did not say"), or its content not to be
 *     so ("denied")
 * @param modality whether it has been made
 * @param confidence the reader's own estimate that this is a statement with these spans, 0 to 1
 */
public record Statement(
    StatementKind kind,
    List<Span> source,
    List<Span> cue,
    List<Span> content,
    int depth,
    Span addressee,
    SpeechAct speechAct,
    boolean negated,
    Modality modality,
    double confidence) {
  /**
   * @throws IllegalArgumentException if there is no content
   */
  public Statement {
    source = List.copyOf(source);
    cue = List.copyOf(cue);
    content = List.copyOf(content);
    if (content.isEmpty()) {
      throw new IllegalArgumentException("a statement without content");
    }
  }

  /** A statement of the story's own, with no more told of it. */
  static Statement of(
      StatementKind kind,
      List<Span> source,
      List<Span> cue,
      List<Span> content,
      double confidence) {
    return new Statement(
        kind, source, cue, content, 0, null, SpeechAct.STATES, false, Modality.ACTUAL, confidence);
  }

  /** The same statement with what its cue tells. */
  Statement withSense(CueSense sense, Span told) {
    return new Statement(
        kind,
        source,
        cue,
        content,
        depth,
        told,
        sense.act(),
        sense.negated(),
        sense.modality(),
        confidence);
  }

  /** The same statement at another depth. */
  Statement atDepth(int other) {
    return new Statement(
        kind, source, cue, content, other, addressee, speechAct, negated, modality, confidence);
  }

  /** The same statement with another content. */
  Statement withContent(StatementKind otherKind, List<Span> other) {
    return new Statement(
        otherKind, source, cue, other, depth, addressee, speechAct, negated, modality, confidence);
  }
}
