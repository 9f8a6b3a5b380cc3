package org.onrecord.encoder;

import java.util.List;
import org.onrecord.text.Span;

/**
 * What the encoder reads at one time: whole sentences that follow each other, as word pieces
 * between BERT's opening and closing piece. The arrays have a place for each piece; they are
 * shared, not copied, and must not be changed.
 */
public final class Window {
  private final int[] pieces;
  private final int[] traits;
  private final int[] starts;
  private final int[] ends;

  Window(int[] pieces, int[] traits, int[] starts, int[] ends) {
    this.pieces = pieces;
    this.traits = traits;
    this.starts = starts;
    this.ends = ends;
  }

  /** Numbers of the pieces in the vocabulary. */
  public int[] pieces() {
    return pieces;
  }

  /** What the uncased pieces do not tell, see {@link Traits}. */
  public int[] traits() {
    return traits;
  }

  /** Where in the text each piece begins, in code points; -1 for opening and closing. */
  public int[] starts() {
    return starts;
  }

  /** Where it ends, likewise. */
  public int[] ends() {
    return ends;
  }

  /** Adds the numbers of the pieces of which half or more lies in {@code span}, in order. */
  void addPieces(Span span, List<Integer> numbers) {
    // All but the opening and the closing piece stand in the order of the text.
    int last = pieces.length - 1;
    int first = Span.firstEndingBehind(1, last, i -> ends[i], span.start());
    for (int i = first; i < last && starts[i] < span.end(); i++) {
      int inside = Math.min(span.end(), ends[i]) - Math.max(span.start(), starts[i]);
      if (2 * inside >= ends[i] - starts[i]) {
        numbers.add(i);
      }
    }
  }

  /** The first piece of the sentence that holds piece {@code number}, as far as it stands here. */
  int sentenceStart(int number) {
    int start = number;
    while (start > 1 && !Traits.beginsSentence(traits[start])) {
      start--;
    }
    return start;
  }

  /** The piece behind the sentence that holds the piece before {@code behind}. */
  int sentenceEnd(int behind) {
    int end = behind;
    while (end < pieces.length - 1 && !Traits.beginsSentence(traits[end])) {
      end++;
    }
    return end;
  }

  /** From the first word to the last. */
  public Span whole() {
    return span(1, pieces.length - 1);
  }

  /** How many pieces, opening and closing ones included. */
  public int length() {
    return pieces.length;
  }

  /** Where in the text the pieces from {@code first} to before {@code behind} stand. */
  public Span span(int first, int behind) {
    return new Span(starts[first], ends[behind - 1]);
  }
}
