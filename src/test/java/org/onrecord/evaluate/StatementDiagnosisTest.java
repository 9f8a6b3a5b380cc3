package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.onrecord.evaluate.CueFrequencies.Band;
import org.onrecord.evaluate.StatementDiagnosis.Recall;
import org.onrecord.text.Span;

/** Statements are written as {@code source ~cue~ =content=} with marks around the spans. */
class StatementDiagnosisTest {
  private static final Pattern SPAN = Pattern.compile("([_~=])(.+?)\\1");

  @TempDir Path directory;

  @ParameterizedTest
  @CsvFileSource(resources = "statement-errors.csv", delimiter = '|', numLinesToSkip = 1)
  void eachErrorHasItsName(String gold, String predicted, String errors) {
    GoldDocument document = document("story", gold);
    List<String> found =
        judged(document, marked(predicted)).stream()
            .flatMap(judgement -> judgement.errors().stream())
            .map(StatementError::label)
            .toList();
    assertThat(String.join(", ", found)).isEqualTo(errors == null ? "" : errors);
  }

  @Test
  void aStatementWhoseCueWasReadIsOneErrorNotTwo() {
    List<StatementJudgement> judgements =
        judged(
            document("story", "_Quill_ ~said~ =the bridge opens=, the union warned."),
            marked("_Quill_ ~said~ the bridge opens=, the union warned=."));
    assertThat(judgements).hasSize(1);
    assertThat(judgements.get(0).cue()).isEqualTo("said");
    assertThat(judgements.get(0).found()).isFalse();
  }

  @Test
  void recallIsToldByHowOftenTheCueWasSeenInTraining() {
    List<StatementJudgement> judgements = new ArrayList<>();
    judgements.addAll(
        judged(
            document("1", "_Quill_ ~Warned   of~ =rain=."), marked("_Quill_ ~Warned of~ =rain=.")));
    judgements.addAll(judged(document("2", "_Quill_ ~yodelled~ =that it rains=."), List.of()));
    judgements.addAll(judged(document("3", "=It rains=."), marked("=It rains=.")));
    StatementDiagnosis diagnosis =
        new StatementDiagnosis(
            judgements, Optional.of(CueFrequencies.of(Cases.file("statements-gold.jsonl"))));
    assertThat(diagnosis.recallByCue())
        .isEqualTo(Map.of(Band.WITHOUT_CUE, new Recall(1, 1), Band.NEVER, new Recall(2, 1)));
  }

  @Test
  void theCommonestErrorsComeFirst() {
    List<StatementJudgement> judgements = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      judgements.addAll(judged(document("m" + i, "_Quill_ ~hopes~ =it rains=."), List.of()));
    }
    judgements.addAll(judged(document("i", "It rains."), marked("_It_ ~rains~ =often=.")));
    StatementDiagnosis diagnosis = new StatementDiagnosis(judgements, Optional.empty());
    assertThat(diagnosis.commonestErrors(1))
        .containsExactly(new StatementDiagnosis.ErrorCount<>(StatementError.MISSED, "hopes", 3));
    assertThat(diagnosis.errors())
        .isEqualTo(Map.of(StatementError.MISSED, 3L, StatementError.INVENTED, 1L));
  }

  @Test
  void confidenceIsJudgedInBinsOfEquallyMany() {
    List<Calibration.Answer> answers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      answers.add(new Calibration.Answer(0.5, i % 2 == 0));
      answers.add(new Calibration.Answer(0.9, true));
    }
    Calibration calibration = Calibration.of(answers);
    assertThat(calibration.bins()).hasSize(5).allSatisfy(b -> assertThat(b.count()).isEqualTo(4));
    assertThat(calibration.bins().get(0)).isEqualTo(new Calibration.Bin(4, 0.5, 0.5));
    assertThat(calibration.bins().get(4).error()).isCloseTo(0.1, Offset.offset(1e-9));
    assertThat(calibration.largestError()).isEqualTo(0.1);
  }

  @Test
  void theCommonestErrorsOfSpeakersAreToldByTheSource() {
    List<StatementJudgement> judgements = new ArrayList<>();
    judgements.addAll(speaker("_He_ ~said~ =it rains=.", "Ann Quill", null));
    judgements.addAll(speaker("_The union_ ~said~ =it rains=.", "Pier Union", "Harbour Union"));
    judgements.addAll(speaker("_the  union_ ~said~ =it rains=.", "Pier Union", "Harbour Union"));
    judgements.addAll(speaker("_The Norwegian union_ ~said~ =it rains=.", null, "Pier Union"));
    judgements.addAll(speaker("_She_ ~said~ =it rains=.", "Ann Quill", "Ann Quill"));
    List<StatementDiagnosis.ErrorCount<SpeakerError>> counts =
        StatementDiagnosis.commonestSpeakerErrors(
            List.of(new StatementDiagnosis(judgements, Optional.empty())), 3);
    assertThat(counts)
        .extracting(c -> c.error().label() + " | " + c.words() + " | " + c.count())
        .containsExactly(
            "other speaker | the union | 2",
            "no speaker | he | 1",
            "needless speaker | (with a name) | 1");
  }

  @Test
  void thoseWhoLeaveOutUnsureStatementsLoseSomeSpeakersAndSomeErrors() {
    List<StatementJudgement> judgements = new ArrayList<>();
    judgements.addAll(speaker("_She_ ~said~ =it rains=.", "Ann Quill", "Ann Quill", 0.9));
    judgements.addAll(speaker("_He_ ~said~ =it rains=.", "Ann Quill", "John Lind", 0.5));
    judgements.addAll(speaker("_It_ ~said~ =it rains=.", "Pier Union", "Pier Union", 0.6));
    StatementDiagnosis diagnosis = new StatementDiagnosis(judgements, Optional.empty());
    assertThat(diagnosis.speakersFrom(0))
        .hasValueSatisfying(all -> assertThat(all.recall()).isEqualTo(0.6667));
    assertThat(diagnosis.speakersFrom(0.6))
        .hasValueSatisfying(some -> assertThat(some.precision()).isEqualTo(1));
    assertThat(diagnosis.speakersFrom(0.8))
        .hasValueSatisfying(few -> assertThat(few.recall()).isEqualTo(0.3333));
  }

  private static List<StatementJudgement> speaker(
      String marked, String wanted, String given, double confidence) {
    Attribution found = marked(marked).get(0);
    GoldDocument gold =
        new GoldDocument(
            "story", plain(marked), List.of(named(found, wanted)), GoldDocument.Speakers.COMPLETE);
    Attribution told =
        new Attribution(
            found.source(),
            found.cue(),
            found.content(),
            Optional.of(given),
            0,
            OptionalDouble.of(confidence),
            OptionalDouble.empty());
    return judged(gold, List.of(told));
  }

  private static List<StatementJudgement> speaker(String marked, String wanted, String given) {
    Attribution found = marked(marked).get(0);
    GoldDocument gold =
        new GoldDocument(
            "story",
            marked.replaceAll("[_~=]", ""),
            List.of(named(found, wanted)),
            GoldDocument.Speakers.COMPLETE);
    return judged(gold, List.of(named(found, given)));
  }

  private static Attribution named(Attribution attribution, String speaker) {
    return new Attribution(
        attribution.source(),
        attribution.cue(),
        attribution.content(),
        Optional.ofNullable(speaker));
  }

  @Test
  void statementsInsideOthersAreComparedWhereTheGoldHasThem() throws IOException {
    Path gold = directory.resolve("gold.jsonl");
    Files.writeString(
        gold,
        """
        {"id": "7", "start": 0, "end": 43, "attributions": [
        {"source": [[0, 5]], "cue": [[6, 10]], "content": [[11, 42]], "depth": 0},
        {"source": [[11, 20]], "cue": [[21, 27]], "content": [[28, 42]], "depth": 1}]}
        """
                .replace("\n{", " {")
            + "\n");
    Path texts = directory.resolve("texts.jsonl");
    Files.writeString(
        texts,
        """
        {"id": "6", "text": "Another story."}
        {"id": "7", "text": "Quill said the union warned of long strikes. Lind said no."}
        """);
    List<Attribution> found =
        List.of(
            attribution(new Span(0, 5), new Span(6, 10), new Span(11, 42), 0),
            attribution(new Span(11, 20), new Span(21, 27), new Span(28, 42), 1),
            // Beyond the passage: nobody annotated there.
            attribution(new Span(45, 49), new Span(50, 54), new Span(55, 57), 0));
    EvaluationResult result =
        Evaluation.statements(
            new Gold(gold, List.of(texts), Optional.empty()),
            new Predictor<>("all", document -> found),
            List.of(),
            Bootstrap.STANDARD,
            directory.resolve("out"));
    assertThat(result.figures())
        .containsEntry("inner.recall", 1.0)
        .containsEntry("inner.precision", 1.0)
        .containsEntry("detection.precision", 1.0)
        .containsEntry("calibration.error", 0.25);
    try (Stream<GoldDocument> flat = GoldDocument.read(Cases.file("statements-gold.jsonl"))) {
      assertThat(flat.findFirst().orElseThrow().comparable(found))
          .allMatch(attribution -> attribution.depth() == 0)
          .hasSize(2);
    }
  }

  @Test
  void aStoryWithoutItsTextIsNamed() throws IOException {
    Path gold = directory.resolve("gold.jsonl");
    Files.writeString(gold, "{\"id\": \"8\", \"attributions\": []}\n");
    Path texts = directory.resolve("texts.jsonl");
    Files.writeString(texts, "{\"id\": \"7\", \"text\": \"Rain.\"}\n");
    assertThatThrownBy(() -> new Gold(gold, List.of(texts), Optional.empty()).statements())
        .isInstanceOf(MalformedFileException.class)
        .hasMessageContaining("gold.jsonl")
        .hasMessageContaining("no story \"8\" in");
  }

  private static Attribution attribution(Span source, Span cue, Span content, int depth) {
    return new Attribution(
        List.of(source),
        List.of(cue),
        List.of(content),
        Optional.empty(),
        depth,
        OptionalDouble.of(0.75),
        OptionalDouble.empty());
  }

  private static List<StatementJudgement> judged(
      GoldDocument document, List<Attribution> predicted) {
    return StatementJudgement.of(StatementMatches.of(document, predicted));
  }

  private static GoldDocument document(String id, String marked) {
    return new GoldDocument(id, plain(marked), marked(marked), GoldDocument.Speakers.PARTIAL);
  }

  private static String plain(String marked) {
    return marked.replaceAll("[_~=]", "");
  }

  /** The one statement of the marks, or none. */
  private static List<Attribution> marked(String marked) {
    if (marked == null || !marked.contains("=")) {
      return List.of();
    }
    List<Span> source = new ArrayList<>();
    List<Span> cue = new ArrayList<>();
    List<Span> content = new ArrayList<>();
    Matcher span = SPAN.matcher(marked);
    while (span.find()) {
      int start = plain(marked.substring(0, span.start())).length();
      Span found = new Span(start, start + span.group(2).length());
      (span.group(1).equals("_") ? source : span.group(1).equals("~") ? cue : content).add(found);
    }
    return List.of(new Attribution(source, cue, content, Optional.empty()));
  }
}
