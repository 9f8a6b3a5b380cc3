package org.onrecord.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cases that a person can read: a line of text ({@code \n} stands for a line end), then lines that
 * begin with {@code >} and say what is expected of it.
 */
public final class CaseFile {
  /**
   * One case.
   *
   * @param text the text
   * @param expected what stands behind each {@code >}
   */
  public record Case(String text, List<String> expected) {}

  private CaseFile() {}

  /** The cases in the file {@code name} beside the class {@code owner}. */
  public static List<Case> read(Class<?> owner, String name) {
    List<Case> cases = new ArrayList<>();
    for (String line : WordList.lines(owner, name)) {
      if (line.startsWith(">")) {
        cases.get(cases.size() - 1).expected().add(line.substring(1).strip());
      } else {
        cases.add(new Case(line.replace("\\n", "\n"), new ArrayList<>()));
      }
    }
    return cases;
  }
}
