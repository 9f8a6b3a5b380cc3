package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onrecord.topic.Terms.Term;

class TermsTest {
  private static final Set<String> STOP_WORDS = Set.of("the", "and", "said", "of", "to", "a");

  private static List<String> terms(String text, String... phrases) {
    return new Terms(STOP_WORDS, Set.of(phrases)).of(text).stream().map(Term::term).toList();
  }

  @Test
  void termsAreLemmasWithoutStopWordsNumbersAndShortOnes() {
    assertThat(
            terms(
                "The ministers said 12 trains, 3rd-class and no. 7, go to Tanga’s re-opened port"))
        .containsExactly("minister", "train", "tanga", "re-opened", "port");
  }

  @Test
  void inflectionsAreUndoneWhereTheDictionaryKnowsTheWord() {
    assertThat(terms("policies countries announced loans Cés"))
        .containsExactly("policy", "country", "announce", "loan", "cés");
  }

  @Test
  void aPhraseIsOneTermAsItStands() {
    assertThat(
            new Terms(STOP_WORDS, Set.of("belt and road", "prime minister"))
                .of("The Belt and Roads of prime ministers’ and a road"))
        .containsExactly(
            new Term("belt and road", "Belt and Roads"),
            new Term("prime minister", "prime ministers"),
            new Term("road", "road"));
  }

  @Test
  void aPhraseDoesNotReachOverPunctuation() {
    assertThat(terms("of the prime, ministers", "prime minister"))
        .containsExactly("prime", "minister");
  }

  @Test
  void whatMayBeAPhraseIsTwoTermsSideBySideOrWithOneLinkingWordBetween() {
    assertThat(new Terms(STOP_WORDS, Set.of()).candidates("balance of payments said crisis loans"))
        .containsExactly("balance of payment", "crisis loan");
  }

  @Test
  void hyphensAndApostrophesStayInsideAWordOnly() {
    assertThat(Terms.words("-well- 'quoted' isn’t half-way –dash"))
        .containsExactly("well", "quoted", "isn't", "half-way", "dash");
  }
}
