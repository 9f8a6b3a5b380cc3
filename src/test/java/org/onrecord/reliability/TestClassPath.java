package org.onrecord.reliability;

import java.io.File;
import java.nio.file.Path;

/** The jars that the tests run with, for processes that need some of them. */
final class TestClassPath {
  private TestClassPath() {}

  /** The jar of an artifact of that name. */
  static String jar(String artifact) {
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Path.of(entry).getFileName().toString().matches(artifact + "(-\\w+)?-\\d.*\\.jar")) {
        return entry;
      }
    }
    throw new AssertionError("not on the class path of the tests: " + artifact);
  }
}
