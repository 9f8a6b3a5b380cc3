package org.onrecord;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gold collections and the independent scorer, which lie beside the project and are no part of
 * it: in {@code ../shared}, or where the environment variable {@code ONRECORD_SHARED} says. Tests
 * that need what is not there are skipped, and say so.
 */
public final class SharedData {
  private SharedData() {}

  /** The directory, whether it is there or not. */
  public static Path directory() {
    return Path.of(Optional.ofNullable(System.getenv("ONRECORD_SHARED")).orElse("../shared"));
  }

  /** A file of it, such as {@code gold/seed.jsonl}; skips the test if it is not there. */
  public static Path require(String name) {
    Path file = directory().resolve(name);
    assumeTrue(
        Files.isReadable(file),
        () -> "skipped: no " + file + " (set ONRECORD_SHARED to the directory of shared data)");
    return file;
  }

  /** What score.py prints; skips the test if it or python3 is not there. */
  public static String score(String verb, Path gold, Path predicted) {
    Path scorer = require("eval/score.py");
    return python(scorer.toString(), verb, gold.toString(), predicted.toString());
  }

  /** What {@code python3} prints; skips the test if there is none, fails if it fails. */
  public static String python(String... arguments) {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      assumeTrue(false, () -> "skipped: no python3 (" + e.getMessage() + ")");
      throw new IllegalStateException(e);
    }
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new AssertionError("python3 ended with " + status + ": " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
