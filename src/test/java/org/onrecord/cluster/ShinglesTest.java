package org.onrecord.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.onrecord.cluster.Shingles.Overlap;

class ShinglesTest {
  @Test
  void caseSignsAndWhiteSpaceDoNotCount() {
    assertThat(Shingles.of("The ferry left, at noon.").bytes())
        .isEqualTo(Shingles.of("the  FERRY left\nat “noon”").bytes())
        .hasSize(3 * Integer.BYTES);
  }

  @Test
  void aTextOfTwoWordsHasNoShingle() {
    assertThat(Shingles.of("two words").size()).isZero();
    assertThat(Shingles.of("").size()).isZero();
  }

  @Test
  void thoseWithNumbersAreCountedApart() {
    Shingles bought = Shingles.of("it bought 40 old ferries in May");
    assertThat(bought.in(Shingles.of("it bought 40 new ferries in May")))
        .isEqualTo(new Overlap(5, 3, 2, 1, 0));
  }

  @Test
  void aPassageIsOfTwelveWords() {
    String twelve = "one night in May the old ferry left the port for Lamu";
    assertThat(Shingles.of(twelve).in(Shingles.of("That " + twelve + " again")).inPassages())
        .isEqualTo(10);
    String eleven = twelve.substring(twelve.indexOf(' '));
    assertThat(Shingles.of(eleven).in(Shingles.of("That " + eleven + " again")).inPassages())
        .isZero();
  }

  @Property
  void whatIsStoredComesBack(@ForAll String text) {
    Shingles shingles = Shingles.of(text);
    assertThat(Shingles.ofBytes(shingles.bytes()).bytes()).isEqualTo(shingles.bytes());
  }

  @Property
  void aTextStandsInItselfWhole(@ForAll String text) {
    Shingles shingles = Shingles.of(text);
    assertThat(shingles.in(shingles).common()).isEqualTo(shingles.size());
  }
}
