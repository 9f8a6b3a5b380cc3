package org.onrecord.corpus;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.onrecord.corpus.Reading.gzip;
import static org.onrecord.corpus.Reading.joined;
import static org.onrecord.corpus.Reading.summary;
import static org.onrecord.corpus.Reading.utf8;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoryFileReaderTest {
  private static final byte[] BOM = HexFormat.of().parseHex("EFBBBF");

  @ParameterizedTest
  @CsvSource({
    "a.txt, TEXT",
    "A.TEXT, TEXT",
    "a.txt.gz, TEXT",
    "b/a.jsonl, JSON_LINES",
    "a.ndjson.GZ, JSON_LINES",
    "a.json, JSON",
    "a.csv, CSV",
    "a.tsv, TSV",
    "a.tab, TSV",
    "a.parquet, PARQUET",
    "a.pq, PARQUET",
    "a.doc,",
    "a,",
    "a.gz,",
    "b.json/a,",
    "'',"
  })
  void theExtensionTellsTheFormat(String name, InputFormat format) {
    assertThat(StoryFileReader.formatOf(name).orElse(null)).isEqualTo(format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a.parquet", "a", "a.gz"})
  void anEmptyFileIsOneReject(String name) {
    for (byte[] empty : List.of(new byte[0], BOM, gzip(new byte[0]), gzip(BOM))) {
      assertThat(summary(Reading.of(name, empty))).containsExactly("1 empty");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a"})
  void aFileOfWhiteSpaceIsOneReject(String name) {
    assertThat(summary(Reading.of(name, " \n\t\r\n"))).containsExactly("1 empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jsonl", "a.json", "a.csv", "a.tsv", "a"})
  void binaryContentIsOneReject(String name) {
    for (String head :
        List.of("89504E470D0A1A0A0000", "255044462D312E37", "504B0304", "CAFEBABE", "7F454C46")) {
      byte[] bytes = joined(HexFormat.of().parseHex(head), utf8("\n\n\n".repeat(50)));
      assertThat(summary(Reading.of(name, bytes))).containsExactly("1 not_text");
    }
    assertThat(summary(Reading.of(name, "a\nb\nc\u0000\n"))).containsExactly("1 not_text");
    assertThat(summary(Reading.of(name, "\u0001\u0002\u0003abc"))).containsExactly("1 not_text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.txt", "a.jsonl", "a.json", "a.csv"})
  void otherUnicodeEncodingsAreNamed(String name) {
    byte[] bytes = joined(HexFormat.of().parseHex("FFFE"), "The dam holds.".getBytes(UTF_16LE));
    Reject reject = (Reject) Reading.of(name, bytes).get(0);
    assertThat(reject.reason()).isEqualTo(RejectReason.BAD_ENCODING);
    assertThat(reject.detail()).contains("UTF-16").contains("UTF-8");
  }

  @Test
  void parquetIsToldByItsContent() {
    assertThat(summary(Reading.of("a.parquet", "abc"))).containsExactly("1 bad_parquet");
    assertThat(summary(Reading.of("a", "PAR1xyz"))).containsExactly("1 not_text");
    assertThat(InputFormat.isParquet(utf8("PAR1xyz"))).isTrue();
  }

  @Nested
  class PlainText {
    @Test
    void theWholeFileIsTheStory() {
      String text = "date 2021-08-30 The dam holds.\r\n\r\nIt is old. (NTB)\n";
      Story story = (Story) Reading.of("a.txt", joined(BOM, utf8(text))).get(0);
      assertThat(story.text()).isEqualTo(text);
      assertThat(story.position()).isEqualTo(1);
      assertThat(story.title()).isNull();
      assertThat(story.published()).isEqualTo(LocalDate.of(2021, 8, 30));
      assertThat(story.dateOrigin()).isEqualTo(DateOrigin.HEADER);
      assertThat(story.agency()).isEqualTo("NTB");
    }

    @Test
    void aBadByteIsNamedWithItsOffset() {
      Reject reject = (Reject) Reading.of("a.txt", "The café".getBytes(ISO_8859_1)).get(0);
      assertThat(reject.reason()).isEqualTo(RejectReason.BAD_ENCODING);
      assertThat(reject.detail()).contains("0xE9").contains("offset 7");
      assertThat(reject.sample()).isEqualTo("The caf\uFFFD");
    }

    @Test
    void aReplacementCharacterInTheFileIsNoError() {
      assertThat(summary(Reading.of("a.txt", "a\uFFFDb"))).containsExactly("1 a\uFFFDb");
    }

    @Test
    void theLimitIsExact() {
      assertThat(summary(Reading.of("a.txt", utf8("abcd"), 4))).containsExactly("1 abcd");
      assertThat(summary(Reading.of("a.txt", utf8("abcde"), 4))).containsExactly("1 too_long");
    }

    @Test
    void aNulFarIntoTheFileIsFound() {
      String text = "a".repeat(20_000) + "\u0000";
      assertThat(summary(Reading.of("a.txt", text))).containsExactly("1 not_text");
    }

    @Test
    void anUnknownExtensionIsReadByItsContent() {
      assertThat(summary(Reading.of("a.story", "The dam holds.")))
          .containsExactly("1 The dam holds.");
      assertThat(summary(Reading.of("a.dump", "\n{\"text\":\"a\"}\n{\"text\":\"b\"}")))
          .containsExactly("2 a", "3 b");
      assertThat(summary(Reading.of("a", " [{\"text\":\"a\"}]"))).containsExactly("1 a");
    }
  }

  @Nested
  class JsonLines {
    @Test
    void aBrokenLineCostsOnlyItself() {
      String content =
          "{\"text\":\"a\"}\n\n{\"text\":\"b\n[1]\n7\n{\"text\":\"c\"}{}\n{}\n{\"text\":\" \"}\r\n"
              + "{\"text\":\"d\",\"text\":\"e\"}";
      assertThat(summary(Reading.of("a.jsonl", content)))
          .containsExactly(
              "1 a",
              "3 bad_json",
              "4 bad_json",
              "5 bad_json",
              "6 bad_json",
              "7 missing_text",
              "8 empty",
              "9 e");
    }

    @Test
    void aBadByteCostsOnlyItsLine() {
      byte[] bytes =
          "{\"text\":\"a\"}\n{\"text\":\"\u00E9\"}\n{\"text\":\"b\"}\n".getBytes(ISO_8859_1);
      assertThat(summary(Reading.of("a.jsonl", bytes)))
          .containsExactly("1 a", "2 bad_encoding", "3 b");
    }

    @Test
    void aLongLineIsSkippedAndTheNextIsUnharmed() {
      String longLine = "{\"text\":\"" + "x".repeat(300_000) + "\"}\n";
      String content = "{\"text\":\"a\"}\n" + longLine + "{\"text\":\"b\"}\n" + longLine;
      assertThat(summary(Reading.of("a.jsonl", utf8(content), 100)))
          .containsExactly("1 a", "2 too_long", "3 b", "4 too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", ""})
    void theLimitDoesNotCountTheLineEnd(String end) {
      byte[] line = utf8("{\"text\":\"a\"}" + end);
      assertThat(summary(Reading.of("a.jsonl", line, 12))).containsExactly("1 a");
      assertThat(summary(Reading.of("a.jsonl", line, 11))).containsExactly("1 too_long");
    }

    @Test
    void theDetailIsShortAndHasTheColumn() {
      Reject reject = (Reject) Reading.of("a.jsonl", "{\"text\": oops}").get(0);
      assertThat(reject.detail()).contains("column").doesNotContain("Source").hasLineCount(1);
      assertThat(reject.sample()).isEqualTo("{\"text\": oops}");
    }

    @Test
    void deepNestingIsRefused() {
      String deep = "{\"text\":\"a\",\"x\":" + "[".repeat(100_000) + "\n{\"text\":\"b\"}";
      assertThat(summary(Reading.of("a.jsonl", deep))).containsExactly("1 bad_json", "2 b");
    }
  }

  @Nested
  class Json {
    @Test
    void anArrayIsReadOneByOne() {
      String content =
          "[ {\"text\":\"a ] } \\\" b\", \"x\": [{}]} ,\n{\"text\":\"c\"}, 7, null, {} ]\n";
      assertThat(summary(Reading.of("a.json", content)))
          .containsExactly("1 a ] } \" b", "2 c", "3 bad_json", "4 bad_json", "5 missing_text");
      assertThat(Reading.of("a.json", "[]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[{\"text\":\"a\"}, {\"text\": oops}, {\"text\":\"c\"}]",
          "[{\"text\":\"a\"}, {\"text\": \"b",
          "[{\"text\":\"a\"} {\"text\":\"c\"}]",
          "[{\"text\":\"a\"}, ]",
          "[{\"text\":\"a\"}, , {}]",
          "[{\"text\":\"a\"}, } ]",
          "[{\"text\":\"a\"}] x",
          "[{\"text\":\"a\"}",
          "[{\"text\":\"a\"},"
        })
    void whatComesBeforeASyntaxErrorIsKept(String content) {
      List<Parsed> all = Reading.of("a.json", content);
      assertThat(summary(all)).containsExactly("1 a", "2 bad_json");
      assertThat(((Reject) all.get(1)).detail()).contains("rest of the file was not read");
    }

    @Test
    void aBadByteOrALongRecordCostsOnlyItself() {
      byte[] bytes =
          ("[{\"text\":\"a\"},{\"text\":\"\u00E9\"},{\"text\":\""
                  + "x]},{\\\"".repeat(20_000)
                  + "\"}, "
                  + "1".repeat(200)
                  + ", {\"text\":\"b\"}]")
              .getBytes(ISO_8859_1);
      assertThat(summary(Reading.of("a.json", bytes, 100)))
          .containsExactly("1 a", "2 bad_encoding", "3 too_long", "4 too_long", "5 b");
    }

    @Test
    void oneObjectMayTakeManyLines() {
      assertThat(summary(Reading.of("a.json", "{\n  \"text\": \"a\"\n}\n{\n \"text\":\"b\"}")))
          .containsExactly("1 a", "2 b");
      assertThat(summary(Reading.of("a.json", "{\"text\":\"a\"}{\"text\":\"b\"}")))
          .containsExactly("1 a", "2 b");
    }

    @Test
    void jsonLinesUnderAnotherNameAreJsonLines() {
      String content = "{\"text\":\"a\"}\n{\"text\":\"b\n\n{\"text\":\"c\"}\n";
      assertThat(summary(Reading.of("a.json", content)))
          .containsExactly("1 a", "2 bad_json", "4 c");
      String firstBroken = "{\"text\":\"a\n{\"text\":\"b\"}\n";
      assertThat(summary(Reading.of("a.json", firstBroken))).containsExactly("1 bad_json", "2 b");
      String firstLong = "{\"text\":\"" + "a".repeat(200) + "\"}\n{\"text\":\"b\"}\n";
      assertThat(summary(Reading.of("a.json", utf8(firstLong), 100)))
          .containsExactly("1 too_long", "2 b");
    }

    @Test
    void whatIsNeitherArrayNorObjectIsBad() {
      assertThat(summary(Reading.of("a.json", "oops"))).containsExactly("1 bad_json");
    }
  }

  @Nested
  class Csv {
    @Test
    void recordsMaySpanLines() {
      String content = "id,text\r\n1,\"a, \"\"b\"\"\r\n\nc\"\r\n\r\n2,d \"e\"\n3,\"\"\n4,f";
      assertThat(summary(Reading.of("a.csv", content)))
          .containsExactly("2 a, \"b\"\r\n\nc", "6 d \"e\"", "7 empty", "8 f");
    }

    @Test
    void tabsSeparateInTsvAndSemicolonsWhereThereIsNoComma() {
      assertThat(summary(Reading.of("a.tsv", "id\ttext\n1\ta, b\n"))).containsExactly("2 a, b");
      assertThat(summary(Reading.of("a.csv", "id;text\n1;a, b\n"))).containsExactly("2 a, b");
      assertThat(summary(Reading.of("a.csv", "text\na\n\nb\n"))).containsExactly("2 a", "4 b");
    }

    @Test
    void aStrayQuoteCostsOnlyItsLine() {
      String content = "id,text\n1,\"a\n2,\"b\"\n\"3\"x,c\n4,d\n5,\"e\n";
      assertThat(summary(Reading.of("a.csv", content)))
          .containsExactly("2 bad_csv", "3 b", "4 bad_csv", "5 d", "6 bad_csv");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotSwallowTheFile() {
      StringBuilder content = new StringBuilder("id,text\n1,\"a\n");
      IntStream.range(0, 1000).forEach(i -> content.append(i).append(",b\n"));
      List<String> all = summary(Reading.of("a.csv", utf8(content.toString()), 500));
      assertThat(all).hasSize(1001).startsWith("2 bad_csv", "3 b").endsWith("1002 b");
    }

    @Test
    void aBadByteCostsOnlyItsRecord() {
      byte[] bytes = "id,text\n1,a\n2,\"\u00E9\n\"\n3,b\n".getBytes(ISO_8859_1);
      assertThat(summary(Reading.of("a.csv", bytes)))
          .containsExactly("2 a", "3 bad_encoding", "5 b");
    }

    @Test
    void aWrongNumberOfColumnsIsSaid() {
      List<Parsed> all = Reading.of("a.csv", "id,text\n1\n2,b,c\n3,\"d\ne\",f\n4,g\n");
      assertThat(summary(all)).containsExactly("2 bad_csv", "3 bad_csv", "4 bad_csv", "6 g");
      assertThat(((Reject) all.get(1)).detail()).isEqualTo("3 columns where the header has 2");
    }

    @Test
    void aHeaderWithoutTextIsOneReject() {
      List<Parsed> all = Reading.of("a.csv", "id,txet\n1,a\n2,b\n");
      assertThat(summary(all)).containsExactly("1 missing_text");
      assertThat(((Reject) all.get(0)).detail()).contains("id, txet");
    }

    @Test
    void aLongLineIsSkippedAndTheNextIsUnharmed() {
      String content = "text\n" + "x".repeat(300_000) + "\na\n\"" + "y".repeat(300_000) + "\"\nb\n";
      assertThat(summary(Reading.of("a.csv", utf8(content), 100)))
          .containsExactly("2 too_long", "3 a", "4 too_long", "5 b");
    }

    @ParameterizedTest
    @CsvSource({"abc, 3", "'\"a\"', 3", "'\"a\nb\"', 5"})
    void theLimitIsExactAndDoesNotCountTheLineEnd(String record, int length) {
      for (String end : List.of("\n", "\r\n", "")) {
        byte[] bytes = utf8("text\n" + record + end);
        int least = Math.max(4, length);
        assertThat(Reading.of("a.csv", bytes, least).get(0)).isInstanceOf(Story.class);
        if (length > 4) {
          assertThat(Reading.of("a.csv", bytes, length - 1).get(0)).isInstanceOf(Reject.class);
        }
      }
    }

    @Test
    void manyStrayQuotesTakeLinearTime() {
      // Each line opens a quote; the next one that could close it is a doubled one, and so on.
      String content = "id,text\n" + "1,\"\"\"a\n".repeat(200_000);
      long begin = System.nanoTime();
      List<Parsed> all = Reading.of("a.csv", utf8(content), 1 << 20);
      assertThat(all).hasSize(200_000);
      assertThat((System.nanoTime() - begin) / 1_000_000_000).isLessThan(20);
    }
  }

  @Nested
  class Gzip {
    private final byte[] one = utf8("{\"text\":\"a\"}\n{\"te");
    private final byte[] two = utf8("xt\":\"b\"}\n");

    @Test
    void allMembersAreRead() {
      byte[] members = joined(gzip(one), gzip(new byte[0]), gzip(two), new byte[512]);
      assertThat(summary(Reading.of("a.jsonl", members))).containsExactly("1 a", "2 b");
    }

    @Test
    void allMembersAreReadFromAStreamThatNeverHasAnythingAvailable() {
      InputStream trickling =
          new SequenceInputStream(
              new ByteArrayInputStream(gzip(one)), new ByteArrayInputStream(gzip(two)));
      List<Parsed> all = new ArrayList<>();
      reader().read("a.jsonl", 1000, trickling).forEachRemaining(all::add);
      assertThat(summary(all)).containsExactly("1 a", "2 b");
    }

    @Test
    void whatComesBeforeABreakIsKept() {
      byte[] whole = gzip(utf8(randomLines(5_000)));
      List<Parsed> all = Reading.of("a.jsonl", Arrays.copyOf(whole, whole.length / 2));
      assertThat(all.size()).isGreaterThan(100);
      assertThat(all.subList(0, all.size() - 1)).allMatch(parsed -> parsed instanceof Story);
      Reject last = (Reject) all.get(all.size() - 1);
      assertThat(last.reason()).isEqualTo(RejectReason.BAD_GZIP);
      assertThat(last.position()).isEqualTo(all.size());
    }

    @Test
    void damageAndTrailingRubbishAreReported() {
      byte[] damaged = gzip(utf8("{\"text\":\"a\"}\n"));
      damaged[damaged.length - 6] ^= 1;
      assertThat(summary(Reading.of("a.jsonl", damaged))).containsExactly("1 a", "2 bad_gzip");
      byte[] rubbish = joined(gzip(utf8("{\"text\":\"a\"}\n")), utf8("rubbish"));
      assertThat(summary(Reading.of("a.jsonl", rubbish))).containsExactly("1 a", "2 bad_gzip");
    }

    @Test
    void whatAFileMayBecomeIsExact() {
      byte[] packed = gzip(utf8("{\"text\":\"a\"}\n".repeat(10_000)));
      InputLimits once = new InputLimits(100, 1);
      List<Parsed> all = new ArrayList<>();
      new StoryFileReader(FieldNames.usual(), once)
          .read("a.jsonl", packed.length, new ByteArrayInputStream(packed))
          .forEachRemaining(all::add);
      int whole = Math.max(100, packed.length) / "{\"text\":\"a\"}\n".length();
      assertThat(all).hasSize(whole + 1);
      assertThat(all.get(whole)).isInstanceOf(Reject.class);
      assertThat(((Reject) all.get(whole)).reason()).isEqualTo(RejectReason.TOO_LONG);
      assertThat(((Reject) all.get(whole)).detail()).contains("more than 1 times");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 12})
    void aHeaderThatBreaksOffIsOneReject(int length) {
      byte[] cut = Arrays.copyOf(gzip(one), length);
      assertThat(summary(Reading.of("a.txt.gz", cut))).containsExactly("1 bad_gzip");
    }

    @Test
    void headerFieldsAreSkipped() throws IOException {
      byte[] plain = gzip(two);
      byte[] flags = plain.clone();
      flags[3] = 2 + 4 + 8 + 16;
      byte[] extra = utf8("\u0002\u0000xyname\u0000comment\u0000cc");
      byte[] packed =
          joined(Arrays.copyOf(flags, 10), extra, Arrays.copyOfRange(plain, 10, plain.length));
      try (GzipMembers members =
          new GzipMembers(new ByteArrayInputStream(packed), 1000, "too much")) {
        assertThat(members.readAllBytes()).isEqualTo(two);
      }
    }

    private String randomLines(int count) {
      StringBuilder lines = new StringBuilder();
      Random random = new Random(1);
      for (int i = 0; i < count; i++) {
        lines.append("{\"text\":\"").append(random.nextLong()).append("\"}\n");
      }
      return lines.toString();
    }
  }

  @Nested
  class Streams {
    @Test
    void aStreamThatFailsEndsWithOneRejectAfterWhatWasRead() {
      AtomicBoolean closed = new AtomicBoolean();
      InputStream failing =
          new SequenceInputStream(
              new ByteArrayInputStream(utf8("{\"text\":\"a\"}\n{\"text\":\"b\"}\n{\"te")),
              new InputStream() {
                @Override
                public int read() throws IOException {
                  throw new EOFException("the server\nhas gone");
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                  throw new EOFException("the server\nhas gone");
                }
              }) {
            @Override
            public void close() {
              closed.set(true);
            }
          };
      List<Parsed> all = new ArrayList<>();
      reader().read("a.jsonl", 1000, failing).forEachRemaining(all::add);
      assertThat(summary(all)).containsExactly("1 a", "2 b", "3 unreadable");
      assertThat(((Reject) all.get(2)).detail()).contains("the server has gone");
      assertThat(closed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.jsonl", "a.json", "a.csv", "a"})
    void aStreamThatFailsAtOnceIsOneReject(String name) {
      InputStream failing =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("no such host");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
              throw new IOException("no such host");
            }
          };
      List<Parsed> all = new ArrayList<>();
      reader().read(name, 1000, failing).forEachRemaining(all::add);
      assertThat(summary(all)).containsExactly("1 unreadable");
    }

    @Test
    void theStreamIsReadLazilyAndClosedAtItsEnd() {
      AtomicBoolean touched = new AtomicBoolean();
      AtomicBoolean closed = new AtomicBoolean();
      InputStream stream =
          new ByteArrayInputStream(utf8("{\"text\":\"a\"}\n")) {
            @Override
            public synchronized int read() {
              touched.set(true);
              return super.read();
            }

            @Override
            public synchronized int read(byte[] target, int offset, int length) {
              touched.set(true);
              return super.read(target, offset, length);
            }

            @Override
            public void close() {
              closed.set(true);
            }
          };
      Iterator<Parsed> all = reader().read("a.jsonl", 1000, stream);
      assertThat(touched).isFalse();
      all.next();
      assertThat(closed).isFalse();
      assertThat(all.hasNext()).isFalse();
      assertThat(closed).isTrue();
      assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void samplesAreShortValidAndSafe() {
      String hostile = "{\"\u202E\u001B[31m" + "😀".repeat(500);
      Reject reject = (Reject) Reading.of("a.jsonl", hostile).get(0);
      assertThat(reject.sample().codePointCount(0, reject.sample().length())).isEqualTo(200);
      assertThat(reject.sample()).startsWith("{\"\uFFFD\uFFFD[31m😀").endsWith("😀");
    }
  }

  private static StoryFileReader reader() {
    return new StoryFileReader(FieldNames.usual(), InputLimits.defaults());
  }
}
