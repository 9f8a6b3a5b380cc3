package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where statements are read wrongly: what score.py does not tell. Recall by how often the cue was
 * seen in training, statements inside others, the kinds of errors, and whether the confidence can
 * be believed.
 */
public final class StatementDiagnosis {
  private final List<StatementJudgement> judgements;
  private final Optional<CueFrequencies> learnt;

  /**
   * @param judgements of all documents
   * @param learnt the cues that the reader learnt from, if they are known
   */
  StatementDiagnosis(List<StatementJudgement> judgements, Optional<CueFrequencies> learnt) {
    this.judgements = List.copyOf(judgements);
    this.learnt = learnt;
  }

  /** Statements of the gold, and how many of them were found. */
  record Recall(int gold, int found) {
    double share() {
      return Rounding.four((double) found / gold);
    }
  }

  /** An error, the words at which it was made, and how often. */
  record ErrorCount<E>(E error, String words, int count) {}

  /** Recall by how often the cue was seen in training; bands without a statement are left out. */
  Map<CueFrequencies.Band, Recall> recallByCue() {
    Map<CueFrequencies.Band, Recall> out = new EnumMap<>(CueFrequencies.Band.class);
    if (learnt.isPresent()) {
      for (StatementJudgement judgement : judgements) {
        if (judgement.gold().isPresent()) {
          out.merge(
              learnt.get().band(judgement.cue()),
              new Recall(1, judgement.found() ? 1 : 0),
              (a, b) -> new Recall(a.gold + b.gold, a.found + b.found));
        }
      }
    }
    return out;
  }

  /**
   * How well statements inside others were found, as statements inside others. Empty where there
   * are none in the gold.
   */
  Optional<PrecisionRecall> inner() {
    Predicate<Attribution> isInner = attribution -> attribution.depth() > 0;
    long gold = count(j -> j.gold().filter(isInner).isPresent());
    long predicted = count(j -> j.predicted().filter(isInner).isPresent());
    long right =
        count(
            j ->
                j.found()
                    && j.gold().filter(isInner).isPresent()
                    && j.predicted().filter(isInner).isPresent());
    return gold == 0
        ? Optional.empty()
        : Optional.of(PrecisionRecall.of(right, predicted - right, gold - right));
  }

  /**
   * How well the found statements' speakers are told, whatever else was found: a name given where
   * the gold has none is wrong. Empty where the gold has no speaker among them.
   */
  Optional<PrecisionRecall> speakerOfFound() {
    long named = count(j -> j.found() && j.hasGoldSpeaker());
    long given = count(j -> j.found() && j.hasGivenSpeaker() && j.tellsSpeaker());
    long right = count(j -> j.found() && j.hasGoldSpeaker() && j.speakerError().isEmpty());
    return named == 0
        ? Optional.empty()
        : Optional.of(PrecisionRecall.of(right, given - right, named - right));
  }

  /**
   * How well speakers are told, statement and name together, by those who leave out statements that
   * are less sure than {@code least}: a name given to a statement that nobody annotated is wrong, a
   * named one that was missed or left out is not found. Empty where the gold has no speaker.
   */
  Optional<PrecisionRecall> speakersFrom(double least) {
    long named = count(StatementJudgement::hasGoldSpeaker);
    Predicate<StatementJudgement> sure =
        j -> j.hasGivenSpeaker() && j.predicted().get().confidence().orElse(1) >= least;
    long given = count(sure.and(j -> j.found() ? j.tellsSpeaker() : j.complete()));
    long right =
        count(sure.and(j -> j.found() && j.hasGoldSpeaker() && j.speakerError().isEmpty()));
    return named == 0
        ? Optional.empty()
        : Optional.of(PrecisionRecall.of(right, given - right, named - right));
  }

  /** The speakers given to found statements, with how sure the program was of each. */
  List<Calibration.Answer> speakerAnswers() {
    return judgements.stream()
        .filter(j -> j.found() && j.tellsSpeaker())
        .filter(j -> j.predicted().get().speakerConfidence().isPresent())
        .map(
            j ->
                new Calibration.Answer(
                    j.predicted().get().speakerConfidence().getAsDouble(),
                    StatementCounts.isSameName(
                        j.gold().get().speaker(), j.predicted().get().speaker())))
        .toList();
  }

  private long count(Predicate<StatementJudgement> which) {
    return judgements.stream().filter(which).count();
  }

  /** The program's statements with their confidence. */
  List<Calibration.Answer> answers() {
    return judgements.stream()
        .filter(j -> j.predicted().isPresent() && j.predicted().get().confidence().isPresent())
        .map(j -> new Calibration.Answer(j.predicted().get().confidence().getAsDouble(), j.found()))
        .toList();
  }

  /** How many errors of each kind there are, in the order of the kinds. */
  Map<StatementError, Long> errors() {
    return judgements.stream()
        .flatMap(j -> j.errors().stream())
        .collect(
            Collectors.groupingBy(
                e -> e, () -> new EnumMap<>(StatementError.class), Collectors.counting()));
  }

  /** The commonest pairs of error and cue, most frequent first. */
  List<ErrorCount<StatementError>> commonestErrors(int most) {
    return commonest(
        judgements.stream()
            .flatMap(j -> j.errors().stream().map(e -> new ErrorCount<>(e, j.cue(), 1))),
        most);
  }

  /**
   * The commonest pairs of speaker error and source in several collections, most frequent first.
   */
  static List<ErrorCount<SpeakerError>> commonestSpeakerErrors(
      List<StatementDiagnosis> collections, int most) {
    return commonest(
        collections.stream()
            .flatMap(collection -> collection.judgements.stream())
            .flatMap(j -> j.speakerError().map(e -> new ErrorCount<>(e, j.source(), 1)).stream()),
        most);
  }

  private static <E extends Enum<E>> List<ErrorCount<E>> commonest(
      Stream<ErrorCount<E>> single, int most) {
    return single
        .collect(Collectors.groupingBy(e -> e, Collectors.summingInt(ErrorCount::count)))
        .entrySet()
        .stream()
        .map(e -> new ErrorCount<>(e.getKey().error, e.getKey().words, e.getValue()))
        .sorted(
            Comparator.comparingInt((ErrorCount<E> e) -> e.count)
                .reversed()
                .thenComparing(e -> e.error)
                .thenComparing(e -> e.words))
        .limit(most)
        .toList();
  }

  /** Statements with an error, in the order of the documents. */
  List<StatementJudgement> wrong() {
    return judgements.stream()
        .filter(j -> !j.errors().isEmpty() || j.speakerError().isPresent())
        .toList();
  }

  /** {@code inner.precision} and the like, and {@code calibration.error}, where there are any. */
  Map<String, Double> figures() {
    Map<String, Double> out = new LinkedHashMap<>();
    inner()
        .ifPresent(
            inner -> {
              out.put("inner.precision", inner.precision());
              out.put("inner.recall", inner.recall());
              out.put("inner.f1", inner.f1());
            });
    speakerOfFound()
        .ifPresent(
            speaker -> {
              out.put("speaker_of_found.precision", speaker.precision());
              out.put("speaker_of_found.recall", speaker.recall());
            });
    List<Calibration.Answer> answers = answers();
    if (!answers.isEmpty()) {
      Calibration calibration = Calibration.of(answers);
      out.put("calibration.error", calibration.error());
      out.put("calibration.largest_error", calibration.largestError());
    }
    return out;
  }

  /** The same as JSON, without the single errors. */
  ObjectNode json() {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    inner().ifPresent(inner -> out.set("inner", inner.json()));
    speakerOfFound().ifPresent(speaker -> out.set("speaker_of_found", speaker.json()));
    ObjectNode cues = JsonNodeFactory.instance.objectNode();
    recallByCue()
        .forEach(
            (band, recall) ->
                cues.putObject(band.label()).put("gold", recall.gold).put("found", recall.found));
    if (!cues.isEmpty()) {
      out.set("by_cue_frequency", cues);
    }
    ObjectNode errors = out.putObject("errors");
    errors().forEach((error, count) -> errors.put(error.label(), count));
    out.set("calibration", Calibration.of(answers()).json());
    return out;
  }
}
