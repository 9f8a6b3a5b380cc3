package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicLabelTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "oil crude OPEC barrel | Oil, crude, OPEC",
        "crude_oil oil OPEC barrel | Crude oil, OPEC, barrel",
        "bank banking banker Tanga | Bank, Tanga",
        "belt_and_road railway port_authority | Belt and road, railway",
        "vote votes | Vote, votes",
        "vote | Vote"
      })
  void itIsTwoToFourWordsOfWhichNoneSaysWhatAnotherSays(String forms, String label) {
    List<String> all =
        List.of(forms.split(" ")).stream().map(form -> form.replace('_', ' ')).toList();
    assertThat(TopicLabel.of(all)).isEqualTo(label);
  }
}
