package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SentencesTest {
  @TestFactory
  Stream<DynamicTest> splitsEachCaseAsAReaderWould() {
    return CaseFile.read(SentencesTest.class, "sentences.txt").stream()
        .map(c -> DynamicTest.dynamicTest(c.text(), () -> splits(c)));
  }

  private static void splits(CaseFile.Case sample) {
    StoryText text = StoryText.of(sample.text());
    List<String> found = Sentences.in(text, all(text)).stream().map(text::quote).toList();
    assertThat(found).isEqualTo(sample.expected());
  }

  @Test
  void leavesOutWhatIsNotTheBody() {
    StoryText text = StoryText.of("date 2020-01-01 It rained. It stopped.");
    List<Span> found = Sentences.in(text, new Span(16, text.length()));
    assertThat(found).extracting(text::quote).containsExactly("It rained.", "It stopped.");
  }

  @Test
  void countsCharactersOutsideTheBasicPlaneAsOne() {
    StoryText text = StoryText.of("A \uD83D\uDE00 smile. Then rain.");
    List<Span> found = Sentences.in(text, all(text));
    assertThat(found).containsExactly(new Span(0, 10), new Span(11, 21));
    assertThat(text.quote(found.get(1))).isEqualTo("Then rain.");
  }

  @Property(tries = 300)
  void sentencesAreTrimmedInOrderAndLeaveOutOnlySpace(@ForAll("stories") String story) {
    StoryText text = StoryText.of(story);
    int end = 0;
    for (Span sentence : Sentences.in(text, all(text))) {
      assertThat(text.view().substring(end, sentence.start())).isBlank();
      assertThat(text.quote(sentence))
          .doesNotContain("\n\n")
          .isEqualTo(text.quote(sentence).strip());
      end = sentence.end();
    }
    assertThat(text.view().substring(end)).isBlank();
  }

  @Provide
  Arbitrary<String> stories() {
    return Arbitraries.of(
            "word",
            "Mr.",
            "U.S.",
            ".",
            "?",
            " ",
            "\n",
            "\n\n",
            "“",
            "”",
            "’’",
            "''",
            "\"",
            "'",
            "``",
            "‘",
            "\uD83D\uDE00",
            "No.",
            "I",
            ",",
            "A")
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(parts -> String.join("", parts));
  }

  private static Span all(StoryText text) {
    return new Span(0, text.length());
  }
}
