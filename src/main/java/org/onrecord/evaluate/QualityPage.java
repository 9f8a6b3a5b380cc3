package org.onrecord.evaluate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.onrecord.evaluate.Regression.Own;
import org.onrecord.statement.StatementKind;

/**
 * Writes {@code docs/quality.md} from regressions and what they came to. The page has no date and
 * no path of this machine: the same figures make the same page.
 */
public final class QualityPage {
  private static final String BY_KIND = "recall_by_kind.";
  private static final String NONE = "–";
  private static final int COMMONEST_SPEAKER_ERRORS = 20;
  private static final int COMMONEST_ERRORS = 30;

  private static final String INTRODUCTION =
      """
      # Quality

      <!-- Generated from eval/*.yaml and a run of them. Do not edit: change the files and run
           `./onrecord evaluate all --data DIR --docs docs`. -->

      How well OnRecord reads, measured on annotated stories. Every figure here was computed by
      the command below; none is typed.

          ./onrecord evaluate all --data DIR --docs docs

      `DIR` holds the collections, under the names given below. They are not part of the project.

      - **Measured** is the figure of the stored model, between 0 and 1 unless said otherwise; **to reach** and
        **aim** are the project's goals for it.
      - The **95 % interval** is a percentile bootstrap over documents (over items for labels), printed for
        collections of fewer than 1,000 of them. A collection of a single document has none.
      - An **earlier** reader's figures are those that this page had when it was the project's.
      - A **floor** is what next to no work comes to: `said-pattern` takes every sentence with a name beside
        "said" for a statement, `majority` always gives the commonest label, `lexicon` the label of VADER's words
        in the sentence or the statement, whoever the target is, `same-words` takes the same words for one utterance.
      - **Published** is what others report for the collection, mostly on its test part.
      """;

  private static final String LABELS =
      """
      `macro_f1` is the mean F1 of the labels, `accuracy` the share of items labelled right, `unseen` the same \
      on sentences that the reader did not learn from with another item. `calibration.error` is how far the stated \
      probability of a label and the share of right ones lie apart: the mean of ten bins of equally many items.
      """;

  private static final Map<Task, String> LEGENDS =
      Map.of(
          Task.STATEMENTS,
          """
          `detection` counts statements whose content overlaps the annotators' by half of the tokens or more \
          (Jaccard), `attributed` those whose source is right too, `exact_content` those whose content is right to \
          the token, `speaker` those that were given the right full name. `source`, `cue` and `content` count \
          tokens. `alpha` is Krippendorff's, of the token labels, the program being one more annotator; it can be \
          below 0. `inner` counts as `detection` does, statements inside others alone, and `speaker_of_found` as `speaker` does, \
          found statements alone. `calibration.error` is how far \
          the stated confidence of a statement and the share of right ones lie apart: the mean of five bins of \
          equally many statements, `largest_error` that of the worst bin.
          """,
          Task.SENTIMENT,
          LABELS,
          Task.RELATIONS,
          LABELS,
          Task.ENTITIES,
          "An entity counts when its kind and both ends are right.\n",
          Task.UTTERANCES,
          """
          Pairs of statements of one speaker in different stories, three days apart or less: do they report one \
          utterance? `same.precision` is the share of pairs called so that are, `same.recall` the share of those that \
          are that is found. They were drawn so that hard ones are many; in a corpus most pairs are of neither kind.
          """,
          Task.TOPICS,
          """
          `npmi` is the mean coherence of the topics' ten best terms, −1 to 1, `diversity` the share of distinct \
          terms among them.
          """);

  /** Confidences of statements below which some users leave them out. */
  private static final double[] LEAST = {0.4, 0.5, 0.6, 0.65, 0.7, 0.8};

  private QualityPage() {}

  /** A regression and what it came to. */
  public record Measured(Regression regression, EvaluationResult result) {}

  /**
   * The page, a section for each collection in the order of the list.
   *
   * @throws IllegalArgumentException if a figure that a regression names was not measured
   */
  public static String markdown(List<Measured> collections) {
    StringBuilder out = new StringBuilder(INTRODUCTION);
    // Each once, however many collections share it, in the order of the tasks.
    for (Task task : Task.values()) {
      if (collections.stream().anyMatch(c -> c.regression.evaluate() == task)) {
        out.append("- **").append(task.label()).append("**: ").append(LEGENDS.get(task));
      }
    }
    for (Measured collection : collections) {
      section(out, collection.regression, collection.result);
    }
    ownConfidence(out, collections);
    return out.toString();
  }

  private static void section(StringBuilder out, Regression regression, EvaluationResult result) {
    out.append("\n## ").append(regression.title()).append("\n\n");
    if (!regression.note().isEmpty()) {
      out.append(regression.note()).append("\n\n");
    }
    out.append("`").append(regression.gold()).append("`, ").append(counted(result)).append(".\n\n");
    table(out, regression, result);
    byKind(out, result);
    result
        .diagnosis()
        .ifPresent(
            diagnosis -> regression.learntFrom().ifPresent(file -> byCue(out, file, diagnosis)));
    if (regression.diagnosis()) {
      speakers(out, result.diagnosis().orElseThrow());
      errors(out, result.diagnosis().orElseThrow());
      out.append("\nConfidence, least sure first:\n\n");
      confidence(out, Calibration.of(result.diagnosis().orElseThrow().answers()));
    }
    byLabel(out, result);
    result
        .labels()
        .flatMap(LabelDiagnosis::calibration)
        .ifPresent(
            calibration -> {
              out.append("\nStated probability, least sure first:\n\n");
              confidence(out, calibration, "items");
            });
  }

  private static void byCue(StringBuilder out, String file, StatementDiagnosis diagnosis) {
    out.append("\nStatements found, by how often their cue, to the word, is one in `")
        .append(file)
        .append("`:\n\n");
    head(out, List.of("cue in training", "in the gold", "recall"));
    diagnosis
        .recallByCue()
        .forEach(
            (band, recall) ->
                row(
                    out,
                    List.of(
                        band.label(),
                        String.format(Locale.ROOT, "%,d", recall.gold()),
                        ResultTable.number(recall.share()))));
  }

  private static void speakers(StringBuilder out, StatementDiagnosis diagnosis) {
    if (diagnosis.speakerOfFound().isEmpty()) {
      return;
    }
    out.append("\nStatement and speaker right, leaving out statements that are less sure:\n\n");
    head(out, List.of("confidence from", "precision", "recall"));
    for (double least : LEAST) {
      diagnosis
          .speakersFrom(least)
          .ifPresent(
              speaker ->
                  row(
                      out,
                      List.of(
                          String.format(Locale.ROOT, "%.2f", least),
                          ResultTable.number(speaker.precision()),
                          ResultTable.number(speaker.recall()))));
    }
  }

  private static void errors(StringBuilder out, StatementDiagnosis diagnosis) {
    out.append("\nErrors:\n\n");
    head(out, List.of("error", "statements"));
    diagnosis
        .errors()
        .forEach(
            (error, count) ->
                row(out, List.of(error.label(), String.format(Locale.ROOT, "%,d", count))));
    out.append("\nThe commonest, by the statement's cue:\n\n");
    commonest(out, "cue", diagnosis.commonestErrors(COMMONEST_ERRORS));
  }

  private static <E extends ErrorKind> void commonest(
      StringBuilder out, String words, List<StatementDiagnosis.ErrorCount<E>> errors) {
    out.append("| error | ").append(words).append(" | statements |\n|---|---|---:|\n");
    for (StatementDiagnosis.ErrorCount<E> error : errors) {
      row(
          out,
          List.of(
              error.error().label(),
              error.words().isEmpty() ? NONE : error.words().replace("|", "\\|"),
              Integer.toString(error.count())));
    }
  }

  private static void confidence(StringBuilder out, Calibration calibration) {
    confidence(out, calibration, "statements");
  }

  private static void confidence(StringBuilder out, Calibration calibration, String what) {
    head(out, List.of(what, "stated confidence", "share that is right"));
    for (Calibration.Bin bin : calibration.bins()) {
      row(
          out,
          List.of(
              String.format(Locale.ROOT, "%,d", bin.count()),
              ResultTable.number(bin.stated()),
              ResultTable.number(bin.right())));
    }
  }

  /** Of all the stories that the project annotated together. */
  private static void ownConfidence(StringBuilder out, List<Measured> collections) {
    List<Measured> own = own(collections, EnumSet.of(Own.STATEMENTS));
    if (own.isEmpty()) {
      return;
    }
    List<Calibration.Answer> answers = new ArrayList<>();
    own.forEach(c -> c.result.diagnosis().ifPresent(d -> answers.addAll(d.answers())));
    Calibration calibration = Calibration.of(answers);
    out.append("\n## Confidence on the project's own annotation\n\n")
        .append("Of the statements in ")
        .append(
            own.stream()
                .map(c -> "`" + c.regression.gold() + "`")
                .collect(Collectors.joining(" and ")))
        .append(" together, least sure first; the mean error is ")
        .append(ResultTable.number(calibration.error()))
        .append(", the largest ")
        .append(ResultTable.number(calibration.largestError()))
        .append(" (goal: at most 0.080).\n\n");
    confidence(out, calibration);
    List<Calibration.Answer> speakers = new ArrayList<>();
    List<StatementDiagnosis> told =
        own(collections, EnumSet.of(Own.STATEMENTS, Own.SPEAKERS)).stream()
            .flatMap(c -> c.result.diagnosis().stream())
            .toList();
    told.forEach(diagnosis -> speakers.addAll(diagnosis.speakerAnswers()));
    if (!speakers.isEmpty()) {
      out.append(
          "\nOf the speakers given to statements that were found, those of the stories that the reader"
              + " learnt from included, by the tenth of their confidence (goal: apart by at most 0.100):\n\n");
      confidence(out, Calibration.byTenths(speakers));
      out.append(
          "\nThe commonest errors of the speakers of statements that were found, by the source:\n\n");
      commonest(
          out, "source", StatementDiagnosis.commonestSpeakerErrors(told, COMMONEST_SPEAKER_ERRORS));
    }
  }

  private static List<Measured> own(List<Measured> collections, Set<Own> which) {
    return collections.stream().filter(c -> which.contains(c.regression.own())).toList();
  }

  private static String counted(EvaluationResult result) {
    Scores scores = result.scores();
    if (scores instanceof StatementScores statements) {
      return plural(result.units(), "document")
          + ", "
          + plural(statements.goldAttributions(), "statement");
    }
    return plural(result.units(), scores instanceof LabelScores ? "item" : "document");
  }

  private static String plural(long count, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  private static void table(StringBuilder out, Regression regression, EvaluationResult result) {
    List<String> head = new ArrayList<>(List.of("figure", "measured", "95 % interval"));
    result.floors().keySet().forEach(floor -> head.add("floor: " + floor));
    regression.earlier().ifPresent(system -> head.add("earlier: " + system));
    boolean published =
        regression.figures().values().stream().anyMatch(e -> e.published().isPresent());
    if (published) {
      head.add("published");
    }
    head.add("to reach");
    head.add("aim");
    head(out, head);
    Map<String, Double> measured = result.figures();
    regression
        .figures()
        .forEach(
            (figure, expectation) -> {
              double value = regression.measured(figure, measured);
              List<String> cells = new ArrayList<>(List.of("`" + figure + "`"));
              addMeasured(cells, figure, value, result);
              regression.earlier().ifPresent(system -> cells.add(optional(expectation.earlier())));
              if (published) {
                cells.add(expectation.published().orElse(NONE));
              }
              cells.add(optional(expectation.reach()));
              cells.add(optional(expectation.aim()));
              row(out, cells);
            });
  }

  /** Every kind that the gold has, whether a goal is set for it or not. */
  private static void byKind(StringBuilder out, EvaluationResult result) {
    if (!(result.scores() instanceof StatementScores scores)) {
      return;
    }
    out.append("\nStatements found, by kind:\n\n");
    List<String> head = new ArrayList<>(List.of("kind", "in the gold", "recall", "95 % interval"));
    result.floors().keySet().forEach(floor -> head.add("floor: " + floor));
    head(out, head);
    for (Map.Entry<StatementKind, Double> entry : scores.recallByKind().entrySet()) {
      String kind = entry.getKey().name().toLowerCase(Locale.ROOT);
      List<String> cells =
          new ArrayList<>(
              List.of(
                  kind,
                  String.format(Locale.ROOT, "%,d", scores.goldByKind().get(entry.getKey()))));
      addMeasured(cells, BY_KIND + kind, entry.getValue(), result);
      row(out, cells);
    }
  }

  /** Precision, recall and F1 of each label or entity kind. */
  private static void byLabel(StringBuilder out, EvaluationResult result) {
    Map<String, PrecisionRecall> labels = new LinkedHashMap<>();
    if (result.scores() instanceof LabelScores scores) {
      labels.putAll(scores.labels());
    } else if (result.scores() instanceof EntityScores scores) {
      labels.putAll(new TreeMap<>(scores.kinds()));
    }
    if (labels.isEmpty()) {
      return;
    }
    out.append("\nBy label:\n\n");
    List<String> head =
        new ArrayList<>(List.of("label", "precision", "recall", "F1", "95 % interval of F1"));
    result.floors().keySet().forEach(floor -> head.add("floor's F1: " + floor));
    head(out, head);
    labels.forEach(
        (label, figures) -> {
          List<String> cells =
              new ArrayList<>(
                  List.of(
                      label,
                      ResultTable.number(figures.precision()),
                      ResultTable.number(figures.recall())));
          addMeasured(cells, label + ".f1", figures.f1(), result);
          row(out, cells);
        });
  }

  /** The cells of a figure: measured, interval, floors. */
  private static void addMeasured(
      List<String> cells, String figure, double value, EvaluationResult result) {
    cells.add(ResultTable.number(value));
    Interval interval = result.intervals().get(figure);
    cells.add(interval == null ? NONE : ResultTable.interval(interval));
    for (Scores floor : result.floors().values()) {
      Double floorValue = floor.figures().get(figure);
      cells.add(floorValue == null ? NONE : ResultTable.number(floorValue));
    }
  }

  private static String optional(OptionalDouble value) {
    return value.isPresent() ? ResultTable.number(value.getAsDouble()) : NONE;
  }

  private static void head(StringBuilder out, List<String> cells) {
    row(out, cells);
    out.append("|---|").append("---:|".repeat(cells.size() - 1)).append('\n');
  }

  private static void row(StringBuilder out, List<String> cells) {
    out.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }
}
