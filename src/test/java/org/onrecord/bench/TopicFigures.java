package org.onrecord.bench;

import java.util.List;
import java.util.Locale;
import org.onrecord.evaluate.LabelAgreement;
import org.onrecord.evaluate.TopicScores;
import org.onrecord.step.TopicEvaluation;
import org.onrecord.step.TopicEvaluation.Fit;

/** What topics of one number and system came to, in the mean over seeds. */
record TopicFigures(
    int topics,
    String system,
    double npmi,
    double diversity,
    double nmi,
    double purity,
    double assigned,
    double stability,
    double cpuSeconds,
    double seconds) {

  static TopicFigures of(int topics, String system, TopicEvaluation evaluation, List<Fit> fits) {
    List<TopicScores> scores = fits.stream().map(evaluation::scores).toList();
    List<LabelAgreement> labels = scores.stream().map(s -> s.agreement().orElseThrow()).toList();
    return new TopicFigures(
        topics,
        system,
        scores.stream().mapToDouble(TopicScores::npmi).average().orElseThrow(),
        scores.stream().mapToDouble(TopicScores::diversity).average().orElseThrow(),
        labels.stream().mapToDouble(LabelAgreement::nmi).average().orElseThrow(),
        labels.stream().mapToDouble(LabelAgreement::purity).average().orElseThrow(),
        labels.stream().mapToDouble(LabelAgreement::assigned).average().orElseThrow(),
        TopicEvaluation.stability(fits),
        fits.stream().mapToDouble(Fit::cpuSeconds).average().orElseThrow(),
        fits.stream().mapToDouble(Fit::seconds).average().orElseThrow());
  }

  static String table(List<TopicFigures> rows) {
    StringBuilder table =
        new StringBuilder(
            """
            | topics | system | NPMI | diversity | NMI | purity | assigned | stability | CPU s | s |
            |---:|---|---:|---:|---:|---:|---:|---:|---:|---:|
            """);
    for (TopicFigures row : rows) {
      table.append(line(String.valueOf(row.topics()), row));
    }
    for (String system : systems(rows)) {
      table.append(line("mean", mean(rows, system)));
    }
    return table.toString();
  }

  private static List<String> systems(List<TopicFigures> rows) {
    return rows.stream().map(TopicFigures::system).distinct().toList();
  }

  private static TopicFigures mean(List<TopicFigures> rows, String system) {
    List<TopicFigures> its = rows.stream().filter(row -> row.system().equals(system)).toList();
    return new TopicFigures(
        0,
        system,
        its.stream().mapToDouble(TopicFigures::npmi).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::diversity).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::nmi).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::purity).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::assigned).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::stability).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::cpuSeconds).average().orElseThrow(),
        its.stream().mapToDouble(TopicFigures::seconds).average().orElseThrow());
  }

  private static String line(String topics, TopicFigures row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.2f | %.1f | %.1f |%n",
        topics,
        row.system(),
        row.npmi(),
        row.diversity(),
        row.nmi(),
        row.purity(),
        row.assigned(),
        row.stability(),
        row.cpuSeconds(),
        row.seconds());
  }
}
