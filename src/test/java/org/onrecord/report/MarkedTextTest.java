package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.onrecord.report.MarkedText.Mark;
import org.onrecord.report.MarkedText.Role;
import org.onrecord.text.Span;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MarkedTextTest {
  @Test
  void a_statement_inside_another_lies_upon_it() {
    MarkedText marked =
        MarkedText.of(
            "Ann said Bob lied.",
            0,
            List.of(
                mark("in", 1, Role.SOURCE, 9, 12),
                mark("out", 0, Role.SOURCE, 0, 3),
                mark("out", 0, Role.CUE, 4, 8),
                mark("out", 0, Role.CONTENT, 9, 17)));

    assertThat(marked.segments().stream().map(s -> s.text() + "/" + s.role() + "/" + s.nested()))
        .containsExactly(
            "Ann/source/false",
            " //false",
            "said/cue/false",
            " //false",
            "Bob/source/true",
            " lied/content/false",
            ".//false");
  }

  @Test
  void a_statement_begins_and_ends_once_however_many_pieces_it_has() {
    MarkedText marked =
        MarkedText.of(
            "“Yes,” said Ann.\n\n“No.”",
            0,
            List.of(
                mark("s", 0, Role.CONTENT, 0, 6),
                mark("s", 0, Role.CUE, 7, 11),
                mark("s", 0, Role.SOURCE, 12, 15),
                mark("s", 0, Role.CONTENT, 18, 23)));
    List<String> begins = new ArrayList<>();
    List<String> ends = new ArrayList<>();
    for (MarkedText paragraph : marked.paragraphs()) {
      paragraph.segments().forEach(s -> s.begins().forEach(id -> begins.add(s.text())));
      paragraph.segments().forEach(s -> s.ends().forEach(id -> ends.add(s.text())));
    }

    assertThat(marked.paragraphs()).hasSize(2);
    assertThat(begins).containsExactly("“Yes,”");
    assertThat(ends).containsExactly("“No.”");
  }

  @Test
  void marks_outside_the_piece_shown_are_left_out() {
    MarkedText marked =
        MarkedText.of(
            "said Ann",
            100,
            List.of(mark("s", 0, Role.CONTENT, 0, 90), mark("s", 0, Role.SOURCE, 105, 200)));

    assertThat(marked.segments().stream().map(s -> s.start() + s.role()))
        .containsExactly("100", "105source");
  }

  private static Mark mark(String id, int depth, Role role, int start, int end) {
    return new Mark(id, depth, role, new Span(start, end));
  }
}
