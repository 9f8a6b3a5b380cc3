package org.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.onrecord.TestEncoder;
import org.onrecord.encoder.NameKind;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class NameFinderTest {
  private final NameFinder finder = new NameFinder(new Gazetteer());

  @Test
  void theNamesOfOnePersonAreOneEntityWithRoleAndCountry() {
    List<Entity> found =
        entities("Chilean Transport Minister Ana de la Paz spoke. De la Paz left. Ana waved.");
    assertThat(found)
        .containsExactly(
            new Entity(
                "Ana de la Paz",
                EntityKind.PERSON,
                "transport minister",
                "CHL",
                List.of("De la Paz", "Ana")));
  }

  @Test
  void anAcronymInParenthesesIsTheOrganisation() {
    assertThat(entities("The Labour Party of Norway (LPN) met. The LPN voted."))
        .containsExactly(
            new Entity(
                "Labour Party of Norway", EntityKind.ORGANISATION, null, "NOR", List.of("LPN")));
  }

  @Test
  void countriesAndPeoplesAreKnownByTheirNames() {
    assertThat(entities("The U.S. and Britain thanked the Norwegian people and the Ghanaians."))
        .extracting(Entity::name, Entity::kind, Entity::country)
        .containsExactly(
            tuple("U.S.", EntityKind.COUNTRY, "USA"),
            tuple("Britain", EntityKind.COUNTRY, "GBR"),
            tuple("Norwegian people", EntityKind.GROUP, "NOR"),
            tuple("Ghanaians", EntityKind.GROUP, "GHA"));
  }

  @Test
  void anOrganisationMayBeginWithAnAcronymThatOwns() {
    StoryText text = StoryText.of("The N.H.B.C's Harbour Council met. The N.H.B.C voted.");
    List<NamedSpan> names =
        List.of(
            new NamedSpan(new Span(4, 29), NameKind.ORG),
            new NamedSpan(new Span(39, 46), NameKind.ORG));
    assertThat(entities(text, names))
        .extracting(Entity::name, Entity::aliases)
        .containsExactly(tuple("N.H.B.C's Harbour Council", List.of("N.H.B.C")));
  }

  @Test
  void aHeadlinesAsIsNoFormOfACompany() {
    StoryText text = StoryText.of("Council Names Lind As Its Head. Halle Foods AS was sold.");
    List<NamedSpan> names =
        List.of(
            new NamedSpan(new Span(14, 18), NameKind.PER),
            new NamedSpan(new Span(32, 43), NameKind.ORG));
    assertThat(entities(text, names))
        .extracting(Entity::name)
        .containsExactly("Lind", "Halle Foods AS");
  }

  @Test
  void aNameNeedsALetter() {
    StoryText text = StoryText.of("Sign here: ____ today.");
    NamedSpan line = new NamedSpan(new Span(11, 15), NameKind.PER);
    assertThat(entities(text, List.of(line))).isEmpty();
  }

  @Test
  void aStatesBodyIsAnOrganisationOfItsCountry() {
    assertThat(
            entities(
                "Kenya's transport ministry met the Norwegian government and the Ghanaian central bank."))
        .extracting(Entity::name, Entity::kind, Entity::country)
        .containsExactly(
            tuple("Kenya's transport ministry", EntityKind.ORGANISATION, "KEN"),
            tuple("Norwegian government", EntityKind.ORGANISATION, "NOR"),
            tuple("Ghanaian central bank", EntityKind.ORGANISATION, "GHA"));
  }

  @Test
  void aCompanysNameGoesOnBehindAnApostropheAndItsEndIsNoName() {
    assertThat(
            entities(
                "Lind's Harbour Service Inc said it sold its stake to Brandt's brother. The Corp. declined."))
        .extracting(Entity::name)
        .containsExactly("Lind's Harbour Service Inc", "Brandt");
  }

  @Test
  void aCapitalAtTheSentencesBeginningMakesNoName() {
    assertThat(entities("Lorries were late. However, rain fell. On Monday it stopped.")).isEmpty();
  }

  @Test
  void titlesAndPossessivesAreLeftOutOfTheMention() {
    StoryText text = StoryText.of("Mr. Brandt’s dog bit Prime Minister Tove Halle.");
    assertThat(names(text).mentions())
        .extracting(m -> text.quote(m.span()))
        .containsExactly("Brandt", "Tove Halle");
  }

  @ParameterizedTest
  @CsvSource({
    "US President Arn Lind spoke., US President Arn Lind, Arn Lind",
    "It was crew member Ida Moss who spoke., crew member Ida Moss, Ida Moss",
    "The head of the Harbour Council Ann Poe left., head of the Harbour Council Ann Poe, Ann Poe",
    "Then Ludwig van der Brandt sang., Ludwig van der Brandt, Ludwig van der Brandt",
    "Then Omar bin Said sang., Omar bin Said, Omar bin Said",
    "Then John Major sang., John Major, John Major",
    "Then Martin Luther King Jr. sang., Martin Luther King Jr., Martin Luther King Jr.",
    "Then Harbour Minister Ann King sang., Harbour Minister Ann King, Ann King",
    "It was a visit of Ursula von, Ursula, Ursula",
    "Trains run from San Pedro LA, San Pedro, San Pedro",
    "Then ann poe sang., ann poe sang, -",
    "Then Samira Al-Khatem sang., Samira, Samira Al-Khatem",
    "Then Yassine El-Mahjari sang., Yassine, Yassine El-Mahjari",
    "Then Samira al-Khatem sang., Samira, Samira al-Khatem",
  })
  void aPersonsNameBeginsBehindWhatTheEncoderTookInBeforeIt(
      String story, String taken, String name) {
    StoryText text = StoryText.of(story);
    int start = story.indexOf(taken);
    NamedSpan span = new NamedSpan(new Span(start, start + taken.length()), NameKind.PER);
    assertThat(entities(text, List.of(span)))
        .extracting(Entity::name)
        .containsExactlyElementsOf(name.equals("-") ? List.of() : List.of(name));
  }

  @Test
  void sixThousandNamesInOneParagraphTakeNoTime() {
    StringBuilder story = new StringBuilder();
    for (int i = 0; i < 3000; i++) {
      story.append("John Brandt").append((char) ('a' + i % 26)).append(" and Ana Paz, ");
    }
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> entities(story.toString()));
  }

  /** With the names that the encoder would find. */
  private List<Entity> entities(StoryText text, List<NamedSpan> names) {
    List<Span> sentences = Sentences.in(text, new Span(0, text.length()));
    return finder.find(text, sentences, names).entities();
  }

  private List<Entity> entities(String story) {
    return names(StoryText.of(story)).entities();
  }

  private Names names(StoryText text) {
    List<Span> sentences = Sentences.in(text, new Span(0, text.length()));
    return finder.find(text, sentences, NamedSpan.in(TestEncoder.read(text, sentences)));
  }
}
