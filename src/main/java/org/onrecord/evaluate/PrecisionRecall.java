package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Precision, recall and their harmonic mean F1 (van Rijsbergen 1979), each 0 to 1 and rounded to
 * four decimals; 0 where nothing is there to divide by.
 *
 * @param precision the share of what was predicted that is right: tp / (tp + fp)
 * @param recall the share of the gold that was found: tp / (tp + fn)
 * @param f1 2 · precision · recall / (precision + recall), of the two before rounding
 */
public record PrecisionRecall(double precision, double recall, double f1) {
  /**
   * From counts.
   *
   * @param tp predicted and in the gold
   * @param fp predicted, not in the gold
   * @param fn in the gold, not predicted
   */
  public static PrecisionRecall of(long tp, long fp, long fn) {
    double p = tp + fp == 0 ? 0 : (double) tp / (tp + fp);
    double r = tp + fn == 0 ? 0 : (double) tp / (tp + fn);
    double f = p + r == 0 ? 0 : 2 * p * r / (p + r);
    return new PrecisionRecall(Rounding.four(p), Rounding.four(r), Rounding.four(f));
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("precision", precision)
        .put("recall", recall)
        .put("f1", f1);
  }
}
