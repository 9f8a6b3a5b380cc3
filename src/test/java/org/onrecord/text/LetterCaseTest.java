package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterCaseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Abuja",
        "ÉTÉ",
        "\u0130stanbul",
        "ΟΔΟΣ",
        "ΟΔΟΣ ΣΑΣ",
        "Σ",
        "aΣ",
        "aΣ.",
        "straße",
        "😀 A"
      })
  void smallLettersAreThoseOfTheJdk(String text) {
    assertThat(LetterCase.lower(text)).isEqualTo(text.toLowerCase(Locale.ROOT));
  }

  @Test
  void everyCharacterIsUpperOrNotAsTheJdkHasIt() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = Character.toString(c);
      boolean upper = text.equals(text.toUpperCase(Locale.ROOT));
      if (LetterCase.isUpper(text + "A") != upper) {
        throw new AssertionError(Integer.toHexString(c));
      }
    }
  }
}
