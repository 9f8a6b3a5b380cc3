package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.onrecord.report.MarkedText.Mark;
import org.onrecord.report.MarkedText.Role;
import org.onrecord.report.MarkedText.Segment;
import org.onrecord.text.Span;

class MarkedTextPropertyTest {
  @Property(tries = 500)
  void the_segments_joined_are_the_text(
      @ForAll("texts") String text, @ForAll("marks") List<Mark> marks) {
    MarkedText marked = MarkedText.of(text, 3, marks);

    assertThat(joined(marked)).isEqualTo(text);
    assertThat(
            marked.paragraphs().stream()
                .map(MarkedTextPropertyTest::joined)
                .collect(Collectors.joining()))
        .isEqualTo(text);
  }

  @Property(tries = 500)
  void each_sign_carries_the_marks_that_cover_it(
      @ForAll("texts") String text, @ForAll("marks") List<Mark> marks) {
    for (MarkedText paragraph : MarkedText.of(text, 3, marks).paragraphs()) {
      for (Segment segment : paragraph.segments()) {
        int length = segment.text().codePointCount(0, segment.text().length());
        for (int at = segment.start(); at < segment.start() + length; at++) {
          int offset = at;
          assertThat(segment.marks())
              .containsExactlyInAnyOrderElementsOf(
                  marks.stream().filter(mark -> mark.span().contains(offset)).toList());
        }
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "é", "😀", "\n", "\r\n", "\n\n", " ", "b.", "\u202E", "👩‍👩‍👧")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<List<Mark>> marks() {
    return Combinators.combine(
            Arbitraries.of("s1", "s2", "s3"),
            Arbitraries.integers().between(0, 2),
            Arbitraries.of(Role.class),
            Arbitraries.integers().between(0, 40),
            Arbitraries.integers().between(1, 20))
        .as(
            (id, depth, role, start, length) ->
                new Mark(id, depth, role, new Span(start, start + length)))
        .list()
        .ofMaxSize(8);
  }

  private static String joined(MarkedText text) {
    return text.segments().stream().map(Segment::text).collect(Collectors.joining());
  }
}
