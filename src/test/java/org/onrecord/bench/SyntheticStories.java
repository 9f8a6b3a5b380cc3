package org.onrecord.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Stories that nobody wrote, for the size of a corpus: words of a Zipf vocabulary, one story in
 * five a copy of another. The same number is always the same story, whoever makes it.
 *
 * <p>Stories stand in rows of five: four of their own and a copy. Of every fifty rows, the copy is
 * of the first story of its thousand rows, so that this one has a score of copies; and the copies
 * of the first thousand rows in every fifty thousand are all of one story.
 */
final class SyntheticStories {
  private static final int ROW = 5;
  private static final int OFTEN_ROWS = 50;
  private static final int OFTEN_OF = 1000;
  private static final int FLOOD_OF = 50_000;
  private static final int WORDS = 50_000;
  private static final int SHORTEST = 100;
  private static final int SPREAD = 300;
  static final int NOTE_WORDS = 40;
  private static final int NOTE_OF = 20;
  private static final int DAYS = 365;
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  /** How a copy differs from its original. */
  private static final List<String> KINDS =
      List.of("exact", "cut", "new lead", "edited", "cut and edited");

  private final double[] cumulative = new double[WORDS];
  private final List<String> note;

  SyntheticStories() {
    double sum = 0;
    for (int word = 0; word < WORDS; word++) {
      sum += 1.0 / (word + 1);
      cumulative[word] = sum;
    }
    this.note = words(new Random(-1), NOTE_WORDS);
  }

  /**
   * A story.
   *
   * @param original the number of the story that it copies; its own if it copies none
   * @param kind how it copies; "own" if it copies none
   */
  record Synthetic(long number, long original, String kind, LocalDate published, String text) {}

  /** The story of a number. */
  Synthetic story(long number) {
    long row = number / ROW;
    if (number % ROW != ROW - 1) {
      return new Synthetic(number, number, "own", day(number), text(own(number)));
    }
    long original = original(row);
    Random random = new Random(~number);
    String kind = KINDS.get(random.nextInt(KINDS.size()));
    List<String> copy = own(original);
    if (kind.startsWith("cut")) {
      copy = copy.subList(0, copy.size() / 2);
    }
    if (kind.endsWith("edited")) {
      copy = edited(copy, random);
    }
    if (kind.equals("new lead")) {
      List<String> led = words(random, NOTE_WORDS);
      led.addAll(copy);
      copy = led;
    }
    return new Synthetic(
        number, original, kind, day(original).plusDays(random.nextInt(2)), text(copy));
  }

  private static long original(long row) {
    if (row % FLOOD_OF < OFTEN_OF) {
      return row / FLOOD_OF * FLOOD_OF * ROW;
    }
    return row % OFTEN_ROWS == 0 ? row / OFTEN_OF * OFTEN_OF * ROW : row * ROW;
  }

  private static LocalDate day(long number) {
    return FIRST.plusDays(new Random(number).nextInt(DAYS));
  }

  private List<String> own(long number) {
    Random random = new Random(number);
    random.nextInt();
    List<String> words = words(random, SHORTEST + random.nextInt(SPREAD));
    if (number % NOTE_OF == 0) {
      // What an agency puts under stories that have nothing else in common.
      words.addAll(note);
    }
    return words;
  }

  private List<String> edited(List<String> words, Random random) {
    List<String> edited = new ArrayList<>();
    for (String word : words) {
      int change = random.nextInt(30);
      if (change == 0 || change == 1) {
        edited.add(word(random));
      }
      if (change > 2 || change == 1) {
        edited.add(word);
      }
    }
    return edited;
  }

  private List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(word(random));
    }
    return words;
  }

  private String word(Random random) {
    double draw = random.nextDouble() * cumulative[WORDS - 1];
    int at = Arrays.binarySearch(cumulative, draw);
    return Integer.toString(at < 0 ? -at - 1 : at, Character.MAX_RADIX);
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }
}
