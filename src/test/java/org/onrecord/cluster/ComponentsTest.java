package org.onrecord.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  @Test
  void whatIsJoinedOverOthersBelongsTogether() {
    Components components = new Components();
    components.join("d", "c");
    components.join("b", "c");
    components.join("y", "x");
    assertThat(components.components())
        .isEqualTo(Map.of("b", "b", "c", "b", "d", "b", "x", "x", "y", "x"));
  }

  @Test
  void theOrderOfThePairsDoesNotMatter() {
    List<String[]> pairs = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      pairs.add(new String[] {"d" + random.nextInt(400), "d" + random.nextInt(400)});
    }
    Map<String, String> first = joined(pairs);
    Collections.shuffle(pairs, random);
    assertThat(joined(pairs)).isEqualTo(first);
  }

  @Test
  void aLongChainIsOneComponent() {
    List<String[]> pairs = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      pairs.add(new String[] {"d%06d".formatted(i), "d%06d".formatted(i + 1)});
    }
    assertThat(joined(pairs).values()).containsOnly("d000000");
  }

  private static Map<String, String> joined(List<String[]> pairs) {
    Components components = new Components();
    pairs.forEach(pair -> components.join(pair[0], pair[1]));
    return components.components();
  }
}
