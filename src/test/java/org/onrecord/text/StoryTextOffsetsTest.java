package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class StoryTextOffsetsTest {
  @Property
  void theViewHasOneCharacterForEachCodePoint(@ForAll @StringLength(max = 80) String any) {
    StoryText text = StoryText.of(any);
    int[] points = any.codePoints().toArray();
    assertThat(text.length()).isEqualTo(points.length);
    for (int i = 0; i < points.length; i++) {
      assertThat(text.quote(new Span(i, i + 1))).isEqualTo(Character.toString(points[i]));
    }
  }

  @Test
  void whatIsLeftOutLeavesASignThatPartsItsNeighbours() {
    StoryText text = StoryText.of("On Monday \uD83D\uDE00 President Xi Jinping met Paul Biya.");
    Span whole = new Span(3, text.length());
    List<Span> out = List.of(new Span(37, 46), new Span(12, 32), new Span(0, 5), new Span(25, 30));
    String sign = String.valueOf(StoryText.PLACEHOLDER);
    assertThat(text.quoteWithout(whole, out))
        .isEqualTo(sign + "nday \uD83D\uDE00 " + sign + " met " + sign + ".");
    assertThat(text.quoteWithout(whole, List.of())).isEqualTo(text.quote(whole));
  }

  @Property
  void neighbouringQuotesJoinToTheText(
      @ForAll @StringLength(max = 80) String any, @ForAll int seed) {
    StoryText text = StoryText.of(any + "ab");
    int cut = 1 + Math.floorMod(seed, text.length() - 1);
    assertThat(text.quote(new Span(0, cut)) + text.quote(new Span(cut, text.length())))
        .isEqualTo(text.original());
  }
}
