package org.onrecord.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be evaluated. */
public enum Task {
  /** Who said what. */
  STATEMENTS,
  /** Sentiment towards a target. */
  SENTIMENT,
  /** Directed sentiment between two entities. */
  RELATIONS,
  /** Named entities. */
  ENTITIES,
  /** Which statements report one utterance. */
  UTTERANCES,
  /** Coherence of topics. */
  TOPICS;

  /** Its name on the command line and in files: {@code statements}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The task of a name.
   *
   * @throws IllegalArgumentException naming what there is
   */
  public static Task of(String label) {
    return Arrays.stream(values())
        .filter(task -> task.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\""
                        + label
                        + "\" is none of "
                        + Arrays.stream(values())
                            .map(Task::label)
                            .collect(Collectors.joining(", "))));
  }
}
