package org.onrecord.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherScoresTest {
  @Test
  void theMacroMeanIsOverTheLabelsOfTheGold() {
    LabelScores scores =
        LabelScores.of(Cases.file("sentiment-gold.jsonl"), Cases.file("sentiment-predicted.jsonl"));
    // Positive: 1 of 2. Neutral: 1 of 3, two too many. Negative: none. "odd" is no gold label.
    assertThat(scores.labels().keySet()).containsExactly("negative", "neutral", "positive");
    assertThat(scores.labels().get("positive")).isEqualTo(new PrecisionRecall(1, 0.5, 0.6667));
    assertThat(scores.macroF1()).isEqualTo(0.3333);
    assertThat(scores.accuracy()).isEqualTo(0.3333);
    assertThat(scores.items()).isEqualTo(6);
    assertThat(scores.withoutPrediction()).isEqualTo(1);
  }

  @Test
  void labelsCannotBeScoredOverNothing() {
    assertThatThrownBy(() -> LabelScores.of(List.of())).hasMessage("no gold item to score");
  }

  @Test
  void anEntityCountsWhenKindAndBothEndsAreRight() {
    EntityScores scores =
        EntityScores.of(Cases.file("entities-gold.jsonl"), Cases.file("entities-predicted.jsonl"));
    assertThat(scores.all()).isEqualTo(new PrecisionRecall(0.6667, 0.6667, 0.6667));
    assertThat(scores.kinds().get("ORG")).isEqualTo(new PrecisionRecall(0, 0, 0));
    assertThat(scores.kinds().get("LOC")).isEqualTo(new PrecisionRecall(1, 1, 1));
  }

  @Test
  void termsThatAlwaysComeTogetherAreCoherentAndThoseThatNeverDoAreNot() {
    List<String> together = terms("a", 10);
    List<String> apart = terms("b", 10);
    List<List<String>> corpus = new ArrayList<>(List.of(together, together));
    apart.forEach(term -> corpus.add(List.of(term, "other")));
    TopicScores scores = TopicScores.of(List.of(together, apart), corpus.stream());
    assertThat(scores.ofTopics()).containsExactly(1.0, -1.0);
    assertThat(scores.npmi()).isZero();
    assertThat(scores.worst()).isEqualTo(-1);
    assertThat(scores.diversity()).isEqualTo(1);
    assertThat(scores.documents()).isEqualTo(12);
  }

  @Test
  void aTopicOfTooFewTermsIsNamed() {
    assertThatThrownBy(() -> TopicScores.of(List.of(terms("a", 10), terms("b", 9)), Stream.of()))
        .hasMessageContaining("topic 2 has 9");
  }

  @Test
  void twoTopicsOfTheSameTenTermsAreNamed() {
    List<String> one = terms("a", 10);
    List<String> same = new ArrayList<>(one);
    Collections.reverse(same);
    assertThatThrownBy(() -> TopicScores.of(List.of(one, same), Stream.of()))
        .hasMessageContaining("topics 1 and 2");
  }

  @Test
  void agreementWithLabelsIsOverAssignedDocumentsAndSaysHowManyThereAre() {
    // Two topics of two documents each; the one is pure, the other half. One is left over.
    LabelAgreement agreement =
        LabelAgreement.of(
            List.of(
                document("sport", "1"),
                document("sport", "1"),
                document("sport", "2"),
                document("tech", "2"),
                new LabelAgreement.Document("tech", Optional.empty())));
    assertThat(agreement.purity()).isEqualTo(0.75);
    assertThat(agreement.assigned()).isEqualTo(0.8);
    // I = ½ ln(4/3) + ¼ ln(2/3) + ¼ ln 2 = 0.21576; the entropies are 0.56234 and ln 2 = 0.69315.
    assertThat(agreement.nmi()).isEqualTo(0.3437);
  }

  @Test
  void topicsThatAreTheLabelsAgreeWhollyWhateverTheirNames() {
    assertThat(LabelAgreement.of(List.of(document("a", "x"), document("b", "y"))))
        .isEqualTo(new LabelAgreement(1, 1, 1));
  }

  @Test
  void roundingIsThatOfPython() {
    // 0.00005 is a little more than a half in binary, 0.00015 a little less, 0.03125 exact.
    assertThat(Rounding.four(0.00005)).isEqualTo(0.0001);
    assertThat(Rounding.four(0.00015)).isEqualTo(0.0001);
    assertThat(Rounding.four(0.03125)).isEqualTo(0.0312);
  }

  private static LabelAgreement.Document document(String label, String topic) {
    return new LabelAgreement.Document(label, Optional.of(topic));
  }

  private static List<String> terms(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
