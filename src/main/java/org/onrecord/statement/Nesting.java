package org.onrecord.statement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.onrecord.text.Span;

/** Tells which statements stand inside what another one says. */
final class Nesting {
  private Nesting() {}

  /**
   * The statements, in the same order, each with its depth.
   *
   * @param statements in the order of the text
   */
  static List<Statement> of(List<Statement> statements) {
    // Outer content spans come before those inside them: by start, the longer first.
    record Said(Span span, int statement) {}
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      for (Span span : statements.get(i).content()) {
        said.add(new Said(span, i));
      }
    }
    said.sort(
        Comparator.comparingInt((Said s) -> s.span.start())
            .thenComparing(s -> s.span.end(), Comparator.reverseOrder()));
    int[] depths = new int[statements.size()];
    Deque<Said> open = new ArrayDeque<>();
    int next = 0;
    for (int i = 0; i < depths.length; i++) {
      Span whole = Statements.whole(statements.get(i));
      while (next < said.size() && said.get(next).span.start() <= whole.start()) {
        open.push(said.get(next++));
      }
      open.removeIf(s -> s.span.end() <= whole.start());
      int depth = 0;
      for (Said s : open) {
        boolean around = s.statement != i && s.span.contains(whole);
        depth = around ? Math.max(depth, depths[s.statement] + 1) : depth;
      }
      depths[i] = depth;
    }
    List<Statement> nested = new ArrayList<>(statements.size());
    for (int i = 0; i < depths.length; i++) {
      nested.add(statements.get(i).atDepth(depths[i]));
    }
    return Collections.unmodifiableList(nested);
  }
}
