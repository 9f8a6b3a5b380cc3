package org.onrecord.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.onrecord.table.Tables;

/**
 * What made a run: part of its id and of its manifest.
 *
 * @param onrecord the release
 * @param code a fingerprint of the jar, so that a changed build is not taken for the same; {@code
 *     classes} when run from a build directory
 * @param schema of the tables
 * @param annotator of statements, mentions and tone
 * @param spark the Spark that ran it
 * @param java the Java that ran it
 */
public record Versions(
    String onrecord, String code, int schema, String annotator, String spark, String java) {

  /** The versions of this process. */
  public static Versions of(String annotator, String spark) {
    return new Versions(
        release(),
        codeFingerprint(),
        Tables.SCHEMA_VERSION,
        annotator,
        spark,
        Runtime.version().toString());
  }

  /** The release of OnRecord, from the build. */
  public static String release() {
    Properties properties = new Properties();
    try (InputStream in = Versions.class.getResourceAsStream("/org/onrecord/version.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String codeFingerprint() {
    try {
      Path place =
          Path.of(Versions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Files.isRegularFile(place) ? ofJar(place) : "classes";
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the code's own jar cannot be read", e);
    }
  }

  /** Of names and checksums of the entries: the jar's directory is read, not the jar. */
  private static String ofJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      List<String> entries =
          Collections.list(zip.entries()).stream()
              .filter(entry -> !entry.isDirectory())
              .map((ZipEntry entry) -> entry.getName() + " " + entry.getCrc())
              .sorted()
              .toList();
      return new Hashes().add(entries).hex(12);
    }
  }
}
