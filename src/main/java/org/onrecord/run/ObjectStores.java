package org.onrecord.run;

import java.util.Set;
import org.apache.hadoop.fs.FileSystem;

/**
 * File systems that are object stores: an upload appears whole on its completion, and a rename is a
 * copy.
 */
final class ObjectStores {
  private static final Set<String> SCHEMES = Set.of("s3a", "s3", "gs", "abfs", "abfss");

  private ObjectStores() {}

  static boolean include(FileSystem files) {
    return SCHEMES.contains(files.getUri().getScheme());
  }
}
