package org.onrecord.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads and writes files of one JSON object a line, one line in memory at a time.
 *
 * <p>Lines end at a line feed, blank lines are skipped, and the bytes must be UTF-8. What is wrong
 * is told with the file and the line.
 */
public final class JsonLines {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private JsonLines() {}

  /**
   * The items of {@code file}, read as the stream is consumed. Close the stream.
   *
   * @param parse makes an item of a line's object; an {@link IllegalArgumentException} that it
   *     throws is reported with the file and the line
   * @throws MalformedFileException while consuming, at the first line that is no JSON or no item
   * @throws UncheckedIOException if the file cannot be read
   */
  public static <T> Stream<T> read(Path file, Function<JsonNode, T> parse) {
    InputStream in;
    try {
      in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    } catch (IOException e) {
      throw cannot("read", file, e);
    }
    return StreamSupport.stream(new Lines<>(file, in, parse), false)
        .onClose(
            () -> {
              try {
                in.close();
              } catch (IOException e) {
                throw cannot("close", file, e);
              }
            });
  }

  /** All items of {@code file}; see {@link #read}. */
  public static <T> List<T> readAll(Path file, Function<JsonNode, T> parse) {
    try (Stream<T> items = read(file, parse)) {
      return items.toList();
    }
  }

  /** Opens {@code file} for writing, in place of what was there; its directory is made. */
  public static Writer write(Path file) {
    try {
      Path directory = file.toAbsolutePath().getParent();
      if (directory != null) {
        Files.createDirectories(directory);
      }
      return new Writer(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw cannot("write", file, e);
    }
  }

  private static UncheckedIOException cannot(String what, Path file, IOException e) {
    return new UncheckedIOException("cannot " + what + " " + file + ": " + e.getMessage(), e);
  }

  /** Writes one object a line. */
  public static final class Writer implements Closeable {
    private final Path file;
    private final BufferedWriter out;

    private Writer(Path file, BufferedWriter out) {
      this.file = file;
      this.out = out;
    }

    /** Adds a line. */
    public void add(JsonNode item) {
      try {
        out.write(MAPPER.writeValueAsString(item));
        // Not the platform's line end: the file is the same wherever it is written.
        out.write('\n');
      } catch (IOException e) {
        throw cannot("write", file, e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw cannot("write", file, e);
      }
    }
  }

  private static final class Lines<T> extends AbstractSpliterator<T> {
    private final Path file;
    private final InputStream in;
    private final Function<JsonNode, T> parse;
    private long number;

    Lines(Path file, InputStream in, Function<JsonNode, T> parse) {
      super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
      this.file = file;
      this.in = in;
      this.parse = parse;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
      String line = next();
      while (line != null && PythonText.strip(line).isEmpty()) {
        line = next();
      }
      if (line == null) {
        return false;
      }
      action.accept(parsed(line));
      return true;
    }

    private T parsed(String line) {
      try {
        return parse.apply(Fields.object(MAPPER.readTree(line)));
      } catch (JsonProcessingException e) {
        throw MalformedFileException.at(file, number, "no JSON: " + e.getOriginalMessage(), e);
      } catch (IllegalArgumentException e) {
        throw MalformedFileException.at(file, number, e.getMessage(), e);
      }
    }

    /** The next line without its line feed, or null at the end of the file. */
    private String next() {
      // Split as bytes and decoded by line, so that a bad byte is reported in its own line.
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
      try {
        int b = in.read();
        if (b < 0) {
          return null;
        }
        for (; b >= 0 && b != '\n'; b = in.read()) {
          bytes.write(b);
        }
        number++;
        return StandardCharsets.UTF_8
            .newDecoder()
            .decode(ByteBuffer.wrap(bytes.toByteArray()))
            .toString();
      } catch (CharacterCodingException e) {
        throw MalformedFileException.at(file, number, "not UTF-8", e);
      } catch (IOException e) {
        throw cannot("read", file, e);
      }
    }
  }
}
