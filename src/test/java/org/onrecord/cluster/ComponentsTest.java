package org.onrecord.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ComponentsTest {
  private record Pair(long a, long b) {}

  @Test
  void whatIsJoinedOverOthersBelongsTogether() {
    assertThat(joined(List.of(new Pair(4, 3), new Pair(-2, 3), new Pair(9, 8))))
        .isEqualTo(Map.of(-2L, -2L, 3L, -2L, 4L, -2L, 8L, 8L, 9L, 8L));
  }

  @Test
  void theOrderOfThePairsDoesNotMatter() {
    List<Pair> pairs = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      pairs.add(new Pair(random.nextInt(400), random.nextInt(400)));
    }
    Map<Long, Long> first = joined(pairs);
    Collections.shuffle(pairs, random);
    assertThat(joined(pairs)).isEqualTo(first);
  }

  @Test
  void aLongChainIsOneComponent() {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      pairs.add(new Pair(i, i + 1));
    }
    assertThat(joined(pairs)).hasSize(20_001);
    assertThat(joined(pairs).values()).containsOnly(0L);
  }

  private static Map<Long, Long> joined(List<Pair> pairs) {
    Components components = new Components();
    pairs.forEach(pair -> components.join(pair.a(), pair.b()));
    Map<Long, Long> joined = new TreeMap<>();
    components
        .members()
        .forEachRemaining(member -> joined.put(member.member(), member.component()));
    return joined;
  }
}
