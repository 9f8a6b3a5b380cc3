package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.onrecord.text.Span;

/**
 * Runs a system over a gold file. Writes {@code predictions.jsonl}, in the format of the gold, and
 * {@code metrics.json}: what score.py prints for the two files, followed by {@code kind} (what was
 * evaluated), {@code system}, {@code floors}, {@code intervals} and, of statements and labels,
 * {@code diagnosis}.
 *
 * <p>Predictions are written as they are made; of a document counts are kept, and of its statements
 * the spans.
 */
public final class Evaluation {
  /** What a system is called that was not given a name. */
  public static final String SYSTEM = "onrecord";

  /** The floor of statements, {@link SaidPattern}. */
  public static final String SAID_PATTERN = "said-pattern";

  /** The floor of labels: the commonest label of the gold, always. */
  public static final String MAJORITY = "majority";

  /** The floor of labels that knows words alone, VADER's. */
  public static final String LEXICON = "lexicon";

  /** The floor of utterances: those of the same words. */
  public static final String SAME_WORDS = "same-words";

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Evaluation() {}

  /** Who said what, with the standard bootstrap. */
  public static EvaluationResult statements(
      Path gold, Function<GoldDocument, List<Attribution>> reader, Path outputDirectory) {
    return statements(
        Gold.of(gold),
        new Predictor<>(SYSTEM, reader),
        List.of(),
        Bootstrap.STANDARD,
        outputDirectory);
  }

  /**
   * Who said what. The said-pattern floor is always there. Also writes {@code errors.jsonl}: each
   * statement that is wrong, with the annotators' spans and ours.
   *
   * @param gold what people annotated
   * @param system finds the attributions of a document; not to look at the gold ones
   * @param floors further ones
   * @param bootstrap over documents
   * @param outputDirectory made if it is not there
   * @throws MalformedFileException naming the file and the line
   * @throws IllegalStateException if the system finds a span outside the text
   */
  public static EvaluationResult statements(
      Gold gold,
      Predictor<GoldDocument, List<Attribution>> system,
      List<Predictor<GoldDocument, List<Attribution>>> floors,
      Bootstrap bootstrap,
      Path outputDirectory) {
    Path predictions = predictions(outputDirectory);
    List<Predictor<GoldDocument, List<Attribution>>> allFloors = new ArrayList<>();
    allFloors.add(
        new Predictor<>(
            SAID_PATTERN, (GoldDocument document) -> SaidPattern.read(document.text())));
    allFloors.addAll(floors);
    List<StatementCounts> ours = new ArrayList<>();
    List<StatementJudgement> judgements = new ArrayList<>();
    Map<String, List<StatementCounts>> theirs = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    try (Stream<GoldDocument> documents = gold.statements();
        JsonLines.Writer out = JsonLines.write(predictions)) {
      documents.forEach(
          document -> {
            once(gold.file(), ids, document.id());
            List<Attribution> found = document.comparable(system.predict().apply(document));
            checkInside(document, found);
            out.add(new StatementPrediction(document.id(), found).json());
            StatementMatches pairs = StatementMatches.of(document, found);
            ours.add(StatementCounts.of(pairs));
            judgements.addAll(StatementJudgement.of(pairs));
            for (Predictor<GoldDocument, List<Attribution>> floor : allFloors) {
              List<Attribution> least = document.comparable(floor.predict().apply(document));
              theirs
                  .computeIfAbsent(floor.name(), name -> new ArrayList<>())
                  .add(StatementCounts.of(document, least));
            }
          });
    }
    notEmpty(gold.file(), ours);
    StatementDiagnosis diagnosis =
        new StatementDiagnosis(judgements, gold.learntFrom().map(CueFrequencies::of));
    try (JsonLines.Writer out = JsonLines.write(outputDirectory.resolve("errors.jsonl"))) {
      diagnosis.wrong().forEach(judgement -> out.add(judgement.json()));
    }
    Map<String, Scores> floorScores = new LinkedHashMap<>();
    theirs.forEach((name, counts) -> floorScores.put(name, StatementScores.of(counts)));
    return finish(
        new Outcome(
            Task.STATEMENTS,
            system.name(),
            StatementScores.of(ours),
            floorScores,
            Optional.of(diagnosis),
            Optional.empty()),
        bootstrap,
        ours.size(),
        times -> StatementScores.ofSample(ours, times),
        outputDirectory);
  }

  /** Sentiment towards a target, with the standard bootstrap. */
  public static EvaluationResult sentiment(
      Path gold, Function<GoldTarget, LabelPrediction> predictor, Path outputDirectory) {
    return sentiment(
        Gold.of(gold),
        new Predictor<>(SYSTEM, predictor),
        List.of(),
        Bootstrap.STANDARD,
        outputDirectory);
  }

  /**
   * Sentiment towards a target. The majority floor is always there.
   *
   * @param gold {@link GoldTarget}s
   * @param system labels an item; not to look at its gold label
   * @param floors further ones
   * @param bootstrap over items
   * @param outputDirectory made if it is not there
   * @throws MalformedFileException naming the file and the line
   */
  public static EvaluationResult sentiment(
      Gold gold,
      Predictor<GoldTarget, LabelPrediction> system,
      List<Predictor<GoldTarget, LabelPrediction>> floors,
      Bootstrap bootstrap,
      Path outputDirectory) {
    try (Stream<GoldTarget> items = gold.targets()) {
      return labels(Task.SENTIMENT, gold, items, system, floors, bootstrap, outputDirectory);
    }
  }

  /** Directed sentiment between two entities, with the standard bootstrap. */
  public static EvaluationResult relations(
      Path gold, Function<GoldPair, LabelPrediction> predictor, Path outputDirectory) {
    return relations(
        Gold.of(gold),
        new Predictor<>(SYSTEM, predictor),
        List.of(),
        Bootstrap.STANDARD,
        outputDirectory);
  }

  /**
   * Directed sentiment between two entities. The majority floor is always there.
   *
   * @param gold {@link GoldPair}s
   * @param system labels an item; not to look at its gold label
   * @param floors further ones
   * @param bootstrap over items
   * @param outputDirectory made if it is not there
   * @throws MalformedFileException naming the file and the line
   */
  public static EvaluationResult relations(
      Gold gold,
      Predictor<GoldPair, LabelPrediction> system,
      List<Predictor<GoldPair, LabelPrediction>> floors,
      Bootstrap bootstrap,
      Path outputDirectory) {
    try (Stream<GoldPair> items = gold.pairs()) {
      return labels(Task.RELATIONS, gold, items, system, floors, bootstrap, outputDirectory);
    }
  }

  /**
   * Whether two statements report one utterance. The majority floor is always there.
   *
   * @param gold {@link GoldReports}, with the files of the stories' texts
   * @param system labels a pair; not to look at its gold label
   * @param floors further ones
   * @param bootstrap over pairs
   * @param outputDirectory made if it is not there
   * @throws MalformedFileException naming the file and the line
   */
  public static EvaluationResult utterances(
      Gold gold,
      Predictor<GoldReports, LabelPrediction> system,
      List<Predictor<GoldReports, LabelPrediction>> floors,
      Bootstrap bootstrap,
      Path outputDirectory) {
    try (Stream<GoldReports> items = gold.reports()) {
      return labels(Task.UTTERANCES, gold, items, system, floors, bootstrap, outputDirectory);
    }
  }

  private static <I extends GoldLabelled> EvaluationResult labels(
      Task task,
      Gold gold,
      Stream<I> items,
      Predictor<I, LabelPrediction> system,
      List<Predictor<I, LabelPrediction>> floors,
      Bootstrap bootstrap,
      Path outputDirectory) {
    Set<String> learnt = gold.learntTexts();
    List<LabelScores.Item> ours = new ArrayList<>();
    List<LabelScores.Item> unseen = new ArrayList<>();
    List<Calibration.Answer> answers = new ArrayList<>();
    Map<String, List<LabelScores.Item>> theirs = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    try (JsonLines.Writer out = JsonLines.write(predictions(outputDirectory))) {
      items.forEach(
          item -> {
            once(gold.file(), ids, item.id());
            LabelPrediction prediction = system.predict().apply(item);
            out.add(prediction.json(item.id()));
            LabelScores.Item labelled =
                new LabelScores.Item(item.label(), Optional.of(prediction.label()));
            ours.add(labelled);
            if (!learnt.contains(item.text())) {
              unseen.add(labelled);
            }
            Double stated = prediction.scores().get(prediction.label());
            if (stated != null) {
              answers.add(new Calibration.Answer(stated, prediction.label().equals(item.label())));
            }
            for (Predictor<I, LabelPrediction> floor : floors) {
              theirs
                  .computeIfAbsent(floor.name(), name -> new ArrayList<>())
                  .add(
                      new LabelScores.Item(
                          item.label(), Optional.of(floor.predict().apply(item).label())));
            }
          });
    }
    notEmpty(gold.file(), ours);
    Map<String, Scores> floorScores = new LinkedHashMap<>();
    Optional<String> majority = Optional.of(majority(ours));
    floorScores.put(
        MAJORITY,
        LabelScores.of(
            ours.stream().map(item -> new LabelScores.Item(item.gold(), majority)).toList()));
    theirs.forEach((name, labelled) -> floorScores.put(name, LabelScores.of(labelled)));
    return finish(
        new Outcome(
            task,
            system.name(),
            LabelScores.of(ours),
            floorScores,
            Optional.empty(),
            Optional.of(
                new LabelDiagnosis(
                    answers.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Calibration.of(answers, LabelDiagnosis.BINS)),
                    gold.learntFrom().isEmpty() || unseen.isEmpty()
                        ? Optional.empty()
                        : Optional.of(LabelScores.of(unseen))))),
        bootstrap,
        ours.size(),
        times -> LabelScores.ofSample(ours, times),
        outputDirectory);
  }

  /** The commonest gold label; of equally common ones the first by name. */
  private static String majority(List<LabelScores.Item> items) {
    Map<String, Integer> counts = new TreeMap<>();
    items.forEach(item -> counts.merge(item.gold(), 1, Integer::sum));
    String best = items.get(0).gold();
    int most = 0;
    for (Map.Entry<String, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        best = entry.getKey();
        most = entry.getValue();
      }
    }
    return best;
  }

  /** Named entities, with the standard bootstrap. */
  public static EvaluationResult entities(
      Path gold, Function<List<List<String>>, List<List<String>>> tagger, Path outputDirectory) {
    return entities(gold, new Predictor<>(SYSTEM, tagger), Bootstrap.STANDARD, outputDirectory);
  }

  /**
   * Named entities.
   *
   * @param gold a file of {@link TaggedDocument}s
   * @param system gives each token of each sentence of a document its tag in IOB2
   * @param bootstrap over documents
   * @param outputDirectory made if it is not there
   * @throws MalformedFileException naming the file and the line
   * @throws IllegalStateException if the system does not give each token one tag
   */
  public static EvaluationResult entities(
      Path gold,
      Predictor<List<List<String>>, List<List<String>>> system,
      Bootstrap bootstrap,
      Path outputDirectory) {
    List<EntityCounts> ours = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try (Stream<TaggedDocument> documents = TaggedDocument.read(gold);
        JsonLines.Writer out = JsonLines.write(predictions(outputDirectory))) {
      documents.forEach(
          document -> {
            once(gold, ids, document.id());
            TaggedDocument tagged = tagged(document, system);
            out.add(tagged.json());
            ours.add(
                EntityCounts.of(EntityCounts.entities(document), EntityCounts.entities(tagged)));
          });
    }
    notEmpty(gold, ours);
    return finish(
        new Outcome(Task.ENTITIES, system.name(), EntityScores.of(ours), Map.of()),
        bootstrap,
        ours.size(),
        times -> EntityCounts.sum(ours, times).scores(),
        outputDirectory);
  }

  private static TaggedDocument tagged(
      TaggedDocument document, Predictor<List<List<String>>, List<List<String>>> system) {
    List<List<String>> tokens =
        document.sentences().stream().map(TaggedDocument.Sentence::tokens).toList();
    List<List<String>> tags = system.predict().apply(tokens);
    if (tags.size() != tokens.size()) {
      throw new IllegalStateException(
          system.name()
              + " tagged "
              + tags.size()
              + " of the "
              + tokens.size()
              + " sentences of "
              + document.id());
    }
    List<TaggedDocument.Sentence> sentences = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      try {
        sentences.add(new TaggedDocument.Sentence(tokens.get(i), tags.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalStateException(
            system.name() + ", document " + document.id() + ": " + e.getMessage(), e);
      }
    }
    return new TaggedDocument(document.id(), sentences);
  }

  private static Path predictions(Path outputDirectory) {
    return outputDirectory.resolve("predictions.jsonl");
  }

  private static void once(Path gold, Set<String> ids, String id) {
    // Predictions are found by id: a second one would be scored against the first.
    if (!ids.add(id)) {
      throw MalformedFileException.in(gold, "the id \"" + id + "\" is there twice", null);
    }
  }

  private static void notEmpty(Path gold, List<?> units) {
    if (units.isEmpty()) {
      throw MalformedFileException.in(gold, "nothing in it to evaluate", null);
    }
  }

  private static void checkInside(GoldDocument document, List<Attribution> found) {
    int length = document.text().codePointCount(0, document.text().length());
    for (Attribution attribution : found) {
      for (Span span : attribution.spans()) {
        if (span.end() > length) {
          throw new IllegalStateException(
              "document "
                  + document.id()
                  + " has "
                  + length
                  + " code points, but was given the span ["
                  + span.start()
                  + ", "
                  + span.end()
                  + ")");
        }
      }
    }
  }

  private record Outcome(
      Task task,
      String system,
      Scores scores,
      Map<String, Scores> floors,
      Optional<StatementDiagnosis> diagnosis,
      Optional<LabelDiagnosis> labels) {
    Outcome(Task task, String system, Scores scores, Map<String, Scores> floors) {
      this(task, system, scores, floors, Optional.empty(), Optional.empty());
    }
  }

  private static EvaluationResult finish(
      Outcome outcome,
      Bootstrap bootstrap,
      int units,
      Function<int[], Scores> sample,
      Path outputDirectory) {
    Map<String, Interval> drawn =
        units >= Bootstrap.ENOUGH_UNITS
            ? Map.of()
            : bootstrap.intervals(units, times -> sample.apply(times).figures());
    Map<String, Interval> intervals = new LinkedHashMap<>();
    // In the order of the figures: a sample may have met them in another one.
    for (String figure : outcome.scores.figures().keySet()) {
      Interval interval = drawn.get(figure);
      if (interval != null) {
        intervals.put(figure, interval);
      }
    }
    EvaluationResult result =
        new EvaluationResult(
            outcome.task,
            outcome.system,
            units,
            outcome.scores,
            outcome.floors,
            intervals,
            outcome.diagnosis,
            outcome.labels,
            predictions(outputDirectory),
            outputDirectory.resolve("metrics.json"));
    try {
      Files.writeString(
          result.metrics(), MAPPER.writeValueAsString(json(result, bootstrap)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + result.metrics() + ": " + e.getMessage(), e);
    }
    return result;
  }

  private static ObjectNode json(EvaluationResult result, Bootstrap bootstrap) {
    ObjectNode out = result.scores().json();
    out.put("kind", result.task().label()).put("system", result.system());
    ObjectNode floors = out.putObject("floors");
    result.floors().forEach((name, scores) -> floors.set(name, scores.json()));
    ObjectNode intervals = JsonNodeFactory.instance.objectNode();
    result
        .intervals()
        .forEach(
            (figure, interval) ->
                intervals.putArray(figure).add(interval.low()).add(interval.high()));
    out.putObject("intervals")
        .put("level", 0.95)
        .put("resamples", bootstrap.resamples())
        .put("seed", bootstrap.seed())
        .set("figures", intervals);
    result.diagnosis().ifPresent(diagnosis -> out.set("diagnosis", diagnosis.json()));
    result.labels().ifPresent(diagnosis -> out.set("diagnosis", diagnosis.json()));
    return out;
  }
}
