package org.onrecord.encoder;

import java.util.ArrayList;
import java.util.List;
import org.onrecord.text.Paragraphs;
import org.onrecord.text.Quotations;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Packs a story into windows: each sentence stands in exactly one, in the company of as many of its
 * neighbours as fit. A paragraph is kept together where it fits, and a sentence is cut only where
 * it is longer than a window.
 */
public final class Windows {
  private final WordPieces vocabulary;
  private final int longest;

  /**
   * @param longest how many pieces a window may have, opening and closing ones included
   */
  public Windows(WordPieces vocabulary, int longest) {
    this.vocabulary = vocabulary;
    this.longest = longest;
  }

  /**
   * The windows of a story, in order.
   *
   * @param sentences the sentences of its body, in order
   */
  public List<Window> of(StoryText text, List<Span> sentences) {
    if (sentences.isEmpty()) {
      return List.of();
    }
    Span body = new Span(sentences.get(0).start(), sentences.get(sentences.size() - 1).end());
    Packing packing = new Packing(new Traits(text.view(), Quotations.in(text, body)));
    int next = 0;
    for (Span paragraph : Paragraphs.in(text, body)) {
      List<PieceList> pieces = new ArrayList<>();
      while (next < sentences.size() && sentences.get(next).start() < paragraph.end()) {
        pieces.add(vocabulary.split(text, sentences.get(next++)));
      }
      packing.paragraph(pieces);
    }
    packing.close();
    return packing.windows;
  }

  private final class Packing {
    private final int room = longest - 2;
    private final Traits traits;
    private final List<Window> windows = new ArrayList<>();
    private final int[] numbers = new int[room];
    private final int[] marks = new int[room];
    private final int[] starts = new int[room];
    private final int[] ends = new int[room];
    private int size;

    Packing(Traits traits) {
      this.traits = traits;
    }

    void paragraph(List<PieceList> sentences) {
      int length = sentences.stream().mapToInt(PieceList::size).sum();
      if (size + length > room && length <= room) {
        close();
      }
      int begins = 2;
      for (PieceList sentence : sentences) {
        if (size + sentence.size() > room && (length > room || sentence.size() <= room)) {
          close();
        }
        for (int i = 0; i < sentence.size(); i++) {
          if (size == room) {
            close();
          }
          numbers[size] = sentence.number(i);
          marks[size] = traits.of(sentence, i, begins);
          starts[size] = sentence.start(i);
          ends[size] = sentence.end(i);
          size++;
          begins = 0;
        }
        begins = 1;
      }
    }

    void close() {
      if (size == 0) {
        return;
      }
      int[] pieces = framed(numbers, vocabulary.opening(), vocabulary.closing());
      windows.add(
          new Window(pieces, framed(marks, 0, 0), framed(starts, -1, -1), framed(ends, -1, -1)));
      size = 0;
    }

    private int[] framed(int[] values, int first, int last) {
      int[] framed = new int[size + 2];
      framed[0] = first;
      System.arraycopy(values, 0, framed, 1, size);
      framed[size + 1] = last;
      return framed;
    }
  }
}
