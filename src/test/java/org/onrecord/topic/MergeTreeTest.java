package org.onrecord.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MergeTreeTest {
  private static final double[][] CENTRES = {{1, 0}, {0, 1}, {0.99, 0.1}, {0.2, 0.98}, {-1, 0}};

  @Test
  void theTwoMostAlikeAreJoinedFirst() {
    MergeTree tree = new MergeTree(CENTRES);
    assertThat(tree.cut(5)).containsExactly(0, 1, 2, 3, 4);
    assertThat(tree.cut(4)).containsExactly(0, 1, 0, 2, 3);
    assertThat(tree.cut(3)).containsExactly(0, 1, 0, 1, 2);
  }

  @Test
  void moreThanThereAreIsAllOfThemAndLessThanOneIsOne() {
    assertThat(new MergeTree(CENTRES).cut(9)).hasSize(5).doesNotHaveDuplicates();
    assertThat(new MergeTree(CENTRES).cut(0)).containsOnly(0);
    assertThat(new MergeTree(new double[0][]).cut(3)).isEmpty();
  }

  @Test
  void centresWithoutLengthAreUnrelatedToAll() {
    assertThat(new MergeTree(new double[][] {{0, 0}, {1, 0}, {1, 0.1}}).cut(2))
        .containsExactly(0, 1, 1);
  }
}
