package org.onrecord.evaluate;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The small files that were made up for these tests. */
final class Cases {
  private Cases() {}

  static Path file(String name) {
    try {
      return Path.of(Cases.class.getResource(name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
