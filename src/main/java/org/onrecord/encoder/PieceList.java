package org.onrecord.encoder;

import java.util.Arrays;

/** Word pieces in the order of the text, with where each of them and its word stands. */
final class PieceList {
  private int[] numbers;
  private int[] starts;
  private int[] ends;
  private int[] wordStarts;
  private int[] wordEnds;
  private int size;

  PieceList(int capacity) {
    numbers = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    wordStarts = new int[capacity];
    wordEnds = new int[capacity];
  }

  void add(int number, int start, int end, int wordStart, int wordEnd) {
    if (size == numbers.length) {
      int capacity = size * 2;
      numbers = Arrays.copyOf(numbers, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      wordStarts = Arrays.copyOf(wordStarts, capacity);
      wordEnds = Arrays.copyOf(wordEnds, capacity);
    }
    numbers[size] = number;
    starts[size] = start;
    ends[size] = end;
    wordStarts[size] = wordStart;
    wordEnds[size] = wordEnd;
    size++;
  }

  /** Forgets all pieces from {@code length} on. */
  void truncate(int length) {
    size = length;
  }

  int size() {
    return size;
  }

  int number(int i) {
    return numbers[i];
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  int wordStart(int i) {
    return wordStarts[i];
  }

  int wordEnd(int i) {
    return wordEnds[i];
  }
}
