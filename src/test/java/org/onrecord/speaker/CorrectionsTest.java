package org.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.speaker.Corrections.Correction;
import org.onrecord.speaker.Corrections.Found;
import org.onrecord.text.Span;

class CorrectionsTest {
  private static final String HEADER = "story_id,start,end,speaker,speaker_kind,content\n";

  private static List<String> speakers(String rows, Found... found) {
    return Corrections.parse(HEADER + rows).of("s", List.of(found)).stream()
        .map(correction -> correction == null ? "" : correction.speaker())
        .toList();
  }

  private static Found found(int start, int end) {
    return new Found(new Span(start, end), "the pier was old");
  }

  @Test
  void aCorrectionHoldsForTheStatementThatItSharesMostWith() {
    assertThat(speakers("s,10,50,Ann Poe,,\n", found(0, 9), found(12, 50), found(20, 50)))
        .containsExactly("", "Ann Poe", "");
  }

  @Test
  void aCorrectionThatSharesLessThanHalfWithEveryStatementHoldsForNone() {
    assertThat(speakers("s,10,50,Ann Poe,,\n", found(40, 80), found(10, 20)))
        .containsExactly("", "");
  }

  @Test
  void aCorrectionOfAnotherStoryHoldsForNone() {
    assertThat(speakers("t,10,50,Ann Poe,,\n", found(10, 50))).containsExactly("");
  }

  @Test
  void ofTwoForOneStatementTheLaterLineCounts() {
    assertThat(speakers("s,10,50,Ann Poe,,\ns,10,50,Bo Rask,,\n", found(10, 50)))
        .containsExactly("Bo Rask");
  }

  @Test
  void whereTheContentIsGivenItMustHaveBeenSaid() {
    assertThat(speakers("s,10,50,Ann Poe,,the  pier was old\n", found(10, 50)))
        .containsExactly("Ann Poe");
    assertThat(speakers("s,10,50,Ann Poe,,that the pier was old\n", found(10, 50)))
        .containsExactly("Ann Poe");
    assertThat(speakers("s,10,50,Ann Poe,,the ferry was late\n", found(10, 50)))
        .containsExactly("");
  }

  @Test
  void noSpeakerIsNobody() {
    assertThat(Corrections.parse(HEADER + "s,10,50,,,\n").of("s", List.of(found(10, 50))))
        .extracting(Correction::speaker)
        .containsExactly((String) null);
  }

  @Test
  void aRowThatCannotBeUsedIsReportedWithItsLineAndCostsNoOther() {
    Corrections corrections =
        Corrections.parse(
            HEADER
                + "s,10,50,Ann Poe,person,\n"
                + ",10,50,Ann Poe,,\n"
                + "s,ten,50,Ann Poe,,\n"
                + "s,50,10,Ann Poe,,\n"
                + "s,60,90,Ann Poe,robot,\n"
                + "t,60,90,The Pier Board,Organisation,\n");
    assertThat(corrections.problems()).extracting(RowProblem::line).containsExactly(3, 4, 5, 6);
    assertThat(corrections.lines()).containsExactly(2, 7);
    assertThat(corrections.stories()).containsExactlyInAnyOrder("s", "t");
  }

  @Test
  void aFileWithoutOneOfTheFourColumnsIsRefused() {
    Stream.of(
            "start,end,speaker",
            "story_id,end,speaker",
            "story_id,start,speaker",
            "story_id,start,end")
        .forEach(
            header ->
                assertThatThrownBy(() -> Corrections.parse(header + "\n1,2,3\n"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("there is no column "));
  }

  @Test
  void noFileCorrectsNothing() {
    assertThat(Corrections.none().of("s", List.of(found(10, 50))))
        .containsExactly((Correction) null);
    assertThat(Corrections.none().stories()).isEmpty();
  }
}
