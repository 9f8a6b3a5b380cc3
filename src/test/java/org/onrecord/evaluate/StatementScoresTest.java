package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.onrecord.statement.StatementKind;
import org.onrecord.text.Span;

class StatementScoresTest {
  private final StatementScores scores =
      StatementScores.of(
          Cases.file("statements-gold.jsonl"), Cases.file("statements-predicted.jsonl"));

  @Test
  void tokensOfEachRoleAreCountedOverAllDocuments() {
    // Sources: 2 of 6 found, none too many. Cues: 2 of 3, one too many. Contents: 8 of 15, 2 more.
    assertThat(scores.source()).isEqualTo(new PrecisionRecall(1, 0.3333, 0.5));
    assertThat(scores.cue()).isEqualTo(new PrecisionRecall(0.6667, 0.6667, 0.6667));
    assertThat(scores.content()).isEqualTo(new PrecisionRecall(0.8, 0.5333, 0.64));
  }

  @Test
  void aMatchNeedsHalfOfTheContentAndMayNeedTheSourceOrAllOfIt() {
    assertThat(scores.detection().f1()).isEqualTo(0.6667);
    assertThat(scores.attributed().f1()).isEqualTo(0.3333);
    assertThat(scores.exactContent().f1()).isEqualTo(0.3333);
  }

  @Test
  void recallIsToldByKind() {
    assertThat(scores.recallByKind())
        .isEqualTo(Map.of(StatementKind.DIRECT, 1.0, StatementKind.INDIRECT, 0.5));
    assertThat(scores.goldByKind())
        .isEqualTo(Map.of(StatementKind.DIRECT, 1L, StatementKind.INDIRECT, 2L));
  }

  @Test
  void aNameIsComparedWithoutTitleAndCaseAndANameTooManyIsWrong() {
    // Right: the second. Wrong: "Mayor" is no title, and the third statement is not in the gold.
    assertThat(scores.speaker()).contains(new PrecisionRecall(0.3333, 0.5, 0.4));
  }

  @Test
  void alphaIsOneLessTheObservedOverTheExpectedDisagreement() {
    // 15 of 32 tokens differ. The 64 labels are 25 none, 8 source, 6 cue and 25 content, so that
    // (64² − 25² − 8² − 6² − 25²) / (64 · 63) are expected to.
    assertThat(scores.alpha()).isEqualTo(0.3117);
  }

  @Test
  void countsAreThoseOfTheFiles() {
    assertThat(scores.goldAttributions()).isEqualTo(3);
    assertThat(scores.predictedAttributions()).isEqualTo(3);
    assertThat(scores.documentsWithoutPrediction()).isEqualTo(1);
  }

  @Test
  void figuresAreNamedByTheirPathAndLeaveCountsOut() {
    assertThat(scores.figures())
        .containsEntry("recall_by_kind.indirect", 0.5)
        .containsEntry("alpha", 0.3117)
        .doesNotContainKey("gold_attributions");
  }

  @Test
  void theGoldAgainstItselfIsPerfect() {
    GoldDocument document =
        new GoldDocument(
            "a", "Lind said rain falls.", List.of(rain()), GoldDocument.Speakers.PARTIAL);
    StatementScores own =
        StatementScores.of(List.of(StatementCounts.of(document, document.attributions())));
    assertThat(own.alpha()).isEqualTo(1);
    assertThat(own.attributed()).isEqualTo(new PrecisionRecall(1, 1, 1));
    assertThat(own.speaker()).isEmpty();
  }

  @Test
  void aDocumentWithoutTokensHasNoAlphaToSpeakOf() {
    GoldDocument document = new GoldDocument("a", " \n", List.of(), GoldDocument.Speakers.PARTIAL);
    assertThat(StatementScores.of(List.of(StatementCounts.of(document, List.of()))).alpha())
        .isZero();
  }

  @Test
  void aTokenBelongsToASpanThatHoldsHalfOfIt() {
    Tokens tokens = Tokens.of("abcd efg");
    assertThat(tokens.covered(List.of(new Span(2, 6))).size()).isEqualTo(1);
    assertThat(tokens.covered(List.of(new Span(3, 7))).size()).isEqualTo(1);
    assertThat(tokens.covered(List.of(new Span(3, 6))).isEmpty()).isTrue();
    assertThat(tokens.covered(List.of(new Span(4, 5), new Span(90, 99))).isEmpty()).isTrue();
  }

  @Test
  void aSampleCountsADocumentAsOftenAsItWasDrawn() {
    GoldDocument document =
        new GoldDocument(
            "a", "Lind said rain falls.", List.of(rain()), GoldDocument.Speakers.PARTIAL);
    List<StatementCounts> counts =
        List.of(
            StatementCounts.of(document, document.attributions()),
            StatementCounts.withoutPrediction(document));
    assertThat(StatementScores.ofSample(counts, new int[] {3, 1}).detection().recall())
        .isEqualTo(0.75);
  }

  private static Attribution rain() {
    return new Attribution(
        List.of(new Span(0, 4)),
        List.of(new Span(5, 9)),
        List.of(new Span(10, 20)),
        Optional.empty());
  }
}
