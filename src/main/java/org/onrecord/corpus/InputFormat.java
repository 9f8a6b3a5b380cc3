package org.onrecord.corpus;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.onrecord.text.LetterCase;

/** The formats a story file may have. */
public enum InputFormat {
  /** One story a file, nothing but its text. */
  TEXT,
  /** One JSON object a line. */
  JSON_LINES,
  /** An array of JSON objects, or objects one after another. */
  JSON,
  /** Comma-separated values with a header line. */
  CSV,
  /** Tab-separated values with a header line. */
  TSV,
  /** Apache Parquet, which is read elsewhere. */
  PARQUET;

  /** What every Parquet file begins with. */
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

  /**
   * The format that a file's name tells, by its extension after a {@code .gz} is taken off; empty
   * if the extension is unknown or there is none.
   *
   * @param name a file name or a whole path
   */
  public static Optional<InputFormat> ofName(String name) {
    String lower = LetterCase.lower(name);
    if (lower.endsWith(".gz")) {
      lower = lower.substring(0, lower.length() - ".gz".length());
    }
    String file = lower.substring(lower.lastIndexOf('/') + 1);
    int dot = file.lastIndexOf('.');
    return dot < 0 ? Optional.empty() : ofExtension(file.substring(dot + 1));
  }

  private static Optional<InputFormat> ofExtension(String extension) {
    return switch (extension) {
      case "txt", "text" -> Optional.of(TEXT);
      case "jsonl", "ndjson" -> Optional.of(JSON_LINES);
      case "json" -> Optional.of(JSON);
      case "csv" -> Optional.of(CSV);
      case "tsv", "tab" -> Optional.of(TSV);
      case "parquet", "pq" -> Optional.of(PARQUET);
      default -> Optional.empty();
    };
  }

  /**
   * The format that a file's first bytes tell: {@code PAR1}, else the first character that is not
   * white space.
   *
   * @param head the file's first bytes after decompression, at best a few kilobytes
   */
  public static InputFormat ofContent(byte[] head) {
    if (isParquet(head)) {
      return PARQUET;
    }
    int first = firstVisible(head);
    // A brace begins JSON Lines as well as one object over many lines; the JSON reader tells them
    // apart.
    return first == '{' || first == '[' ? JSON : TEXT;
  }

  /** Whether these are the first bytes of a Parquet file. */
  public static boolean isParquet(byte[] head) {
    return ByteSlice.of(head).startsWith(PARQUET_MAGIC);
  }

  /** The formats' usual extensions, for messages. */
  public static List<String> extensions() {
    return List.of("txt", "jsonl", "json", "csv", "tsv", "parquet");
  }

  private static int firstVisible(byte[] head) {
    for (int i = ByteOrderMark.utf8Length(ByteSlice.of(head)); i < head.length; i++) {
      if (!Ascii.isSpace(head[i])) {
        return head[i];
      }
    }
    return -1;
  }
}
