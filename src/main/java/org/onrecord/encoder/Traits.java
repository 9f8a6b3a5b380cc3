package org.onrecord.encoder;

import java.util.List;
import org.onrecord.text.Quotation;

/**
 * What an uncased word piece does not tell of itself: the case of its word, whether it stands in
 * quotation marks, and whether a sentence or a paragraph begins with it. The three are one number,
 * {@code (letters * 3 + quoted) * 3 + begins}, for which the encoder has an embedding.
 *
 * <p>Quotation marks are evidence here, not truth: the encoder learns how far to believe them.
 */
final class Traits {
  /** How many numbers there are. */
  private static final int LOWER = 0;

  private static final int INITIAL = 1;
  private static final int CAPITALS = 2;
  private static final int MIXED = 3;

  private final String view;
  private final List<Quotation> quotations;
  private int next;

  /**
   * @param quotations of the text, in order
   */
  Traits(String view, List<Quotation> quotations) {
    this.view = view;
    this.quotations = quotations;
  }

  /**
   * The traits of a piece; to be asked in the order of the text.
   *
   * @param begins 2 where a paragraph begins, 1 where a sentence does, else 0
   */
  int of(PieceList pieces, int i, int begins) {
    int start = pieces.start(i);
    while (next < quotations.size() && quotations.get(next).span().end() <= start) {
      next++;
    }
    int quoted = 0;
    if (next < quotations.size() && quotations.get(next).span().contains(start)) {
      quoted = quotations.get(next).closed() ? 1 : 2;
    }
    return (letters(pieces.wordStart(i), pieces.wordEnd(i)) * 3 + quoted) * 3 + begins;
  }

  /** Whether a sentence begins with a piece of that trait. */
  static boolean beginsSentence(int trait) {
    return trait % 3 != 0;
  }

  private int letters(int from, int to) {
    int upper = 0;
    int lower = 0;
    for (int i = from; i < to; i++) {
      char c = view.charAt(i);
      upper += Character.isUpperCase(c) ? 1 : 0;
      lower += Character.isLowerCase(c) ? 1 : 0;
    }
    if (upper == 0) {
      return LOWER;
    }
    if (lower == 0) {
      return upper == 1 ? INITIAL : CAPITALS;
    }
    return upper == 1 && Character.isUpperCase(view.charAt(from)) ? INITIAL : MIXED;
  }
}
