package org.onrecord.encoder;

/**
 * Sentences of a window, which {@link Tones} reads together with the window's opening piece.
 *
 * @param reading of the window
 * @param first the first piece of the first sentence
 * @param behind the piece behind the last
 */
public record Stretch(Reading reading, int first, int behind) {
  /** How many pieces are read. */
  int length() {
    return behind - first + 1;
  }

  /** The place among what is read of a piece of the window: the opening one is the first. */
  int place(int piece) {
    return piece == 0 ? 0 : piece - first + 1;
  }
}
