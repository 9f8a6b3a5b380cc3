package org.onrecord.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of {@code eval/}: a collection, what to evaluate on it, and what each figure should come
 * to. Code runs these files and writes the page of figures from them, so that no figure in the docs
 * is typed (the way of Anserini's regressions).
 *
 * @param collection its short name, which is the file's name too
 * @param title its name for people
 * @param evaluate what is evaluated
 * @param gold the gold file, relative to the regressions' directory if it is there, else to the
 *     data directory
 * @param texts the files with the texts of what the project annotated by ids and offsets alone,
 *     relative likewise; commas part them in the file
 * @param learntFrom what the reader learnt from, relative to the data directory: the recall of
 *     statements is told by how often it met a cue there, labels on other texts alone as well
 * @param diagnosis whether the page tells the errors and how far confidence can be believed; not of
 *     statements whose gold leaves some out
 * @param own what the project annotated itself: its confidences are judged by all of that
 * @param earlier names the system of the figures' {@code earlier}
 * @param note what one should know of the collection to read its figures; Markdown, may be empty
 * @param figures what is expected of each figure, by the path of {@link Scores#figures}; in the
 *     order of the file
 */
public record Regression(
    String collection,
    String title,
    Task evaluate,
    String gold,
    List<String> texts,
    Optional<String> learntFrom,
    boolean diagnosis,
    Own own,
    Optional<String> earlier,
    String note,
    Map<String, Expectation> figures) {
  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private static final Set<String> KEYS =
      Set.of(
          "collection",
          "title",
          "evaluate",
          "gold",
          "texts",
          "learnt_from",
          "diagnosis",
          "own",
          "earlier",
          "note",
          "figures");
  private static final Set<String> FIGURE_KEYS =
      Set.of("expected", "tolerance", "reach", "aim", "earlier", "published");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_./,-]*");

  private static final String HEADER =
      """
      # A regression: `./onrecord evaluate all --data DIR --docs docs` runs it and writes its figures into
      # docs/quality.md. "expected" is what was measured last on purpose; "reach" and "aim" are our goals.
      """;

  /** Copies the collections, in their order. */
  public Regression {
    texts = List.copyOf(texts);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  /** What of a collection's annotation is the project's own, and judges its confidences. */
  public enum Own {
    /** Others annotated it. */
    NOTHING,
    /** Statements and speakers. */
    STATEMENTS,
    /** Speakers alone: the reader learnt from the statements, which therefore judge nothing. */
    SPEAKERS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A figure that is not what was expected. */
  public record Deviation(String figure, double expected, double tolerance, double measured) {}

  /**
   * All regressions of a directory: its {@code .yaml} files by name.
   *
   * @throws MalformedFileException naming the file and the key
   */
  public static List<Regression> loadAll(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".yaml"))
          .sorted()
          .map(Regression::load)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + directory + ": " + e.getMessage(), e);
    }
  }

  /**
   * One regression.
   *
   * @throws MalformedFileException naming the file and the key
   */
  public static Regression load(Path file) {
    try {
      Regression regression = parse(YAML.readTree(Files.readString(file)));
      if (!file.getFileName().toString().equals(regression.collection + ".yaml")) {
        throw new IllegalArgumentException(
            "collection: \"" + regression.collection + "\" is not the file's name");
      }
      return regression;
    } catch (JsonProcessingException e) {
      throw MalformedFileException.in(
          file,
          "no YAML, at line "
              + (e.getLocation() == null ? "?" : e.getLocation().getLineNr())
              + ": "
              + e.getOriginalMessage(),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw MalformedFileException.in(file, e.getMessage(), e);
    }
  }

  private static Regression parse(JsonNode root) {
    onlyKeys("", Fields.object(root), KEYS);
    List<String> texts =
        Fields.optionalText(root, "texts")
            .map(files -> List.of(files.split(",")))
            .orElse(List.of());
    Optional<String> learntFrom = Fields.optionalText(root, "learnt_from");
    String gold = Fields.text(root, "gold");
    relative("gold", gold);
    texts.forEach(path -> relative("texts", path));
    learntFrom.ifPresent(path -> relative("learnt_from", path));
    Task task;
    try {
      task = Task.of(Fields.text(root, "evaluate"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("evaluate: " + e.getMessage(), e);
    }
    JsonNode list = root.get("figures");
    if (list == null || !list.isObject() || list.isEmpty()) {
      throw new IllegalArgumentException("figures: names no figure");
    }
    Map<String, Expectation> figures = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> figure : list.properties()) {
      figures.put(figure.getKey(), expectation("figures." + figure.getKey(), figure.getValue()));
    }
    String collection = Fields.text(root, "collection");
    return new Regression(
        collection,
        Fields.optionalText(root, "title").orElse(collection),
        task,
        gold,
        texts,
        learntFrom,
        flag(root, "diagnosis"),
        own(root),
        Fields.optionalText(root, "earlier"),
        Fields.optionalText(root, "note").orElse("").strip(),
        figures);
  }

  private static boolean flag(JsonNode root, String key) {
    JsonNode node = root.path(key);
    if (!node.isMissingNode() && !node.isBoolean()) {
      throw new IllegalArgumentException(key + ": neither true nor false: " + Fields.shown(node));
    }
    return node.asBoolean();
  }

  private static Own own(JsonNode root) {
    JsonNode node = root.path("own");
    if (node.isMissingNode()) {
      return Own.NOTHING;
    }
    for (Own own : List.of(Own.STATEMENTS, Own.SPEAKERS)) {
      if (own.word().equals(node.asText())) {
        return own;
      }
    }
    throw new IllegalArgumentException(
        "own: neither statements nor speakers: " + Fields.shown(node));
  }

  private static void relative(String key, String file) {
    Path path = Path.of(file);
    if (path.isAbsolute() || path.normalize().startsWith("..")) {
      throw new IllegalArgumentException(
          key + ": \"" + file + "\" is not relative to the data directory");
    }
  }

  private static Expectation expectation(String key, JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException(
          key + ": needs at least {tolerance: …}, not " + Fields.shown(node));
    }
    onlyKeys(key + ".", node, FIGURE_KEYS);
    OptionalDouble tolerance = number(key, node, "tolerance");
    if (tolerance.isEmpty()) {
      throw new IllegalArgumentException(key + ".tolerance: is missing");
    }
    try {
      return new Expectation(
          number(key, node, "expected"),
          tolerance.getAsDouble(),
          number(key, node, "reach"),
          number(key, node, "aim"),
          number(key, node, "earlier"),
          Fields.optionalText(node, "published"));
    } catch (IllegalArgumentException e) {
      throw e.getMessage().startsWith(key)
          ? e
          : new IllegalArgumentException(key + ".tolerance: " + e.getMessage(), e);
    }
  }

  private static OptionalDouble number(String key, JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException(
          key + "." + name + ": not a number: " + Fields.shown(node));
    }
    return OptionalDouble.of(node.doubleValue());
  }

  private static void onlyKeys(String prefix, JsonNode object, Set<String> known) {
    object
        .fieldNames()
        .forEachRemaining(
            key -> {
              if (!known.contains(key)) {
                throw new IllegalArgumentException(
                    prefix + key + ": no such key; there are " + new TreeSet<>(known));
              }
            });
  }

  /**
   * The figures that are not what was expected, in the order of the file.
   *
   * @throws IllegalArgumentException if a figure of the file was not measured
   */
  public List<Deviation> deviations(Map<String, Double> measured) {
    List<Deviation> deviations = new ArrayList<>();
    figures.forEach(
        (figure, expectation) -> {
          double value = measured(figure, measured);
          if (expectation.isMissedBy(value)) {
            deviations.add(
                new Deviation(
                    figure, expectation.expected().getAsDouble(), expectation.tolerance(), value));
          }
        });
    return List.copyOf(deviations);
  }

  /**
   * The same regression expecting what was measured. {@link #yaml} writes it back.
   *
   * @throws IllegalArgumentException if a figure of the file was not measured
   */
  public Regression withMeasured(Map<String, Double> measured) {
    Map<String, Expectation> updated = new LinkedHashMap<>();
    figures.forEach(
        (figure, expectation) ->
            updated.put(figure, expectation.withExpected(measured(figure, measured))));
    return new Regression(
        collection,
        title,
        evaluate,
        gold,
        texts,
        learntFrom,
        diagnosis,
        own,
        earlier,
        note,
        updated);
  }

  double measured(String figure, Map<String, Double> measured) {
    Double value = measured.get(figure);
    if (value == null) {
      throw new IllegalArgumentException(
          collection
              + ": the figure \""
              + figure
              + "\" was not measured; there are "
              + measured.keySet());
    }
    return value;
  }

  /** The file's text. What {@link #load} reads of it is this regression; the layout is fixed. */
  public String yaml() {
    StringBuilder out = new StringBuilder(HEADER);
    out.append("collection: ").append(scalar(collection)).append('\n');
    out.append("title: ").append(scalar(title)).append('\n');
    out.append("evaluate: ").append(evaluate.label()).append('\n');
    out.append("gold: ").append(scalar(gold)).append('\n');
    if (!texts.isEmpty()) {
      out.append("texts: ").append(scalar(String.join(",", texts))).append('\n');
    }
    learntFrom.ifPresent(path -> out.append("learnt_from: ").append(scalar(path)).append('\n'));
    if (diagnosis) {
      out.append("diagnosis: true\n");
    }
    if (own != Own.NOTHING) {
      out.append("own: ").append(own.word()).append('\n');
    }
    earlier.ifPresent(name -> out.append("earlier: ").append(scalar(name)).append('\n'));
    if (!note.isEmpty()) {
      out.append("note: |\n");
      note.lines().forEach(line -> out.append(("  " + line).stripTrailing()).append('\n'));
    }
    out.append("figures:\n");
    figures.forEach(
        (figure, expectation) -> {
          out.append("  ").append(scalar(figure)).append(":\n");
          line(out, "expected", expectation.expected());
          line(out, "tolerance", OptionalDouble.of(expectation.tolerance()));
          line(out, "reach", expectation.reach());
          line(out, "aim", expectation.aim());
          line(out, "earlier", expectation.earlier());
          expectation
              .published()
              .ifPresent(text -> out.append("    published: ").append(scalar(text)).append('\n'));
        });
    return out.toString();
  }

  private static void line(StringBuilder out, String key, OptionalDouble value) {
    value.ifPresent(
        number ->
            out.append("    ")
                .append(key)
                .append(": ")
                .append(BigDecimal.valueOf(number).toPlainString())
                .append('\n'));
  }

  /** A text as YAML has it: bare where that is safe, else quoted as in JSON. */
  private static String scalar(String text) {
    return PLAIN.matcher(text).matches() ? text : TextNode.valueOf(text).toString();
  }
}
