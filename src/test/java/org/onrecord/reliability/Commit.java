package org.onrecord.reliability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The commit of the code that is tried. */
final class Commit {
  private static String current;

  private Commit() {}

  /** Its short name, with a plus sign where files were changed since; "unknown" without git. */
  static synchronized String current() {
    if (current == null) {
      String head = git("rev-parse", "--short=10", "HEAD");
      // Pages that the tests write are no change of what they tried.
      String changed = git("status", "--porcelain", "--", ".", ":!docs", ":!reports/sample");
      current = head.isEmpty() ? "unknown" : changed.isEmpty() ? head : head + "+";
    }
    return current;
  }

  private static String git(String... arguments) {
    try {
      String[] command = new String[arguments.length + 1];
      command[0] = "git";
      System.arraycopy(arguments, 0, command, 1, arguments.length);
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? answer.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
