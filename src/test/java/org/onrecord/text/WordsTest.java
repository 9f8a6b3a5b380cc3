package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class WordsTest {
  /** What evaluation counts as a token, in ASCII. */
  private static final Pattern TOKEN = Pattern.compile("\\w+|[^\\w\\s]");

  @Test
  void runsOfLettersAndSingleSignsAreWords() {
    StoryText text = StoryText.of("Côte d’Ivoire’s 1,5 %!");
    assertThat(Words.in(text, new Span(0, text.length())))
        .extracting(text::quote)
        .containsExactly("Côte", "d", "’", "Ivoire", "’", "s", "1", ",", "5", "%", "!");
  }

  @Property(tries = 300)
  void wordsOfAsciiAreThoseOfTheScorer(@ForAll @StringLength(min = 1, max = 60) String any) {
    StringBuilder ascii = new StringBuilder();
    any.chars().forEach(c -> ascii.append((char) (' ' + c % 95)));
    StoryText text = StoryText.of(ascii.toString());
    Span all = new Span(0, text.length());
    Matcher expected = TOKEN.matcher(ascii);
    for (Span word : Words.in(text, all)) {
      assertThat(expected.find()).isTrue();
      assertThat(word).isEqualTo(new Span(expected.start(), expected.end()));
    }
    assertThat(expected.find()).isFalse();
    assertThat(Words.count(text, all)).isEqualTo(Words.in(text, all).size());
  }
}
