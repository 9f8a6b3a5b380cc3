package org.onrecord.evaluate;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an evaluation came to.
 *
 * @param task what was evaluated
 * @param system the name of what was evaluated
 * @param units how many documents or items the gold has
 * @param scores the system's figures
 * @param floors the figures of what is better than nothing, by name
 * @param intervals the 95 % interval of each of the system's figures; empty for a collection of
 *     {@value Bootstrap#ENOUGH_UNITS} units or more, or of a single one
 * @param diagnosis where the system's statements are wrong; empty for other tasks
 * @param labels what stands behind the figures of labels; empty for other tasks
 * @param predictions the file of predictions
 * @param metrics the file of figures
 */
public record EvaluationResult(
    Task task,
    String system,
    long units,
    Scores scores,
    Map<String, Scores> floors,
    Map<String, Interval> intervals,
    Optional<StatementDiagnosis> diagnosis,
    Optional<LabelDiagnosis> labels,
    Path predictions,
    Path metrics) {
  /** Copies the maps, in their order. */
  public EvaluationResult {
    floors = Collections.unmodifiableMap(new LinkedHashMap<>(floors));
    intervals = Collections.unmodifiableMap(new LinkedHashMap<>(intervals));
  }

  /** The system's figures by name: those of score.py, then those of the diagnosis. */
  public Map<String, Double> figures() {
    Map<String, Double> out = new LinkedHashMap<>(scores.figures());
    diagnosis.ifPresent(d -> out.putAll(d.figures()));
    labels.ifPresent(d -> out.putAll(d.figures()));
    return Collections.unmodifiableMap(out);
  }
}
