package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryFieldsTest {
  private static final String TEXT = "The dam holds.";

  @Test
  void allFieldsAreTaken() {
    Story story =
        story(
            Map.of(
                "id", 17,
                "text", "\n" + TEXT + " \n",
                "headline", " A \n dam\u00A0holds ",
                "date", "2021-08-30",
                "source", Map.of("id", "x", "name", "Corvane"),
                "url", "https://news.example/17",
                "lang", "en-GB",
                "byline", "By Ada Moor, Tom Lind and Bo Ek"));
    assertThat(story)
        .isEqualTo(
            new Story(
                "in/a.jsonl",
                3,
                "17",
                "A dam holds",
                LocalDate.of(2021, 8, 30),
                DateOrigin.FIELD,
                "Corvane",
                List.of(),
                "https://news.example/17",
                "en",
                List.of("Ada Moor", "Tom Lind", "Bo Ek"),
                "\n" + TEXT + " \n"));
  }

  @Test
  void onlyTheTextHasToBeThere() {
    Story story = story(Map.of("body", TEXT, "title", "  ", "language", 7, "authors", List.of()));
    assertThat(story)
        .isEqualTo(
            new Story(
                "in/a.jsonl",
                3,
                null,
                null,
                null,
                DateOrigin.UNKNOWN,
                null,
                List.of(),
                null,
                null,
                List.of(),
                TEXT));
  }

  @Test
  void theDateComesFromTheFirstPlaceThatTells() {
    String text = "date 2021-08-03 OSLO, Aug. 2, 2021 (NTB) – " + TEXT;
    String withoutHeader = text.substring("date 2021-08-03 ".length());
    assertDate(parse(Map.of("text", text, "date", 20210804), "2021-08-01"), 4, DateOrigin.FIELD);
    assertDate(parse(Map.of("text", text, "date", "soon"), "2021-08-01"), 3, DateOrigin.HEADER);
    assertDate(parse(Map.of("text", withoutHeader), "2021-08-01"), 2, DateOrigin.DATELINE);
    assertDate(parse(Map.of("text", TEXT), "2021-08-01"), 1, DateOrigin.PATH);
  }

  @Test
  void theAgencyIsTheSourceElseTheDatelinesElseTheFirstCredit() {
    String text = "OSLO (Reuters) – " + TEXT + " (NTB)";
    assertThat(story(Map.of("text", text, "source", " ")).agency()).isEqualTo("Reuters");
    assertThat(story(Map.of("text", text, "source", "TT")).agency()).isEqualTo("TT");
    assertThat(story(Map.of("text", text)).credits()).containsExactly("Reuters", "NTB");
    assertThat(story(Map.of("text", TEXT + " (NTB)")).agency()).isEqualTo("NTB");
  }

  @Test
  void authorsMayBeAListOfNamesOrObjects() {
    List<Object> authors = Arrays.asList("Ada Moor", null, Map.of("name", "Bo Ek"), " ", 7);
    assertThat(story(Map.of("text", TEXT, "authors", authors)).authors())
        .containsExactly("Ada Moor", "Bo Ek");
  }

  @ParameterizedTest
  @CsvSource({
    "en, en",
    "EN, en",
    "en-GB, en",
    "en_US.UTF-8, en",
    "eng, en",
    "English, en",
    "french, fr",
    "ger, de",
    "pt-br, pt",
    "iw, he",
    "xx,",
    "und,",
    "unknown,",
    "english please,",
    "e,"
  })
  void languagesBecomeTwoLetterCodes(String given, String expected) {
    assertThat(story(Map.of("text", TEXT, "language", given)).language()).isEqualTo(expected);
  }

  @Test
  void aRecordWithoutTextIsRejectedWithItsFields() {
    Reject reject = reject(Map.of("txet", TEXT));
    assertThat(reject.reason()).isEqualTo(RejectReason.MISSING_TEXT);
    assertThat(reject.detail()).contains("txet");
    assertThat(reject.sample()).contains(TEXT);
  }

  @Test
  void aTextThatIsNoStringIsMissing() {
    Map<String, Object> record = new HashMap<>();
    record.put("text", null);
    assertThat(reject(record).reason()).isEqualTo(RejectReason.MISSING_TEXT);
    assertThat(reject(Map.of("text", 7)).reason()).isEqualTo(RejectReason.MISSING_TEXT);
    assertThat(reject(Map.of("text", List.of("a"))).detail()).contains("a list");
  }

  @Test
  void aBlankTextIsEmpty() {
    assertThat(reject(Map.of("text", " \n\u00A0\uFEFF")).reason()).isEqualTo(RejectReason.EMPTY);
  }

  @Test
  void halfASurrogatePairIsReplaced() {
    assertThat(story(Map.of("text", "a\uD83Db😀")).text()).isEqualTo("a\uFFFDb😀");
  }

  private static void assertDate(Parsed parsed, int day, DateOrigin origin) {
    assertThat(parsed).isInstanceOf(Story.class);
    assertThat(((Story) parsed).published()).isEqualTo(LocalDate.of(2021, 8, day));
    assertThat(((Story) parsed).dateOrigin()).isEqualTo(origin);
  }

  private static Story story(Map<String, ?> record) {
    return (Story) parse(record, "in/a.jsonl");
  }

  private static Reject reject(Map<String, ?> record) {
    return (Reject) parse(record, "in/a.jsonl");
  }

  private static Parsed parse(Map<String, ?> record, String path) {
    return new StoryFields(FieldNames.usual()).parse(record, path, 3);
  }
}
