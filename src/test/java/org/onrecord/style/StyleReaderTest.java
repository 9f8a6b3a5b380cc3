package org.onrecord.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.topic.Terms;

class StyleReaderTest {
  private static final StyleReader READER = new StyleReader();

  private static Style style(String text) {
    return READER.of(text, Terms.words(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The port was closed | 1 | 0 | 0",
        "He closed the port and left | 1 | 0 | 0",
        "She said the talks had failed | 2 | 0 | 0",
        "The closed port is open | 0 | 1 | 0",
        "The port has been closed | 0 | 1 | 0",
        "We'll open it; they won't | 0 | 0 | 2",
        "It is not going to open | 0 | 0 | 1",
        "They may have to do it | 0 | 0 | 0",
        "They wrote indeed | 1 | 0 | 0",
        "Kenya agrees | 0 | 0 | 0"
      })
  void tensesAreToldByAuxiliariesAndPastForms(String text, int past, int present, int future) {
    Style style = style(text);
    assertThat(style.past()).as("past").isEqualTo(past);
    assertThat(style.present()).as("present").isEqualTo(present);
    assertThat(style.future()).as("future").isEqualTo(future);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "We told you that they lost our boat | 2 | 1 | 1",
        "I'm sure it's theirs | 1 | 0 | 2",
        "The minister spoke | 0 | 0 | 0"
      })
  void personsAreToldByPronouns(String text, int first, int second, int third) {
    Style style = style(text);
    assertThat(style.firstPerson()).isEqualTo(first);
    assertThat(style.secondPerson()).isEqualTo(second);
    assertThat(style.thirdPerson()).isEqualTo(third);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "It may perhaps rain | 1 | 0 | 0 | 1 | 0",
        "It tends to rain in principle | 0 | 0 | 0 | 2 | 0",
        "You must go, you have to go and should not stay | 0 | 3 | 0 | 0 | 1",
        "We would never say that | 0 | 0 | 1 | 0 | 1",
        "They can't and cannot pay | 2 | 0 | 0 | 0 | 2"
      })
  void modalsHedgesAndNegationsAreCounted(
      String text, int possibility, int obligation, int conditional, int hedges, int negations) {
    Style style = style(text);
    assertThat(style.possibility()).as("possibility").isEqualTo(possibility);
    assertThat(style.obligation()).as("obligation").isEqualTo(obligation);
    assertThat(style.conditional()).as("conditional").isEqualTo(conditional);
    assertThat(style.hedges()).as("hedges").isEqualTo(hedges);
    assertThat(style.negations()).as("negations").isEqualTo(negations);
  }

  @ParameterizedTest
  @CsvSource({"port, 1", "harbour, 2", "close, 1", "table, 2", "economy, 4", "the, 1", "psst, 1"})
  void syllablesAreGroupsOfVowels(String word, int syllables) {
    assertThat(StyleReader.syllables(word)).isEqualTo(syllables);
  }

  @Test
  void readingEaseIsFleschs() {
    // Two sentences of three words of one syllable each.
    assertThat(style("The port shut. The ships left.").readingEase())
        .isCloseTo(206.835 - 1.015 * 3 - 84.6, within(1e-9));
    assertThat(style("The port shut. The ships left.").sentences()).isEqualTo(2);
  }

  @Test
  void aTextWithoutWordsHasNone() {
    assertThat(style(" … ")).isEqualTo(new Style(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, null));
  }

  @Property(tries = 200)
  void anyTextHasAStyle(@ForAll String text) {
    assertThat(style(text).sentences()).isGreaterThanOrEqualTo(0);
  }
}
