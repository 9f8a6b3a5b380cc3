package org.onrecord.corpus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Reads bytes in memory as a file. */
final class Reading {
  private Reading() {}

  static List<Parsed> of(String name, byte[] bytes, int limit) {
    List<Parsed> all = new ArrayList<>();
    new StoryFileReader(
            FieldNames.usual(), new InputLimits(limit, InputLimits.DEFAULT_MAX_INFLATION))
        .read(name, bytes.length, new ByteArrayInputStream(bytes))
        .forEachRemaining(all::add);
    return all;
  }

  static List<Parsed> of(String name, byte[] bytes) {
    return of(name, bytes, InputLimits.DEFAULT_MAX_RECORD_BYTES);
  }

  static List<Parsed> of(String name, String content) {
    return of(name, utf8(content));
  }

  static byte[] utf8(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** "3 the text" for a story, "4 bad_json" for a reject. */
  static List<String> summary(List<Parsed> all) {
    return all.stream().map(Reading::summary).toList();
  }

  private static String summary(Parsed parsed) {
    return parsed.position()
        + " "
        + (parsed instanceof Story story ? story.text() : ((Reject) parsed).reason().word());
  }
}
