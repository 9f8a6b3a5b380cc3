package org.onrecord.encoder;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Span;

/**
 * What {@link Tones} is asked: what a holder is towards a target in some sentences of a window.
 *
 * @param stretch the sentences
 * @param holder the numbers of the holder's pieces in the window; 0 stands for the text itself
 * @param target the numbers of the target's pieces
 */
public record Question(Stretch stretch, List<Integer> holder, List<Integer> target) {
  public Question {
    holder = List.copyOf(holder);
    target = List.copyOf(target);
  }

  /**
   * What the text itself, or a holder, is towards a target, by the sentences of a window that hold
   * {@code stretch}. Where the holder is not named in that window, the text stands for it.
   *
   * @param stretch of the text, to be read together with holder and target
   * @return null where the window does not have the target
   */
  public static Question of(
      Reading reading, List<Span> stretch, List<Span> holder, List<Span> target) {
    Window window = reading.window();
    List<Integer> targets = pieces(window, target);
    if (targets.isEmpty()) {
      return null;
    }
    List<Integer> holders = pieces(window, holder);
    int first = window.length();
    int last = 0;
    for (List<Integer> some : List.of(pieces(window, stretch), holders, targets)) {
      for (int piece : some) {
        first = Math.min(first, piece);
        last = Math.max(last, piece);
      }
    }
    return new Question(
        new Stretch(reading, window.sentenceStart(first), window.sentenceEnd(last + 1)),
        holders.isEmpty() ? List.of(0) : holders,
        targets);
  }

  private static List<Integer> pieces(Window window, List<Span> spans) {
    List<Integer> pieces = new ArrayList<>();
    for (Span span : spans) {
      window.addPieces(span, pieces);
    }
    return pieces;
  }
}
