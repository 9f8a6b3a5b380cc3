package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class ReadingPropertiesTest {
  private static final List<String> NAMES =
      List.of("a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet", "a");

  @Property(tries = 2000)
  void anyBytesEndWithoutAnException(
      @ForAll("files") byte[] bytes, @ForAll @IntRange(min = 1, max = 60) int limit) {
    for (String name : NAMES) {
      List<Parsed> all = Reading.of(name, bytes, limit);
      assertThat(all.size()).isLessThanOrEqualTo(bytes.length + 1);
      long position = 0;
      for (Parsed parsed : all) {
        assertThat(parsed.position()).isGreaterThanOrEqualTo(Math.max(1, position));
        position = parsed.position();
        if (parsed instanceof Reject reject) {
          assertSafe(reject.sample(), Reject.SAMPLE_LENGTH);
          assertSafe(reject.detail(), 500);
        }
      }
    }
  }

  @Property(tries = 300)
  void damagedGzipEndsWithoutAnException(
      @ForAll("files") byte[] bytes, @ForAll int place, @ForAll byte value) {
    byte[] packed = Reading.gzip(bytes);
    packed[2 + Math.floorMod(place, packed.length - 2)] = value;
    for (String name : NAMES) {
      assertThat(Reading.of(name, packed)).doesNotContainNull();
    }
  }

  @Property(tries = 300)
  void storiesWrittenAsJsonLinesReadBack(@ForAll("stories") List<List<String>> stories)
      throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    StringBuilder lines = new StringBuilder();
    for (List<String> story : stories) {
      lines.append(json.writeValueAsString(Map.of("id", story.get(0), "text", story.get(1))));
      lines.append("\n");
    }
    List<Long> positions = new ArrayList<>();
    for (long i = 1; i <= stories.size(); i++) {
      positions.add(i);
    }
    assertReadsBack("a.jsonl", lines.toString(), stories, positions);
    assertReadsBack("a.json", lines.toString(), stories, positions);
    String array = "[" + lines.toString().strip().replace("\n", "\n,") + "]";
    assertReadsBack("a.json", array, stories, positions);
  }

  @Property(tries = 300)
  void storiesWrittenAsCsvReadBack(@ForAll("stories") List<List<String>> stories)
      throws JsonProcessingException {
    CsvMapper csv = new CsvMapper();
    CsvSchema schema = CsvSchema.builder().addColumn("id").addColumn("text").build();
    for (char separator : new char[] {',', '\t'}) {
      var writer = csv.writer(schema.withColumnSeparator(separator));
      StringBuilder content = new StringBuilder("id" + separator + "text\n");
      List<Long> positions = new ArrayList<>();
      for (List<String> story : stories) {
        positions.add(1 + content.chars().filter(c -> c == '\n').count());
        content.append(writer.writeValueAsString(story.toArray(new String[0])));
      }
      assertReadsBack(separator == ',' ? "a.csv" : "a.tsv", content.toString(), stories, positions);
    }
  }

  @Property(tries = 2000)
  void theFormOfAStoryLiesWithinItsText(@ForAll("wireTexts") String given) {
    StoryText text = StoryText.of(given);
    StoryForm form = StoryForm.of(text);
    Span body = form.body();
    if (body != null) {
      assertThat(body.end()).isLessThanOrEqualTo(text.length());
      assertThat(text.quote(body)).isEqualTo(text.quote(body).strip());
      int behind = body.start();
      for (Span part : StoryForm.parts(text, body)) {
        assertThat(part.start()).isGreaterThanOrEqualTo(behind);
        assertThat(body.contains(part)).isTrue();
        behind = part.end();
      }
    }
    assertThat(form.credits()).doesNotHaveDuplicates().doesNotContain("");
    if (form.datelineAgency() != null) {
      assertThat(form.credits().get(0)).isEqualTo(form.datelineAgency());
    }
  }

  @Property(tries = 2000)
  void noFieldMakesADateThrow(@ForAll("wireTexts") String field, @ForAll double number) {
    PublicationDate.of(field);
    PublicationDate.fromPath(field);
    PublicationDate.of(number).ifPresent(date -> assertThat(date.getYear()).isBetween(1800, 2200));
  }

  @Provide
  Arbitrary<byte[]> files() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{\"text\":\"a\"}",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\"\"",
            ",",
            "\n",
            "\r\n",
            "\r",
            "\\",
            ":",
            "id,text\n",
            "text",
            "text\n",
            "1,a\n",
            "\"a\nb\"",
            "\u0000",
            "\u00E9",
            "é",
            "😀",
            " ",
            "\t",
            "null",
            "17",
            "date 2021-08-30 ",
            "\u001F\u008B",
            "PAR1",
            "\u00EF\u00BB\u00BF");
    Arbitrary<byte[]> built =
        pieces
            .list()
            .ofMaxSize(40)
            .map(list -> String.join("", list).getBytes(StandardCharsets.ISO_8859_1));
    Arbitrary<byte[]> utf8 = pieces.list().ofMaxSize(40).map(l -> Reading.utf8(String.join("", l)));
    return Arbitraries.oneOf(built, utf8, Arbitraries.bytes().array(byte[].class).ofMaxSize(300));
  }

  @Provide
  Arbitrary<List<List<String>>> stories() {
    Arbitrary<String> ids = Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> texts =
        Arbitraries.of(
                "a", "é", "😀", " ", "\n", "\r\n", "\r", "\"", ",", "\t", "\\", "'", "{", "\u2028")
            .list()
            .ofMinSize(1)
            .ofMaxSize(30)
            .map(list -> String.join("", list))
            .filter(text -> !Blank.isAll(text));
    return Combinators.combine(ids, texts)
        .as((id, text) -> Arrays.asList(id, text))
        .list()
        .ofMinSize(1)
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<String> wireTexts() {
    return Arbitraries.of(
            "date ",
            "2021-08-30",
            "20210830",
            "/",
            " ",
            "\n",
            "ABUJA",
            "Abuja",
            ", ",
            "Aug. 30",
            "2021",
            "(",
            ")",
            "(NAN)",
            "(Reuters)",
            " – ",
            " - ",
            "--",
            "—",
            "The dam holds.",
            "😀",
            "\uFEFF",
            "10:00",
            "T",
            "Z",
            "+0200",
            "Monday",
            "99",
            "year=",
            "/month=08/day=30")
        .list()
        .ofMaxSize(14)
        .map(list -> String.join("", list));
  }

  private static void assertReadsBack(
      String name, String content, List<List<String>> stories, List<Long> positions) {
    for (byte[] bytes :
        List.of(Reading.utf8(content), Reading.gzip(Reading.utf8("\uFEFF" + content)))) {
      List<Parsed> all = Reading.of(name, bytes);
      assertThat(all).hasSameSizeAs(stories);
      for (int i = 0; i < all.size(); i++) {
        Story story = (Story) all.get(i);
        assertThat(story.givenId()).isEqualTo(stories.get(i).get(0));
        assertThat(story.text()).isEqualTo(stories.get(i).get(1));
        assertThat(story.position()).isEqualTo(positions.get(i));
      }
    }
  }

  private static void assertSafe(String shown, int most) {
    assertThat(shown.codePointCount(0, shown.length())).isLessThanOrEqualTo(most);
    assertThat(shown.codePoints())
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
