package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.onrecord.statement.StatementKind;

/**
 * How well statements were found: the figures of score.py's verb {@code statements}. Shares are 0
 * to 1, rounded to four decimals.
 *
 * @param source tokens of sources, over all documents
 * @param cue tokens of cues
 * @param content tokens of contents
 * @param detection statements; one is found where the Jaccard overlap of the content tokens is at
 *     least one half; the closest pairs are matched first, and each statement once
 * @param attributed as detection, and the source is the same too: Jaccard overlap of at least one
 *     half, the same last token, or none on both sides
 * @param exactContent as detection, and the content tokens are the same
 * @param recallByKind recall of detection by kind of the gold statement; kinds that the gold has
 * @param speaker statements found and given the same name, over gold statements with a speaker;
 *     empty if the gold has no speaker
 * @param alpha Krippendorff's nominal alpha (Krippendorff 2004, chapter 11) of the token labels
 *     none, source, cue and content, the program being one more annotator: 1 − D<sub>o</sub> /
 *     D<sub>e</sub>, the share of tokens that differ over the share expected by chance; −1 to 1
 * @param goldAttributions statements in the gold
 * @param predictedAttributions statements predicted
 * @param documentsWithoutPrediction documents that the prediction file leaves out
 * @param goldByKind statements in the gold by kind
 */
public record StatementScores(
    PrecisionRecall source,
    PrecisionRecall cue,
    PrecisionRecall content,
    PrecisionRecall detection,
    PrecisionRecall attributed,
    PrecisionRecall exactContent,
    Map<StatementKind, Double> recallByKind,
    Optional<PrecisionRecall> speaker,
    double alpha,
    long goldAttributions,
    long predictedAttributions,
    long documentsWithoutPrediction,
    Map<StatementKind, Long> goldByKind)
    implements Scores {
  /** Copies the maps, in the order of the kinds. */
  public StatementScores {
    recallByKind = sorted(recallByKind);
    goldByKind = sorted(goldByKind);
  }

  /**
   * Scores a prediction file.
   *
   * @throws MalformedFileException naming the file and the line
   */
  public static StatementScores of(Path gold, Path predicted) {
    Map<String, List<Attribution>> byId = new HashMap<>();
    try (Stream<StatementPrediction> lines = StatementPrediction.read(predicted)) {
      lines.forEach(line -> byId.put(line.id(), line.attributions()));
    }
    try (Stream<GoldDocument> documents = GoldDocument.read(gold)) {
      return of(
          documents
              .map(
                  document ->
                      byId.containsKey(document.id())
                          ? StatementCounts.of(document, byId.get(document.id()))
                          : StatementCounts.withoutPrediction(document))
              .toList());
    }
  }

  /** Of the documents together. */
  public static StatementScores of(List<StatementCounts> documents) {
    return of(StatementCounts.sum(documents));
  }

  /** Of a sample in which document {@code i} is {@code times[i]} times. */
  static StatementScores ofSample(List<StatementCounts> documents, int[] times) {
    return of(StatementCounts.sum(documents, times));
  }

  private static StatementScores of(StatementCounts n) {
    Map<StatementKind, Double> recall = new EnumMap<>(StatementKind.class);
    Map<StatementKind, Long> gold = new EnumMap<>(StatementKind.class);
    for (StatementKind kind : StatementKind.values()) {
      if (n.gold(kind) > 0) {
        gold.put(kind, n.gold(kind));
        recall.put(kind, Rounding.four((double) n.found(kind) / n.gold(kind)));
      }
    }
    return new StatementScores(
        role(n, 1),
        role(n, 2),
        role(n, 3),
        statements(n, n.matched()),
        statements(n, n.attributed()),
        statements(n, n.exact()),
        recall,
        n.speakers() == 0
            ? Optional.empty()
            : Optional.of(PrecisionRecall.of(n.named(), n.misnamed(), n.speakers() - n.named())),
        alpha(n),
        n.gold(),
        n.predicted(),
        n.missing(),
        gold);
  }

  private static PrecisionRecall statements(StatementCounts n, long right) {
    return PrecisionRecall.of(right, n.predicted() - right, n.gold() - right);
  }

  private static PrecisionRecall role(StatementCounts n, int role) {
    long predicted = 0;
    long gold = 0;
    for (int other = 0; other < StatementCounts.ROLES; other++) {
      predicted += n.tokens(other, role);
      gold += n.tokens(role, other);
    }
    long right = n.tokens(role, role);
    return PrecisionRecall.of(right, predicted - right, gold - right);
  }

  private static double alpha(StatementCounts n) {
    long[] marginal = new long[StatementCounts.ROLES];
    long total = 0;
    long different = 0;
    for (int g = 0; g < StatementCounts.ROLES; g++) {
      for (int p = 0; p < StatementCounts.ROLES; p++) {
        long tokens = n.tokens(g, p);
        marginal[g] += tokens;
        marginal[p] += tokens;
        total += tokens;
        different += g == p ? 0 : tokens;
      }
    }
    // Twice the tokens: each has two labels, the annotators' and the program's.
    long size = 2 * total;
    double chance = 0;
    for (int a = 0; a < marginal.length; a++) {
      for (int b = 0; b < marginal.length; b++) {
        chance += a == b ? 0 : (double) marginal[a] * marginal[b];
      }
    }
    if (chance == 0) {
      return 0;
    }
    double expected = chance / ((double) size * (size - 1));
    return Rounding.four(1 - (double) different / total / expected);
  }

  @Override
  public ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.set("source", source.json());
    out.set("cue", cue.json());
    out.set("content", content.json());
    out.set("detection", detection.json());
    out.set("attributed", attributed.json());
    out.set("exact_content", exactContent.json());
    ObjectNode kinds = out.putObject("recall_by_kind");
    recallByKind.forEach((kind, recall) -> kinds.put(kind.name().toLowerCase(Locale.ROOT), recall));
    speaker.ifPresent(s -> out.set("speaker", s.json()));
    return out.put("alpha", alpha)
        .put("gold_attributions", goldAttributions)
        .put("predicted_attributions", predictedAttributions)
        .put("documents_without_prediction", documentsWithoutPrediction);
  }

  private static <V> Map<StatementKind, V> sorted(Map<StatementKind, V> map) {
    Map<StatementKind, V> copy = new EnumMap<>(StatementKind.class);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
