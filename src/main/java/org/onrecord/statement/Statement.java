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
 * @param speechAct what kind of act the cue makes it (states, denies, ...); null if the reader does
 *     not tell
 * @param negated whether the saying is denied ("did not say"); null if the reader does not tell
 * @param modality how firmly it is put; null if the reader does not tell
 * @param confidence the reader's own estimate that this is a statement with these spans, 0 to 1
 */
public record Statement(
    StatementKind kind,
    List<Span> source,
    List<Span> cue,
    List<Span> content,
    int depth,
    Span addressee,
    String speechAct,
    Boolean negated,
    String modality,
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
