package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotationsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "She said: [“Come in.”]",
        "She said: [“Come in,’’] and left.",
        "She said: [``Come in,''] and left.",
        "She said: [\"Come in,\"] and left.",
        "She said: [«Come in,»] and left.",
        "She said: [‘Come in,’] and left.",
        "She said: ['Come in,'] and left.",
        "The board’s chair didn’t come in ’99.",
        "The dockers' union hadn't met.",
        "[“He said ‘no’ to me,”] she said. [“Twice.”]",
        "A mark [“that is never closed"
      })
  void findsWhatStandsBetweenMarks(String marked) {
    String plain = marked.replace("[", "").replace("]", "");
    StoryText text = StoryText.of(plain);
    StringBuilder found = new StringBuilder(plain);
    List<Quotation> quotations = Quotations.in(text, new Span(0, text.length()));
    for (int i = quotations.size() - 1; i >= 0; i--) {
      Quotation quotation = quotations.get(i);
      found.insert(quotation.span().end(), quotation.closed() ? "]" : "");
      found.insert(quotation.span().start(), "[");
    }
    assertThat(found).hasToString(marked);
  }

  @Test
  void anOpenQuotationEndsWithItsParagraphAndTheNextOneCarriesItOn() {
    StoryText text = StoryText.of("“First part.\n\n“Second part.”\n\n“Another.”");
    assertThat(Quotations.in(text, new Span(0, text.length())))
        .containsExactly(
            new Quotation(new Span(0, 12), false, false),
            new Quotation(new Span(14, 28), true, true),
            new Quotation(new Span(30, 40), true, false));
  }

  @Property(tries = 300)
  void quotationsAreInOrderAndDoNotOverlap(@ForAll("markedTexts") String story) {
    StoryText text = StoryText.of(story);
    int end = 0;
    for (Quotation quotation : Quotations.in(text, new Span(0, text.length()))) {
      assertThat(quotation.span().start()).isGreaterThanOrEqualTo(end);
      end = quotation.span().end();
    }
    assertThat(end).isLessThanOrEqualTo(text.length());
  }

  @Provide
  Arbitrary<String> markedTexts() {
    return Arbitraries.of("a", " ", "\n\n", "“", "”", "’", "'", "\"", "`", "‘", "«", "»", "„", ",")
        .list()
        .ofMinSize(1)
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"“", "\" ", "\"a ", "'a ", "‘a ", "``a ", "«"})
  void fiftyThousandOpeningMarksTakeNoTime(String mark) {
    StoryText text = StoryText.of(mark.repeat(50_000));
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> Quotations.in(text, new Span(0, text.length())));
  }
}
