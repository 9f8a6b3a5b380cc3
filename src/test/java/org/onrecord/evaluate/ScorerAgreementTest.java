package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.SharedData;
import org.onrecord.text.Span;

/** Holds our figures to those of the independent scorer, which counts in its own way. */
class ScorerAgreementTest {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  /** What tokens, quotations and names are made of, with what the two languages may see apart. */
  private static final List<String> PIECES =
      List.of(
          "said",
          "Xi",
          "Jinping",
          "Mr.",
          "the",
          "ministre",
          "straße",
          "STRASSE",
          "ΣΊΣΥΦΟΣ",
          "σίσυφος",
          "😀",
          "👩‍👩‍👧",
          "e\u0301",
          "n\u0303o",
          "\u0301",
          "“",
          "”",
          "\"",
          "''",
          "``",
          "’’",
          "‘‘",
          "’",
          "«",
          "»",
          "中国",
          "日本語",
          "北京。",
          "x²",
          "①",
          "Ⅳ",
          "½",
          "٣",
          "snake_case",
          "_",
          "__",
          "don't",
          ",",
          ".",
          "—",
          "\u00A0",
          "\u2003",
          "\u200B",
          "\u001C",
          "\u0085",
          "\n\n",
          "\n",
          "\t",
          "𝒳",
          "𠮷",
          "ﬁ",
          "İstanbul",
          "ı",
          "a\u0308",
          "#",
          "€5",
          "-",
          "(",
          ")");

  @TempDir Path directory;

  @Test
  void wordsAndSpacesAreThoseOfPython() {
    String known = sortedOut(codePoint -> Character.getType(codePoint) != Character.UNASSIGNED);
    String theirs =
        SharedData.python(
            "-c",
            "import re\n"
                + "print(''.join('w' if re.match(r'\\w', chr(c)) else 's' if re.match(r'\\s', chr(c))"
                + " else 'o' for c in range(0x110000)))");
    String ours = sortedOut(codePoint -> true);
    // Python may know characters of a newer Unicode than this Java.
    StringBuilder different = new StringBuilder();
    for (int c = 0; c < ours.length(); c++) {
      if (known.charAt(c) != 'u' && ours.charAt(c) != theirs.charAt(c)) {
        different.append(Integer.toHexString(c)).append(' ');
      }
    }
    assertThat(different.toString()).isEmpty();
  }

  private static String sortedOut(java.util.function.IntPredicate known) {
    StringBuilder out = new StringBuilder();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      char kind = PythonText.isWord(c) ? 'w' : PythonText.isSpace(c) ? 's' : 'o';
      out.append(known.test(c) ? kind : 'u');
    }
    return out.toString();
  }

  @Test
  void twoCharactersFoldToTheSameWhereTheyDoInPython() throws IOException {
    String[] theirs =
        SharedData.python(
                "-c",
                """
                for c in range(0x110000):
                  f = chr(c).casefold()
                  if f != chr(c): print(c, *map(ord, f))
                """)
            .strip()
            .split("\n", -1);
    List<String> different = new ArrayList<>();
    for (String line : theirs) {
      String[] numbers = line.split(" ", -1);
      StringBuilder folded = new StringBuilder();
      for (int i = 1; i < numbers.length; i++) {
        folded.appendCodePoint(Integer.parseInt(numbers[i]));
      }
      int codePoint = Integer.parseInt(numbers[0]);
      String refolded = folded.codePoints().mapToObj(PythonText::fold).reduce("", (a, b) -> a + b);
      if (Character.getType(codePoint) != Character.UNASSIGNED
          && Character.getType(folded.codePointAt(0)) != Character.UNASSIGNED
          && !PythonText.fold(codePoint).equals(refolded)) {
        different.add(line);
      }
    }
    assertThat(different).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomDocumentsAreScoredAsByThePythonScorer(long seed) {
    Random random = new Random(seed);
    Path gold = directory.resolve("gold.jsonl");
    Path predicted = directory.resolve("predicted.jsonl");
    try (JsonLines.Writer golds = JsonLines.write(gold);
        JsonLines.Writer predictions = JsonLines.write(predicted)) {
      int documents = 1 + random.nextInt(8);
      for (int d = 0; d < documents; d++) {
        String text = text(random);
        int length = text.codePointCount(0, text.length());
        List<Attribution> attributions = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
          attributions.add(attribution(random, length));
        }
        golds.add(
            json(
                new GoldDocument(
                    "döc-" + d,
                    text,
                    attributions,
                    random.nextBoolean()
                        ? GoldDocument.Speakers.COMPLETE
                        : GoldDocument.Speakers.PARTIAL)));
        if (random.nextInt(5) > 0) {
          predictions.add(
              new StatementPrediction("döc-" + d, perturbed(random, attributions, length)).json());
        }
      }
    }
    agrees("statements", gold, predicted, StatementScores.of(gold, predicted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"polnear-dev", "gum-news-dev", "seed"})
  void disturbedGoldIsScoredAsByThePythonScorer(String collection) {
    Path gold = SharedData.require("gold/" + collection + ".jsonl");
    Path predicted = directory.resolve("predicted.jsonl");
    Random random = new Random(7);
    try (Stream<GoldDocument> documents = GoldDocument.read(gold);
        JsonLines.Writer predictions = JsonLines.write(predicted)) {
      documents.forEach(
          document -> {
            int length = document.text().codePointCount(0, document.text().length());
            predictions.add(
                new StatementPrediction(
                        document.id(), perturbed(random, document.attributions(), length))
                    .json());
          });
    }
    agrees("statements", gold, predicted, StatementScores.of(gold, predicted));
  }

  @Test
  void disturbedSentimentIsScoredAsByThePythonScorer() {
    Path gold = SharedData.require("gold/newsmtsc-dev.jsonl");
    Path predicted = directory.resolve("predicted.jsonl");
    Random random = new Random(3);
    List<String> labels = List.of("negative", "neutral", "positive", "unheard-of");
    try (Stream<GoldTarget> items = GoldTarget.read(gold);
        JsonLines.Writer predictions = JsonLines.write(predicted)) {
      items.forEach(
          item -> {
            if (random.nextInt(10) > 0) {
              String label = random.nextBoolean() ? item.label() : labels.get(random.nextInt(4));
              predictions.add(LabelPrediction.of(label).json(item.id()));
            }
          });
    }
    agrees("sentiment", gold, predicted, LabelScores.of(gold, predicted));
  }

  @Test
  void disturbedEntitiesAreScoredAsByThePythonScorer() {
    Path gold = SharedData.require("gold/conll03-dev.jsonl");
    Path predicted = directory.resolve("predicted.jsonl");
    Random random = new Random(4);
    List<String> tags = List.of("O", "B-PER", "I-PER", "I-ORG", "B-", "B-NEW", "I-LOC", "X");
    try (Stream<TaggedDocument> documents = TaggedDocument.read(gold);
        JsonLines.Writer predictions = JsonLines.write(predicted)) {
      documents.forEach(
          document -> {
            List<TaggedDocument.Sentence> sentences = new ArrayList<>();
            for (TaggedDocument.Sentence sentence : document.sentences()) {
              List<String> changed = new ArrayList<>();
              for (String tag : sentence.tags()) {
                changed.add(random.nextInt(12) > 0 ? tag : tags.get(random.nextInt(tags.size())));
              }
              sentences.add(new TaggedDocument.Sentence(sentence.tokens(), changed));
            }
            if (random.nextInt(10) > 0) {
              predictions.add(new TaggedDocument(document.id(), sentences).json());
            }
            if (random.nextInt(10) == 0) {
              predictions.add(new TaggedDocument("not " + document.id(), sentences).json());
            }
          });
    }
    agrees("entities", gold, predicted, EntityScores.of(gold, predicted));
  }

  @Test
  void randomTopicsAreScoredAsByThePythonScorer() throws IOException {
    Path corpus = SharedData.require("corpora/bbc-news.jsonl");
    Map<String, Integer> frequency = new TreeMap<>();
    try (Stream<List<String>> documents =
        JsonLines.read(corpus, object -> Fields.texts(object, "tokens"))) {
      documents.forEach(
          tokens -> tokens.stream().distinct().forEach(t -> frequency.merge(t, 1, Integer::sum)));
    }
    List<String> common =
        frequency.entrySet().stream()
            .filter(e -> e.getValue() > 100)
            .map(Map.Entry::getKey)
            .toList();
    Random random = new Random(5);
    ObjectNode topics = JsonNodeFactory.instance.objectNode();
    var list = topics.putArray("topics");
    for (int k = 0; k < 12; k++) {
      var terms = list.addArray();
      common.stream().skip(random.nextInt(common.size() - 40)).limit(13).forEach(terms::add);
    }
    Path file = directory.resolve("topics.json");
    Files.writeString(file, topics.toString());
    agrees("topics", file, corpus, TopicScores.of(file, corpus));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(60); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
      if (random.nextInt(4) > 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  private static Attribution attribution(Random random, int length) {
    return new Attribution(
        spans(random, length, 2),
        spans(random, length, 2),
        spans(random, length, 4),
        speaker(random));
  }

  private static Optional<String> speaker(Random random) {
    List<String> names =
        List.of(
            "Xi Jinping",
            "XI, Jinping",
            "President Xi",
            "Xi",
            "Mr. Straße",
            "mr strasse",
            "Σίσυφος",
            "ΣΊΣΥΦΟΣ",
            "Dr.",
            "",
            " ",
            "İnan",
            "ınan",
            "Inan",
            "ﬁona",
            "FIONA",
            "e\u0301");
    return random.nextInt(3) == 0
        ? Optional.empty()
        : Optional.of(names.get(random.nextInt(names.size())));
  }

  private static List<Span> spans(Random random, int length, int most) {
    List<Span> spans = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      int start = random.nextInt(length);
      // Some end after the text: the scorer takes them as they are.
      spans.add(new Span(start, start + 1 + random.nextInt(Math.max(2, length / 2))));
    }
    return spans;
  }

  private static List<Attribution> perturbed(
      Random random, List<Attribution> attributions, int length) {
    List<Attribution> out = new ArrayList<>();
    for (Attribution a : attributions) {
      if (random.nextInt(6) == 0) {
        continue;
      }
      if (random.nextInt(8) == 0) {
        out.add(attribution(random, length));
      }
      out.add(
          new Attribution(
              moved(random, a.source()),
              moved(random, a.cue()),
              moved(random, a.content()),
              random.nextInt(4) == 0 ? speaker(random) : a.speaker()));
    }
    return out;
  }

  private static List<Span> moved(Random random, List<Span> spans) {
    List<Span> out = new ArrayList<>();
    for (Span span : spans) {
      if (random.nextInt(3) > 0) {
        out.add(span);
      } else if (random.nextInt(4) > 0) {
        int start = Math.max(0, span.start() + random.nextInt(31) - 15);
        out.add(new Span(start, Math.max(start + 1, span.end() + random.nextInt(31) - 15)));
      }
    }
    return out;
  }

  private static JsonNode json(GoldDocument document) {
    ObjectNode out = JsonNodeFactory.instance.objectNode();
    out.put("id", document.id()).put("text", document.text());
    var list = out.putArray("attributions");
    document.attributions().forEach(a -> list.add(a.json()));
    out.put("speakers_complete", document.speakers() == GoldDocument.Speakers.COMPLETE);
    return out;
  }

  private static void agrees(String verb, Path gold, Path predicted, Scores ours) {
    JsonNode theirs;
    try {
      theirs = MAPPER.readTree(SharedData.score(verb, gold, predicted));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
    same("", theirs, ours.json());
  }

  private static void same(String path, JsonNode theirs, JsonNode ours) {
    if (theirs.isObject()) {
      assertThat(names(ours)).as("keys of %s", path).isEqualTo(names(theirs));
      theirs
          .properties()
          .forEach(f -> same(path + "/" + f.getKey(), f.getValue(), ours.get(f.getKey())));
    } else {
      assertThat(ours.isIntegralNumber()).as(path).isEqualTo(theirs.isIntegralNumber());
      assertThat(ours.asDouble()).as(path).isCloseTo(theirs.asDouble(), within(1e-9));
    }
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void whatAnEvaluationWritesIsWhatThePythonScorerMakesOfItsPredictions() {
    Path gold = SharedData.require("gold/polnear-dev.jsonl");
    EvaluationResult result =
        Evaluation.statements(gold, document -> SaidPattern.read(document.text()), directory);
    agrees("statements", gold, result.predictions(), result.scores());
  }

  @Test
  void theSaidPatternIsAFloorOfTwoStatementsInTen() {
    Path gold = SharedData.require("gold/polnear-dev.jsonl");
    EvaluationResult result = Evaluation.statements(gold, document -> List.of(), directory);
    Map<String, Double> floor = result.floors().get(Evaluation.SAID_PATTERN).figures();
    assertThat(floor.get("detection.f1")).isCloseTo(0.22, within(0.01));
    assertThat(floor.get("alpha")).isBetween(-0.1, 0.1);
  }
}
