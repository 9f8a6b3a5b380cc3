package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class StoryFormTest {
  static Stream<JsonNode> datelines() {
    return Cases.in("datelines.jsonl");
  }

  static Stream<JsonNode> credits() {
    return Cases.in("credits.jsonl");
  }

  @ParameterizedTest
  @MethodSource("datelines")
  void aDatelineIsToldFromASentence(JsonNode expected) {
    StoryText text = StoryText.of(Cases.text(expected, "text"));
    StoryForm form = StoryForm.of(text);
    String date = Cases.text(expected, "date");
    assertThat(form.datelinePlace()).isEqualTo(Cases.text(expected, "place"));
    assertThat(form.datelineDate()).isEqualTo(date == null ? null : LocalDate.parse(date));
    assertThat(form.datelineAgency()).isEqualTo(Cases.text(expected, "agency"));
    assertThat(text.quote(form.body())).isEqualTo(Cases.text(expected, "body"));
  }

  static Stream<JsonNode> headings() {
    return Cases.in("headings.jsonl");
  }

  @ParameterizedTest
  @MethodSource("headings")
  void aHeadingBeforeTheDatelineIsReadLineByLine(JsonNode expected) {
    StoryText text = StoryText.of(Cases.text(expected, "text"));
    StoryForm form = StoryForm.of(text);
    assertThat(form.datelinePlace()).isEqualTo(Cases.text(expected, "place"));
    List<String> parts = new ArrayList<>();
    expected.required("parts").forEach(part -> parts.add(part.asText()));
    assertThat(StoryForm.parts(text, form.body())).extracting(text::quote).isEqualTo(parts);
  }

  @ParameterizedTest
  @MethodSource("credits")
  void aClosingCreditIsToldFromAnAside(JsonNode expected) {
    StoryText text = StoryText.of(Cases.text(expected, "text"));
    StoryForm form = StoryForm.of(text);
    List<String> names = new ArrayList<>();
    expected.required("credits").forEach(name -> names.add(name.asText()));
    assertThat(form.credits()).isEqualTo(names);
    assertThat(text.quote(form.body())).isEqualTo(Cases.text(expected, "body"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date 2021-08-30 The dam holds.",
        " date 2021-08-30 The dam holds.",
        "\uFEFF\n date 2021-08-30\r\n\r\nThe dam holds.",
        "Date  2021-08-30\tThe dam holds."
      })
  void theDateHeaderMayBeAPrefixOrALine(String given) {
    StoryText text = StoryText.of(given);
    StoryForm form = StoryForm.of(text);
    assertThat(form.headerDate()).isEqualTo(LocalDate.of(2021, 8, 30));
    assertThat(text.quote(form.body())).isEqualTo("The dam holds.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date 2021-8-30 The dam holds.",
        "date 2021-08-30The dam holds.",
        "date2021-08-30 The dam holds.",
        "The date 2021-08-30 is near.",
        "date 2021-08-3",
        "date"
      })
  void whatIsNoDayIsNoHeader(String given) {
    StoryForm form = StoryForm.of(StoryText.of(given));
    assertThat(form.headerDate()).isNull();
    assertThat(form.body()).isEqualTo(new Span(0, given.length()));
  }

  @Test
  void aHeaderWithAnImpossibleDayGivesNoDateAndIsNoPartOfTheStory() {
    StoryText text = StoryText.of("date 2021-02-30 The dam holds.");
    StoryForm form = StoryForm.of(text);
    assertThat(form.headerDate()).isNull();
    assertThat(text.quote(form.body())).isEqualTo("The dam holds.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "date 2021-08-30", "date 2021-08-30\n(NAN)\n", "(Reuters)"})
  void aStoryMayHaveNoBody(String given) {
    assertThat(StoryForm.of(StoryText.of(given)).body()).isNull();
  }

  @Test
  void offsetsAreCodePoints() {
    StoryText text = StoryText.of("date 2021-08-30 😀😀 The dam holds. 😀. (NAN)");
    StoryForm form = StoryForm.of(text);
    assertThat(form.body()).isEqualTo(new Span(16, 36));
    assertThat(text.quote(form.body())).isEqualTo("😀😀 The dam holds. 😀.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", ")", "A ", "(A) ", "-", " ", "A, ", "(A/", "1 ", "date ", "\n("})
  void hostileTextTakesLinearTime(String piece) {
    StoryText text = StoryText.of(piece.repeat((4 << 20) / piece.length()) + ")");
    Assertions.assertTimeout(Duration.ofSeconds(5), () -> StoryForm.of(text));
  }

  @Test
  void theSeedStoryIsUnderstood() throws IOException {
    Path seeds = Path.of("..", "shared", "seeds");
    assumeTrue(Files.isDirectory(seeds), "no seed story beside the project");
    List<Path> files;
    try (Stream<Path> listed = Files.list(seeds)) {
      files = listed.filter(file -> file.toString().endsWith(".txt")).toList();
    }
    assumeTrue(!files.isEmpty(), "no seed story beside the project");
    for (Path file : files) {
      StoryText text = StoryText.of(Files.readString(file));
      StoryForm form = StoryForm.of(text);
      assertThat(form.headerDate()).isNotNull();
      assertThat(form.credits()).isNotEmpty();
      assertThat(text.quote(form.body())).endsWith(".").doesNotStartWith("date");
    }
  }
}
