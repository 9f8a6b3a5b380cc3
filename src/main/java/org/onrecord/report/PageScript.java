package org.onrecord.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A script that stands in a page, and the hash by which the page's own policy lets it run: it and
 * nothing that a story may hold.
 *
 * @param text of the script
 * @param hash as a Content-Security-Policy writes it
 */
public record PageScript(String text, String hash) {
  /** In the order in which they must run: the libraries, then what uses them. */
  private static final List<PageScript> ALL = all();

  static List<PageScript> ofReports() {
    return ALL;
  }

  /** A file beside the class, or one on the class path if it begins with a slash. */
  static String resource(String name) {
    try (InputStream in = PageScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing from the jar: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PageScript> all() {
    List<PageScript> scripts = new ArrayList<>();
    resource("libraries.txt").lines().forEach(file -> scripts.add(library("/" + file)));
    scripts.add(of(resource("page.js")));
    return List.copyOf(scripts);
  }

  private static PageScript library(String file) {
    // The address of a map that no page has: browsers' tools would ask for it.
    return of(resource(file).replaceAll("(?m)^//# sourceMappingURL=.*$", "").strip() + "\n");
  }

  private static PageScript of(String text) {
    if (text.contains("</script") || text.contains("<!--")) {
      throw new IllegalStateException("a script that would end its element");
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new PageScript(text, "sha256-" + Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
