package org.onrecord.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.fs.FileUtil;
import org.onrecord.evaluate.Bootstrap;
import org.onrecord.evaluate.Evaluation;
import org.onrecord.evaluate.EvaluationResult;
import org.onrecord.evaluate.Gold;
import org.onrecord.evaluate.Predictor;
import org.onrecord.evaluate.Predictors;
import org.onrecord.evaluate.QualityPage;
import org.onrecord.evaluate.Regression;
import org.onrecord.evaluate.ResultTable;
import org.onrecord.run.UserError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code evaluate}: measures what the job finds against what people annotated. Only topics need a
 * Spark session.
 */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Measure what the job finds against what people annotated.",
    subcommands = {
      EvaluateCommand.Statements.class,
      EvaluateCommand.TargetSentiment.class,
      EvaluateCommand.Relations.class,
      EvaluateCommand.Entities.class,
      EvaluateCommand.SameUtterances.class,
      EvaluateTopicsCommand.class,
      EvaluateCommand.All.class
    })
final class EvaluateCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new UserError(
        "evaluate what? statements, sentiment, relations, entities, utterances, topics or all; see onrecord evaluate --help");
  }

  /** The two files of every evaluation. */
  static final class GoldAndOutput {
    @Option(
        names = "--gold",
        required = true,
        paramLabel = "FILE",
        description = "What people annotated, JSON Lines.")
    private Path gold;

    @Option(
        names = "--output",
        required = true,
        paramLabel = "DIR",
        description = "Where predictions.jsonl and metrics.json go.")
    private Path output;

    Path gold() {
      return readable(gold);
    }

    Path output() {
      return usable(output);
    }
  }

  /** Where the texts are that the gold leaves out. */
  static final class Texts {
    @Option(
        names = "--texts",
        split = ",",
        paramLabel = "FILE",
        description = "The stories' texts, where the gold has ids and offsets alone.")
    private List<Path> texts = List.of();

    List<Path> files() {
      texts.forEach(EvaluateCommand::readable);
      return texts;
    }
  }

  /** What of a collection of labels the reader has learnt from. */
  static final class Learnt {
    @Option(
        names = "--learnt-from",
        paramLabel = "FILE",
        description =
            "Items that the reader learnt from: the figures of other texts are told as well.")
    private Path learntFrom;

    Optional<Path> file() {
      return EvaluateCommand.file(learntFrom);
    }
  }

  /** Who said what. */
  @Command(
      name = "statements",
      mixinStandardHelpOptions = true,
      description =
          "Who said what: writes predictions.jsonl, errors.jsonl and metrics.json, prints the figures.")
  static final class Statements implements Callable<Integer> {
    @Mixin private GoldAndOutput files;

    @Mixin private Texts texts;

    @Option(
        names = "--learnt-from",
        paramLabel = "FILE",
        description =
            "Annotated stories that the reader learnt from: recall is told by how often it met a cue there.")
    private Path learntFrom;

    @Override
    public Integer call() {
      return print(
          statements(new Gold(files.gold(), texts.files(), file(learntFrom)), files.output()));
    }
  }

  /** Sentiment towards a target. */
  @Command(
      name = "sentiment",
      mixinStandardHelpOptions = true,
      description =
          "Sentiment towards a target: writes predictions.jsonl and metrics.json, prints the figures.")
  static final class TargetSentiment implements Callable<Integer> {
    @Mixin private GoldAndOutput files;
    @Mixin private Texts texts;
    @Mixin private Learnt learnt;

    @Override
    public Integer call() {
      return print(sentiment(new Gold(files.gold(), texts.files(), learnt.file()), files.output()));
    }
  }

  /** Directed sentiment between two. */
  @Command(
      name = "relations",
      mixinStandardHelpOptions = true,
      description =
          "Sentiment of one towards another: writes predictions.jsonl and metrics.json, prints the figures.")
  static final class Relations implements Callable<Integer> {
    @Mixin private GoldAndOutput files;
    @Mixin private Learnt learnt;

    @Override
    public Integer call() {
      return print(relations(new Gold(files.gold(), List.of(), learnt.file()), files.output()));
    }
  }

  /** Named entities. */
  @Command(
      name = "entities",
      mixinStandardHelpOptions = true,
      description =
          "Named entities: writes predictions.jsonl and metrics.json, prints the figures.")
  static final class Entities implements Callable<Integer> {
    @Mixin private GoldAndOutput files;

    @Override
    public Integer call() {
      return print(Evaluation.entities(files.gold(), Predictors.entities(), files.output()));
    }
  }

  /** Which statements report one utterance. */
  @Command(
      name = "utterances",
      mixinStandardHelpOptions = true,
      description =
          "Whether two statements report one utterance: writes predictions.jsonl and metrics.json, prints the figures.")
  static final class SameUtterances implements Callable<Integer> {
    @Mixin private GoldAndOutput files;
    @Mixin private Texts texts;

    @Override
    public Integer call() {
      if (texts.files().isEmpty()) {
        throw new UserError("--texts is missing: the gold has ids and offsets of stories alone");
      }
      return print(
          utterances(new Gold(files.gold(), texts.files(), Optional.empty()), files.output()));
    }
  }

  private static EvaluationResult statements(Gold gold, Path output) {
    return Evaluation.statements(
        gold,
        new Predictor<>(Evaluation.SYSTEM, Predictors.statements()),
        List.of(),
        Bootstrap.STANDARD,
        output);
  }

  private static EvaluationResult sentiment(Gold gold, Path output) {
    return Evaluation.sentiment(
        gold,
        new Predictor<>(Evaluation.SYSTEM, Predictors.sentiment()),
        List.of(new Predictor<>(Evaluation.LEXICON, Predictors.lexiconSentiment())),
        Bootstrap.STANDARD,
        output);
  }

  private static EvaluationResult relations(Gold gold, Path output) {
    return Evaluation.relations(
        gold,
        new Predictor<>(Evaluation.SYSTEM, Predictors.relations()),
        List.of(new Predictor<>(Evaluation.LEXICON, Predictors.lexiconRelations())),
        Bootstrap.STANDARD,
        output);
  }

  private static EvaluationResult utterances(Gold gold, Path output) {
    return Evaluation.utterances(
        gold,
        new Predictor<>(Evaluation.SYSTEM, Predictors.utterances()),
        List.of(new Predictor<>(Evaluation.SAME_WORDS, Predictors.sameWords())),
        Bootstrap.STANDARD,
        output);
  }

  private static int print(EvaluationResult result) {
    System.out.print(ResultTable.of(result));
    return OnRecord.OK;
  }

  /** All regressions, and the page of their figures. */
  @Command(
      name = "all",
      mixinStandardHelpOptions = true,
      description =
          "Run every eval/*.yaml; compare with the figures it expects; write docs/quality.md.")
  static final class All implements Callable<Integer> {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "The directory that holds the collections (gold/…).")
    private Path data;

    @Option(
        names = "--regressions",
        paramLabel = "DIR",
        defaultValue = "eval",
        description = "The directory of *.yaml. Default: ${DEFAULT-VALUE}.")
    private Path regressions;

    @Option(names = "--docs", paramLabel = "DIR", description = "Write quality.md there.")
    private Path docs;

    @Option(
        names = "--output",
        paramLabel = "DIR",
        description = "Keep predictions and metrics there; else they are not kept.")
    private Path output;

    @Option(
        names = "--accept",
        description = "Write the measured figures into *.yaml as what is expected from now on.")
    private boolean accept;

    @Override
    public Integer call() throws IOException {
      if (output != null) {
        return evaluate(usable(output));
      }
      Path place = Files.createTempDirectory("onrecord-evaluate");
      try {
        return evaluate(place);
      } finally {
        FileUtil.fullyDelete(place.toFile());
      }
    }

    private int evaluate(Path place) throws IOException {
      List<QualityPage.Measured> measured = new ArrayList<>();
      boolean asExpected = true;
      List<Regression> all = Regression.loadAll(regressions);
      // Each has a reader of its own.
      List<EvaluationResult> results =
          all.parallelStream()
              .map(regression -> run(regression, place.resolve(regression.collection())))
              .toList();
      for (int i = 0; i < all.size(); i++) {
        Regression regression = all.get(i);
        EvaluationResult result = results.get(i);
        System.out.print(ResultTable.of(result));
        Map<String, Double> figures = result.figures();
        if (accept) {
          Files.writeString(
              regressions.resolve(regression.collection() + ".yaml"),
              regression.withMeasured(figures).yaml());
        } else {
          for (Regression.Deviation deviation : regression.deviations(figures)) {
            asExpected = false;
            OnRecord.complain(
                String.format(
                    Locale.ROOT,
                    "%s: %s is %.4f, expected %.4f ± %.4f",
                    regression.collection(),
                    deviation.figure(),
                    deviation.measured(),
                    deviation.expected(),
                    deviation.tolerance()));
          }
        }
        measured.add(new QualityPage.Measured(regression, result));
      }
      if (docs != null) {
        Files.createDirectories(docs);
        Files.writeString(docs.resolve("quality.md"), QualityPage.markdown(measured));
      }
      return asExpected ? OnRecord.OK : OnRecord.REFUSED;
    }

    private EvaluationResult run(Regression regression, Path place) {
      Gold gold =
          new Gold(
              found(regression.gold()),
              regression.texts().stream().map(this::found).toList(),
              regression.learntFrom().map(data::resolve).map(EvaluateCommand::readable));
      return switch (regression.evaluate()) {
        case STATEMENTS -> statements(gold, place);
        case SENTIMENT -> sentiment(gold, place);
        case RELATIONS -> relations(gold, place);
        case UTTERANCES -> utterances(gold, place);
        case ENTITIES -> Evaluation.entities(gold.file(), Predictors.entities(), place);
        case TOPICS ->
            throw new UserError(
                regression.collection()
                    + ": topics are evaluated by evaluate topics and bench/topics");
      };
    }

    /** Among the regressions, else among the collections. */
    private Path found(String name) {
      Path ours = regressions.resolve(name);
      return readable(Files.exists(ours) ? ours : data.resolve(name));
    }
  }

  private static Optional<Path> file(Path given) {
    return Optional.ofNullable(given).map(EvaluateCommand::readable);
  }

  /** A file that the user named. */
  static Path readable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new UserError("the file cannot be read: " + file);
    }
    return file;
  }

  /** A directory to write to that the user named; it need not be there. */
  static Path usable(Path directory) {
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new UserError("the output is a file, not a directory: " + directory);
    }
    return directory;
  }
}
