package org.onrecord.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.TestEncoder;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class EmbeddingsTest {
  private static final Embeddings EMBEDDINGS = TestEncoder.SHIPPED.embeddings();

  private static Embedding of(String words) {
    StoryText text = StoryText.of(words);
    Span whole = new Span(0, text.length());
    return EMBEDDINGS
        .of(TestEncoder.read(text, Sentences.in(text, whole)), List.of(whole))
        .orElseThrow();
  }

  @Test
  void whatIsAboutTheSameIsNearer() {
    Embedding harvest = of("The cocoa harvest will be smaller than last year because of the rain.");
    Embedding crop = of("Farmers expect to bring in fewer beans this season after the storms.");
    Embedding strike = of("The union has called its members out on strike at the two car plants.");
    assertThat(harvest.similarity(crop)).isGreaterThan(harvest.similarity(strike));
    assertThat(crop.similarity(harvest)).isGreaterThan(crop.similarity(strike));
  }

  @Test
  void itHasUnitLength() {
    Embedding one = of("The ministers will meet again in May.");
    assertThat(one.size()).isEqualTo(384);
    assertThat(one.similarity(one)).isCloseTo(1, within(1e-3));
  }

  @Test
  void withoutAWordThereIsNone() {
    StoryText text = StoryText.of("He said so.   ");
    List<Reading> readings = TestEncoder.read(text, List.of(new Span(0, 11)));
    assertThat(EMBEDDINGS.of(readings, List.of(new Span(11, 14)))).isEmpty();
    assertThat(EMBEDDINGS.of(List.of(), List.of(new Span(0, 3)))).isEmpty();
  }
}
