package org.onrecord.utterance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class UtterancesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final LocalDate EVE = LocalDate.of(2024, 4, 30);

  private final ContentWordReader words = new ContentWordReader();

  @TestFactory
  Stream<DynamicTest> statementsReportOneUtteranceOrSeveral() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = UtterancesTest.class.getResourceAsStream("reports.jsonl")) {
      JSON.readerFor(JsonNode.class).<JsonNode>readValues(in).forEachRemaining(cases::add);
    }
    return cases.stream()
        .map(c -> DynamicTest.dynamicTest(c.get("what").asText(), () -> tellsApart(c)));
  }

  private void tellsApart(JsonNode sample) {
    List<Report> reports = new ArrayList<>();
    for (JsonNode report : sample.get("reports")) {
      reports.add(report(Integer.toString(reports.size()), report));
    }
    List<String> expected = new ArrayList<>();
    sample.get("expected").forEach(place -> expected.add(place.asText()));
    assertThat(Stories.utterances(reports)).isEqualTo(expected);
  }

  private Report report(String id, JsonNode json) {
    String story = json.get("story").asText();
    JsonNode day = json.get("day");
    Set<String> named = new HashSet<>();
    json.path("named").forEach(name -> named.add(name.asText()));
    return new Report(
        id,
        story,
        json.path("cluster").asText(story),
        day.isNull() ? null : EVE.plusDays(day.asInt()),
        words.read(json.get("text").asText()),
        named);
  }

  @Test
  void whoeverFillsInAFormTwentyThousandTimesAWeekTakesNoTime() {
    List<Report> reports = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String said = "it bought back %d of its shares at a price of %d crowns each".formatted(i, i);
      reports.add(
          new Report(
              Integer.toString(i),
              "story-" + i,
              "story-" + i,
              EVE.plusDays(i / 3000),
              words.read(said),
              Set.of()));
    }
    List<String> ids =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> Stories.utterances(reports));
    assertThat(Set.copyOf(ids)).hasSameSizeAs(ids);
  }
}
