package org.onrecord.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.TestSpark;

/** Files made to stop a job, each beside a story or with one in it that must come through. */
final class HostileFiles {
  /**
   * What must come of one.
   *
   * @param fault what is wrong with it, for people
   * @param place name and position of its reject; null if there is none
   * @param reason of the reject
   * @param story id of a story in it that must be there; null if there is none
   */
  record Expected(String fault, String place, String reason, String story) {}

  private static final int MEGABYTE = 1 << 20;

  private final Path directory;
  private final String good;
  private final List<Expected> expected = new ArrayList<>();

  private HostileFiles(Path directory, String good) {
    this.directory = directory;
    this.good = good;
  }

  /**
   * Writes them.
   *
   * @param good a text that is read without fault
   */
  static List<Expected> write(Path directory, String good)
      throws IOException, InterruptedException {
    HostileFiles files = new HostileFiles(directory, good);
    files.names();
    files.texts();
    files.links();
    files.gzip();
    files.json();
    files.csv();
    files.parquet();
    return files.expected;
  }

  private void names() throws IOException, InterruptedException {
    for (String name : List.of("li\nne", "co:lon", "per%41cent%", "gl*[o]{b}?", "back\\slash")) {
      String id = "named-" + name.length() + name.charAt(0);
      text(name + ".jsonl", story(id));
      expect("a name with a line end, colon, percent sign, glob or backslash", null, null, id);
    }
    text(".checked.jsonl.crc", "crc\0of another file");
    text("a".repeat(240) + ".jsonl", story("long-name"));
    expect("a name of 246 characters", null, null, "long-name");
    Files.write(Path.of(URI.create(directory.toUri() + "caf%E9.txt")), bytes(good));
    expect("a name that is no UTF-8", "caf%E9.txt:1", "unreadable", null);
    run("mkfifo", directory.resolve("pipe.txt").toString());
    expect("a named pipe", null, null, null);
    Path deep = directory;
    for (int i = 0; i < 1000; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("deep.jsonl"), story("deep"));
    expect("a story 1,000 directories deep", null, null, "deep");
  }

  private void texts() throws IOException {
    String said = "\u201cYes, %s\u201d Mayor Ada Okoro said. " + good;
    text("letters.jsonl", story("letters", said.formatted("\u0130".repeat(200_000))));
    expect("a quotation of 200,000 letters that are two in small", null, null, "letters");
    text("sigmas.jsonl", story("sigmas", said.formatted("\u03A3".repeat(200_000))));
    expect("a quotation of 200,000 capital sigmas", null, null, "sigmas");
    text("accents.jsonl", story("accents", said.formatted("\u0315\u0327".repeat(100_000))));
    expect("a letter with 200,000 accents", null, null, "accents");
    text("blanks.jsonl", story("blanks", said.formatted("No.\u201d" + " ".repeat(800_000))));
    expect("800,000 spaces behind a quotation", null, null, "blanks");
  }

  private void links() throws IOException {
    Files.createSymbolicLink(directory.resolve("nowhere.txt"), Path.of("not there"));
    expect("a link to nothing", "nowhere.txt:1", "unreadable", null);
    Files.createSymbolicLink(directory.resolve("itself.txt"), Path.of("itself.txt"));
    expect("a link to itself", "itself.txt:1", "unreadable", null);
    Files.createSymbolicLink(directory.resolve("device.txt"), Path.of("/dev/zero"));
    expect("a link to a device without end", null, null, null);
    // Each of twelve directories links to all: without care more ways than atoms.
    for (int i = 0; i < 12; i++) {
      Path one = Files.createDirectories(directory.resolve("maze/m" + i));
      for (int k = 0; k < 12; k++) {
        Files.createSymbolicLink(one.resolve("to" + k), Path.of("../m" + k));
      }
      Files.writeString(one.resolve("in.jsonl"), story("maze-" + i));
      expect("directories that link to each other", null, null, "maze-" + i);
    }
  }

  private void gzip() throws IOException {
    packed("within.jsonl.gz", story("within") + " ".repeat(100_000));
    expect("gzip, 1,000 times its size within a record's limit", null, null, "within");
    packed("lines.jsonl.gz", "\n".repeat(60 * MEGABYTE));
    expect("gzip of 60 MiB of line ends", "lines.jsonl.gz:*", "too_long", null);
    packed("word.txt.gz", "a".repeat(2 * MEGABYTE));
    expect("gzip of a word of 2 MiB", "word.txt.gz:1", "too_long", null);
    byte[] empty = packed("");
    try (OutputStream out = Files.newOutputStream(directory.resolve("members.jsonl.gz"))) {
      for (int i = 0; i < 20_000; i++) {
        out.write(empty);
      }
      out.write(packed(story("member")));
    }
    expect("gzip of 20,000 empty members before a story", null, null, "member");
    Files.write(directory.resolve("twice.jsonl.gz"), packed(packed(story("twice"))));
    expect("gzip in gzip", "twice.jsonl.gz:1", "not_text", null);
  }

  private void json() throws IOException {
    String deep = "[".repeat(100_000) + "]".repeat(100_000);
    structured("nested", "{\"text\": \"a\", \"x\": " + deep + "}", "100,000 lists in each other");
    structured("key", "{\"" + "k".repeat(900_000) + "\": 1}", "a name of 900,000 characters");
    structured("number", "{\"id\": " + "9".repeat(900_000) + "}", "a number of 900,000 digits");
    StringBuilder keys = new StringBuilder("{\"id\": \"keys\", \"text\": \"" + good + "\"");
    for (int i = 0; i < 80_000; i++) {
      keys.append(", \"").append(i).append("\":1");
    }
    text("keys.jsonl", keys + "}");
    expect("JSON with 80,000 names in an object", null, null, "keys");
    text("same.jsonl", "{\"id\": \"same\", \"text\": 1, \"text\": \"" + good + "\"}");
    expect("JSON with one name twice", null, null, "same");
    text("halves.jsonl", story("h\\u0000\\ud800", "\\udc00 " + good + " \\ud83d\\u0000"));
    expect("JSON with NUL and half characters in id and text", null, null, null);
  }

  /** In JSON Lines and in an array: the story behind it is read. */
  private void structured(String name, String record, String fault) throws IOException {
    text(name + ".jsonl", record + "\n" + story(name + "-line"));
    expect("JSON with " + fault, name + ".jsonl:1", "bad_json", name + "-line");
    text(name + ".json", "[" + record + ",\n" + story(name + "-element") + "]");
    expect("JSON with " + fault, name + ".json:1", "bad_json", name + "-element");
  }

  private void csv() throws IOException {
    text("wide.csv", "c,".repeat(100_000) + "text\n");
    expect("CSV of 100,000 columns", "wide.csv:1", "bad_csv", null);
    text("commas.csv", "id,text\n" + ",".repeat(500_000) + "\nbehind,\"" + good + "\"\n");
    expect("CSV with a row of 500,000 commas", "commas.csv:2", "bad_csv", "behind");
    String open = "id,text\nopen,\"" + "no end, ".repeat(2 * MEGABYTE) + "\n";
    text("open.csv", open + "closed,\"" + good + "\"\n");
    expect("CSV with a quote that is open for 16 MiB", "open.csv:2", "too_long", "closed");
  }

  private void parquet() throws IOException {
    Dataset<Row> rows =
        TestSpark.session()
            .range(40)
            .selectExpr("concat('parquet-', id) id", "concat('" + good + "', ' ', id) text");
    byte[] whole = parquet(rows);
    Files.write(directory.resolve("half.parquet"), Arrays.copyOf(whole, whole.length / 2));
    expect("Parquet that breaks off", "half.parquet:1", "bad_parquet", null);
    byte[] footer = whole.clone();
    Arrays.fill(footer, footer.length - 8, footer.length - 4, (byte) 0x7F);
    Files.write(directory.resolve("footer.parquet"), footer);
    expect("Parquet with a wrong length of its footer", "footer.parquet:1", "bad_parquet", null);
    byte[] page = whole.clone();
    Arrays.fill(page, 4, page.length / 3, (byte) 0xFF);
    Files.write(directory.resolve("page.parquet"), page);
    expect("Parquet with a spoilt page", "page.parquet:1", "bad_parquet", null);
    Files.write(
        directory.resolve("types.parquet"),
        parquet(TestSpark.session().range(1).selectExpr("id text")));
    expect("Parquet whose text is a number", "types.parquet:1", "missing_text", null);
    Files.write(
        directory.resolve("bomb.parquet"),
        parquet(TestSpark.session().range(300).selectExpr("repeat('a', 400000) text")));
    expect("Parquet that says one long text 300 times", "bomb.parquet:*", "too_long", null);
  }

  private byte[] parquet(Dataset<Row> rows) throws IOException {
    Path place = Files.createTempDirectory("parquet");
    rows.coalesce(1).write().mode("overwrite").parquet(place.toString());
    try (Stream<Path> files = Files.list(place)) {
      return Files.readAllBytes(
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow());
    }
  }

  private void expect(String fault, String place, String reason, String story) {
    expected.add(new Expected(fault, place, reason, story));
  }

  private String story(String id) {
    return story(id, good);
  }

  private static String story(String id, String text) {
    return "{\"id\": \"" + id + "\", \"text\": \"" + text + "\"}";
  }

  private void text(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private void packed(String name, String text) throws IOException {
    Files.write(directory.resolve(name), packed(text));
  }

  private static byte[] packed(String text) throws IOException {
    return packed(bytes(text));
  }

  private static byte[] packed(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new SmallestGzip(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    if (new ProcessBuilder(command).start().waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  private static final class SmallestGzip extends GZIPOutputStream {
    SmallestGzip(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}
