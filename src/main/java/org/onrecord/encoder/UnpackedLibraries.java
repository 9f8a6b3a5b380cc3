package org.onrecord.encoder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The native libraries that ONNX Runtime unpacks into the temporary directory, 22 MB a process, and
 * removes when the process ends. A process that is killed would leave them there for good.
 */
final class UnpackedLibraries {
  private static final Path MAPPED = Path.of("/proc/self/maps");
  private static final String DIRECTORY = "/onnxruntime-java";

  private UnpackedLibraries() {}

  /**
   * Removes them once they are loaded. Linux keeps what is mapped until the process ends; elsewhere
   * nothing happens.
   */
  static void remove() {
    if (!Files.isReadable(MAPPED)) {
      return;
    }
    try {
      Set<Path> libraries = loaded();
      for (Path library : libraries) {
        Files.deleteIfExists(library);
      }
      for (Path directory : libraries.stream().map(Path::getParent).collect(Collectors.toSet())) {
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      // They are removed at the end then, as ONNX Runtime sees to.
      return;
    }
  }

  private static Set<Path> loaded() throws IOException {
    try (Stream<String> maps = Files.lines(MAPPED)) {
      return maps.filter(line -> line.contains(DIRECTORY))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .collect(Collectors.toSet());
    }
  }
}
