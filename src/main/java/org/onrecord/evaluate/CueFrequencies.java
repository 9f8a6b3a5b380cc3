package org.onrecord.evaluate;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How often each cue occurs in the stories that a reader learnt from. */
public final class CueFrequencies {
  /** How often a cue was seen, in powers of ten. */
  enum Band {
    WITHOUT_CUE("without a cue"),
    NEVER("never"),
    RARE("1 to 9 times"),
    COMMON("10 to 99 times"),
    FREQUENT("100 times or more");

    private final String label;

    Band(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private static final int COMMON = 10;
  private static final int FREQUENT = 100;

  private final Map<String, Integer> counts;

  private CueFrequencies(Map<String, Integer> counts) {
    this.counts = counts;
  }

  /**
   * Counts the cues of a gold file.
   *
   * @throws MalformedFileException naming the file and the line
   */
  public static CueFrequencies of(Path learntFrom) {
    Map<String, Integer> counts = new HashMap<>();
    try (Stream<GoldDocument> documents = GoldDocument.read(learntFrom)) {
      documents.forEach(
          document -> {
            Tokens tokens = Tokens.of(document.text());
            document
                .attributions()
                .forEach(a -> counts.merge(StatementJudgement.cue(tokens, a), 1, Integer::sum));
          });
    }
    return new CueFrequencies(counts);
  }

  /** Of a cue as {@link StatementJudgement#cue} has it. */
  Band band(String cue) {
    if (cue.isEmpty()) {
      return Band.WITHOUT_CUE;
    }
    int count = counts.getOrDefault(cue, 0);
    if (count == 0) {
      return Band.NEVER;
    }
    return count < COMMON ? Band.RARE : count < FREQUENT ? Band.COMMON : Band.FREQUENT;
  }
}
