package org.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class NamesakesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicTest> namesAreOneOrSeveral() throws IOException {
    return cases().stream()
        .map(c -> DynamicTest.dynamicTest(c.get("what").asText(), () -> tellsApart(c)));
  }

  private static void tellsApart(JsonNode sample) {
    List<Profile> profiles = profiles(sample);
    List<Integer> expected = new ArrayList<>();
    sample.get("expected").forEach(number -> expected.add(number.asInt()));
    assertThat(tellApart(profiles)).containsExactly(numbers(expected));
  }

  @Test
  void theOrderOfTheNamesDoesNotMatter() throws IOException {
    Random random = new Random(1);
    for (JsonNode sample : cases()) {
      List<Profile> profiles = profiles(sample);
      int[] straight = tellApart(profiles);
      List<Integer> order = new ArrayList<>();
      for (int i = 0; i < profiles.size(); i++) {
        order.add(i);
      }
      Collections.shuffle(order, random);
      int[] shuffled = tellApart(order.stream().map(profiles::get).toList());
      for (int a = 0; a < order.size(); a++) {
        for (int b = 0; b < order.size(); b++) {
          assertThat(shuffled[a] == shuffled[b])
              .as(sample.get("what").asText())
              .isEqualTo(straight[order.get(a)] == straight[order.get(b)]);
        }
      }
    }
  }

  @Test
  void twentyThousandPeopleOfOneFamilyNameTakeNoTime() {
    List<Profile> block = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      String given = (char) ('a' + i % 26) + Integer.toString(i / 26, 26) + "o";
      block.add(
          new Profile(
              NameKey.of(given + " Lind"),
              given + " Lind",
              EntityKind.PERSON,
              null,
              null,
              Set.of(),
              1,
              null,
              null));
    }
    Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Namesakes.identify(block));
  }

  private static List<JsonNode> cases() throws IOException {
    List<JsonNode> cases = new ArrayList<>();
    try (InputStream in = NamesakesTest.class.getResourceAsStream("namesakes.jsonl")) {
      JSON.readerFor(JsonNode.class).<JsonNode>readValues(in).forEachRemaining(cases::add);
    }
    return cases;
  }

  private static List<Profile> profiles(JsonNode sample) {
    List<Profile> profiles = new ArrayList<>();
    for (JsonNode profile : sample.get("profiles")) {
      profiles.add(
          new Profile(
              NameKey.of(profile.get("name").asText()),
              profile.get("name").asText(),
              EntityKind.of(profile.get("kind").asText()),
              profile.get("country").textValue(),
              profile.get("role").textValue(),
              texts(profile.get("with")),
              profile.get("stories").asLong(),
              null,
              actor(profile.path("actor").textValue())));
    }
    return profiles;
  }

  /** For each profile the number of whoever it is, in the order in which they are met. */
  private static int[] tellApart(List<Profile> profiles) {
    List<String> ids = Namesakes.identify(profiles).stream().map(Identity::id).toList();
    List<String> met = ids.stream().distinct().toList();
    return ids.stream().mapToInt(met::indexOf).toArray();
  }

  private static Identity actor(String id) {
    return id == null ? null : new Identity(id, id, "person", null, null);
  }

  @Test
  void namesakesHaveTheirOwnIdsAndTheOneMetFirstHasTheNames() {
    Profile early = met("John Lind", "GBR", "2024-01-01", 1);
    Profile late = met("John Lind", "USA", "2024-02-01", 9);
    List<Identity> both = Namesakes.identify(List.of(late, early));
    Identity alone = Namesakes.identify(List.of(early)).get(0);
    assertThat(both.get(1).id()).isEqualTo(alone.id()).isNotEqualTo(both.get(0).id());
  }

  @Test
  void whomTheActorsFileKnowsHasItsId() {
    Profile known =
        new Profile(
            "tove lind",
            "Tove Lind",
            EntityKind.PERSON,
            "NOR",
            "minister",
            Set.of(),
            3,
            null,
            actor("tove"));
    Profile other =
        new Profile("lind", "Lind", EntityKind.PERSON, "NOR", "minister", Set.of(), 1, null, null);
    assertThat(Namesakes.identify(List.of(other, known)))
        .extracting(Identity::id)
        .containsExactly("tove", "tove");
  }

  @Test
  void aNameWithoutAWordIsSomebodyToo() {
    assertThat(Namesakes.identify(List.of(met("____", null, null, 1), met("!!", null, null, 1))))
        .hasSize(2);
    assertThat(NameKey.block("____", EntityKind.PERSON, null)).isEmpty();
  }

  private static Profile met(String name, String country, String first, long stories) {
    return new Profile(
        NameKey.of(name), name, EntityKind.PERSON, country, null, Set.of(), stories, first, null);
  }

  private static Set<String> texts(JsonNode list) {
    Set<String> texts = new HashSet<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static int[] numbers(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }
}
