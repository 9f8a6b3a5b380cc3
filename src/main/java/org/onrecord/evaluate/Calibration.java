package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a program is as often right as it says: its answers in bins from the least sure on, each
 * with the mean of its confidences and the share of right ones (Guo et al. 2017; bins of equally
 * many as in Nguyen and O'Connor 2015).
 *
 * @param bins least sure first
 */
public record Calibration(List<Bin> bins) {
  private static final int BINS = 5;

  /**
   * Answers of about the same confidence.
   *
   * @param count how many answers
   * @param stated the mean confidence, 0 to 1
   * @param right the share of right ones, 0 to 1
   */
  public record Bin(int count, double stated, double right) {
    double error() {
      return Math.abs(stated - right);
    }
  }

  /** An answer: how sure the program was, and whether it is right. */
  record Answer(double confidence, boolean right) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /** In five bins, of any number of answers; fewer than five have a bin each. */
  static Calibration of(List<Answer> answers) {
    return of(answers, BINS);
  }

  /** In bins of equally many answers; each has one at least. */
  static Calibration of(List<Answer> answers, int most) {
    List<Answer> sorted =
        answers.stream().sorted(Comparator.comparingDouble(Answer::confidence)).toList();
    int count = Math.min(most, sorted.size());
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      bins.add(bin(sorted.subList(sorted.size() * i / count, sorted.size() * (i + 1) / count)));
    }
    return new Calibration(bins);
  }

  /**
   * A bin for each tenth of confidence that has answers: what rules say, which know a few values
   * only.
   */
  static Calibration byTenths(List<Answer> answers) {
    Map<Integer, List<Answer>> tenths = new TreeMap<>();
    for (Answer answer : answers) {
      int tenth = (int) Math.min(9, Math.floor(answer.confidence * 10 + 1e-9));
      tenths.computeIfAbsent(tenth, t -> new ArrayList<>()).add(answer);
    }
    return new Calibration(tenths.values().stream().map(Calibration::bin).toList());
  }

  private static Bin bin(List<Answer> answers) {
    return new Bin(
        answers.size(),
        answers.stream().mapToDouble(Answer::confidence).average().orElseThrow(),
        (double) answers.stream().filter(Answer::right).count() / answers.size());
  }

  /** The bins, least sure first. */
  ArrayNode json() {
    ArrayNode out = JsonNodeFactory.instance.arrayNode();
    for (Bin bin : bins) {
      out.addObject()
          .put("count", bin.count())
          .put("stated", Rounding.four(bin.stated()))
          .put("right", Rounding.four(bin.right()));
    }
    return out;
  }

  /** The mean of the bins' errors; 0 without an answer. */
  double error() {
    return Rounding.four(bins.stream().mapToDouble(Bin::error).average().orElse(0));
  }

  /** The largest of the bins' errors; 0 without an answer. */
  double largestError() {
    return Rounding.four(bins.stream().mapToDouble(Bin::error).max().orElse(0));
  }
}
