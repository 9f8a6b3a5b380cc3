package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind the figures of labels.
 *
 * @param calibration whether labels are as often right as is said; empty where no probabilities are
 *     given
 * @param unseen the scores on texts that the reader did not learn from with another item; empty
 *     where it is not told which these are
 */
public record LabelDiagnosis(Optional<Calibration> calibration, Optional<LabelScores> unseen) {
  /** The bins that the error of calibration is told by. */
  static final int BINS = 10;

  /** Its figures, by the names that regressions give them. */
  Map<String, Double> figures() {
    Map<String, Double> out = new LinkedHashMap<>();
    calibration.ifPresent(
        c -> {
          out.put("calibration.error", c.error());
          out.put("calibration.largest_error", c.largestError());
        });
    unseen.ifPresent(
        scores -> {
          out.put("unseen.macro_f1", scores.macroF1());
          out.put("unseen.accuracy", scores.accuracy());
        });
    return Collections.unmodifiableMap(out);
  }

  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    calibration.ifPresent(c -> out.set("calibration", c.json()));
    unseen.ifPresent(scores -> out.set("unseen", scores.json()));
    return out;
  }
}
