package org.onrecord.step;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.min;
import static org.onrecord.step.ReportRows.all;
import static org.onrecord.step.ReportRows.examples;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.report.Summary;
import org.onrecord.report.Summary.Listing;
import org.onrecord.trend.FalseDiscovery;
import org.onrecord.trend.ToneChange;

/** Who speaks otherwise of whom than before, with a statement from either side. */
final class ToneChanges {
  private static final int FEWEST_ON_EITHER_SIDE = 2;
  private static final int MOST_TESTED = 5_000;

  private ToneChanges() {}

  private record Side(long negative, long neutral, long positive, String lowest, String highest) {
    /** The two statements furthest apart in tone. */
    Stream<String> ends() {
      return Stream.of(lowest, highest);
    }

    ToneChange.Labels labels() {
      return new ToneChange.Labels(negative, neutral, positive);
    }
  }

  private record Pair(
      String speakerId,
      String targetId,
      String speakerName,
      String targetName,
      Side before,
      Side now) {}

  private record Tested(Pair pair, double pValue) {
    double difference() {
      return pair.now().labels().mean() - pair.before().labels().mean();
    }
  }

  /**
   * The changes, the surest first. Tested are those who have two utterances or more on either side.
   *
   * @param sides as {@link ReportRows#towards} has them, with {@code since}: whether a row is of
   *     the later side
   * @param tablesBefore to quote statements of the earlier side from
   * @param tablesNow to quote statements of the later side from
   * @param since the day between the sides; null if there is none
   * @param most how many to show
   */
  static Listing<Summary.Change> of(
      Dataset<Row> sides,
      TableReader tablesBefore,
      TableReader tablesNow,
      LocalDate since,
      int most) {
    List<Pair> pairs =
        all(
            sides
                .groupBy("speaker_id", "target_id")
                .agg(
                    min("speaker_name").as("speaker_name"),
                    min("target_name").as("target_name"),
                    side("NOT since").as("before"),
                    side("since").as("now"),
                    expr("count_if(NOT since)").as("count_before"),
                    expr("count_if(since)").as("count_now"))
                .where(col("count_before").geq(FEWEST_ON_EITHER_SIDE))
                .where(col("count_now").geq(FEWEST_ON_EITHER_SIDE))
                .orderBy(
                    expr("count_before + count_now").desc(), col("speaker_id"), col("target_id"))
                .limit(MOST_TESTED)
                .drop("count_before", "count_now"),
            Pair.class);
    List<Tested> tested =
        pairs.stream()
            .map(
                pair ->
                    new Tested(
                        pair, ToneChange.pValue(pair.before().labels(), pair.now().labels())))
            .sorted(
                Comparator.comparingDouble((Tested t) -> Math.rint(t.pValue() * 1e9))
                    .thenComparing(t -> -Math.abs(t.difference()))
                    .thenComparing(t -> t.pair().speakerId())
                    .thenComparing(t -> t.pair().targetId()))
            .toList();
    double[] qValues = FalseDiscovery.rates(tested.stream().mapToDouble(Tested::pValue).toArray());
    List<Integer> shown =
        IntStream.range(0, tested.size())
            .filter(i -> tested.get(i).difference() != 0)
            .limit(most)
            .boxed()
            .toList();
    Map<String, Summary.Example> before =
        examples(
            tablesBefore,
            shown.stream().flatMap(i -> tested.get(i).pair().before().ends()).toList());
    Map<String, Summary.Example> now =
        examples(
            tablesNow, shown.stream().flatMap(i -> tested.get(i).pair().now().ends()).toList());
    return new Listing<>(
        tested.stream().filter(t -> t.difference() != 0).count(),
        shown.stream()
            .map(
                i -> {
                  Pair pair = tested.get(i).pair();
                  boolean warmer = tested.get(i).difference() > 0;
                  return new Summary.Change(
                      pair.speakerId(),
                      pair.speakerName(),
                      pair.targetId(),
                      pair.targetName(),
                      since,
                      pair.before().labels(),
                      pair.now().labels(),
                      tested.get(i).pValue(),
                      qValues[i],
                      before.get(warmer ? pair.before().lowest() : pair.before().highest()),
                      now.get(warmer ? pair.now().highest() : pair.now().lowest()));
                })
            .toList());
  }

  /** Utterances on one side of a day: how many of each label, and the two furthest apart. */
  private static Column side(String which) {
    String order = "struct(round(polarity, 6), statement_id)";
    return expr(
        "struct(count_if(label = 'negative' AND "
            + which
            + ") AS negative, count_if(label = 'neutral' AND "
            + which
            + ") AS neutral, count_if(label = 'positive' AND "
            + which
            + ") AS positive, min_by(statement_id, "
            + order
            + ") FILTER (WHERE "
            + which
            + ") AS lowest, max_by(statement_id, "
            + order
            + ") FILTER (WHERE "
            + which
            + ") AS highest)");
  }
}
