package org.onrecord.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

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

  @Property
  void neighbouringQuotesJoinToTheText(
      @ForAll @StringLength(max = 80) String any, @ForAll int seed) {
    StoryText text = StoryText.of(any + "ab");
    int cut = 1 + Math.floorMod(seed, text.length() - 1);
    assertThat(text.quote(new Span(0, cut)) + text.quote(new Span(cut, text.length())))
        .isEqualTo(text.original());
  }
}
