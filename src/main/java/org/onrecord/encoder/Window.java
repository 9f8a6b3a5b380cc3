package org.onrecord.encoder;

import java.util.Arrays;
import org.onrecord.text.Span;

/**
 * What the encoder reads at one time: whole sentences that follow each other, as word pieces
 * between BERT's opening and closing piece.
 *
 * @param pieces numbers of the pieces in the vocabulary
 * @param traits what the uncased pieces do not tell, see {@link Traits}; one a piece
 * @param starts where in the text each piece begins, in code points; -1 for opening and closing
 * @param ends where it ends, likewise
 */
public record Window(int[] pieces, int[] traits, int[] starts, int[] ends) {
  /** How many pieces, opening and closing ones included. */
  public int length() {
    return pieces.length;
  }

  /** Where in the text the pieces from {@code first} to before {@code behind} stand. */
  public Span span(int first, int behind) {
    return new Span(starts[first], ends[behind - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Window window
        && Arrays.equals(pieces, window.pieces)
        && Arrays.equals(traits, window.traits)
        && Arrays.equals(starts, window.starts)
        && Arrays.equals(ends, window.ends);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(pieces);
  }

  @Override
  public String toString() {
    return "Window[" + length() + " pieces]";
  }
}
