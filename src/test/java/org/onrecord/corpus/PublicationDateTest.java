package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PublicationDateTest {
  static Stream<JsonNode> dates() {
    return Cases.in("dates.jsonl");
  }

  static Stream<JsonNode> paths() {
    return Cases.in("paths.jsonl");
  }

  @ParameterizedTest
  @MethodSource("dates")
  void theFormsOfFeedsAreRead(JsonNode expected) {
    JsonNode published = expected.required("published");
    Optional<LocalDate> date =
        published.isNumber()
            ? PublicationDate.of(published.numberValue())
            : PublicationDate.of(published.asText());
    assertThat(date).isEqualTo(dateOf(expected));
  }

  @ParameterizedTest
  @MethodSource("paths")
  void theLastDateInAPathCounts(JsonNode expected) {
    assertThat(PublicationDate.fromPath(Cases.text(expected, "path"))).isEqualTo(dateOf(expected));
  }

  @Test
  void nothingIsNoDate() {
    assertThat(PublicationDate.of((String) null)).isEmpty();
    assertThat(PublicationDate.of((Number) null)).isEmpty();
    assertThat(PublicationDate.of(Double.NaN)).isEmpty();
    assertThat(PublicationDate.fromPath(null)).isEmpty();
    assertThat(PublicationDate.of("1".repeat(1 << 20))).isEmpty();
  }

  @Test
  void theMachinesLocaleAndZoneDoNotMatter() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
      assertThat(PublicationDate.of("APRIL 30, 2021")).contains(LocalDate.of(2021, 4, 30));
      assertThat(PublicationDate.of("1630317600")).contains(LocalDate.of(2021, 8, 30));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static Optional<LocalDate> dateOf(JsonNode expected) {
    return Optional.ofNullable(Cases.text(expected, "date")).map(LocalDate::parse);
  }
}
