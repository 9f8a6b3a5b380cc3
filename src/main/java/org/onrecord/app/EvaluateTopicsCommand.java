package org.onrecord.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.onrecord.run.Messages;
import org.onrecord.run.UserError;
import org.onrecord.step.TopicEvaluation;
import org.onrecord.topic.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code evaluate topics}: how coherent, distinct and stable the topics of a corpus are. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    description =
        "Coherence, diversity, stability and label agreement of topics: writes topics.json and metrics.json, prints the figures.")
final class EvaluateTopicsCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "FILE",
      description =
          "Documents, JSON Lines, each with tokens (or a text), and with an id and a label where it has them.")
  private Path corpus;

  @Option(
      names = "--topics",
      required = true,
      paramLabel = "N",
      description = "How many topics, from 2 on.")
  private int topics;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Seed of the topics that are written; the two numbers behind it are tried for stability. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where topics.json and metrics.json go.")
  private Path output;

  @Override
  public Integer call() throws IOException {
    if (topics < 2) {
      throw new UserError("--topics must be 2 or more: " + topics);
    }
    EvaluateCommand.usable(output);
    Sessions.refuseOtherSparks();
    List<TopicEvaluation.Document> documents = documents();
    try (Sessions.Lease session = Sessions.open("onrecord evaluate topics")) {
      TopicEvaluation evaluation = new TopicEvaluation(session.spark(), documents);
      TopicEvaluation.Result result = evaluation.run(topics, seed);
      evaluation.write(result.first(), output);
      TopicEvaluation.writeMetrics(result, output);
      for (Map.Entry<String, Double> figure : result.scores().figures().entrySet()) {
        print(figure.getKey(), figure.getValue());
      }
      print("stability", result.stability());
      print("cpu_seconds", result.first().cpuSeconds());
      return OnRecord.OK;
    } catch (IllegalArgumentException e) {
      throw new UserError(corpus + ": " + e.getMessage());
    }
  }

  private static void print(String figure, double value) {
    System.out.println(String.format(Locale.ROOT, "%-12s %8.3f", figure, value));
  }

  private List<TopicEvaluation.Document> documents() throws IOException {
    Terms terms = TopicEvaluation.terms();
    List<TopicEvaluation.Document> documents = new ArrayList<>();
    List<String> lines = Files.readAllLines(EvaluateCommand.readable(corpus));
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        documents.add(document(lines.get(i), i + 1, terms));
      }
    }
    if (documents.isEmpty()) {
      throw new UserError(corpus + ": no document in it");
    }
    return documents;
  }

  private TopicEvaluation.Document document(String line, int number, Terms terms) {
    try {
      JsonNode object = JSON.readTree(line);
      List<String> tokens = new ArrayList<>();
      if (object.path("tokens").isArray()) {
        object.get("tokens").forEach(token -> tokens.add(token.asText()));
      } else if (object.path("text").isTextual()) {
        tokens.addAll(terms.lemmas(object.get("text").asText()));
      } else {
        throw new UserError(corpus + " line " + number + ": neither tokens nor a text");
      }
      return new TopicEvaluation.Document(
          object.path("id").asText("line-" + number),
          tokens,
          object.path("label").isTextual() ? object.get("label").asText() : null);
    } catch (IOException e) {
      throw new UserError(corpus + " line " + number + ": no JSON (" + Messages.firstLine(e) + ")");
    }
  }
}
