package org.onrecord.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;

class ClusterTest {
  @TempDir Path directory;

  private final List<Row> stories = new ArrayList<>();

  @Test
  void aStoryThatIsCopiedAThousandTimesIsOneClusterAndItsEarliestStoryTheOriginal() {
    String flood = text(1);
    for (int i = 0; i < 1000; i++) {
      story("copy" + i, "2024-04-0" + (2 + i % 3), flood + " more" + i);
    }
    story("first", "2024-04-01", flood);
    story("stranger", "2024-04-02", text(2));
    Map<String, String> clusters = clusters();
    assertThat(clusters.remove("stranger")).isEqualTo("stranger");
    assertThat(clusters.values()).hasSize(1001).containsOnly("first");
  }

  @Test
  void whatStandsUnderManyStoriesJoinsNone() {
    String note = text(3).substring(0, 150);
    for (int i = 0; i < 100; i++) {
      story("story" + i, "2024-04-01", text(100 + i) + " " + note);
    }
    Map<String, String> clusters = clusters();
    assertThat(clusters).allSatisfy((story, cluster) -> assertThat(cluster).isEqualTo(story));
  }

  @Test
  void theSameWordsAWeekLaterAreNoCopy() {
    story("april", "2024-04-01", text(4));
    story("six-days-later", "2024-04-07", text(4));
    story("two-weeks-later", "2024-04-14", text(4));
    assertThat(clusters())
        .containsEntry("six-days-later", "april")
        .containsEntry("two-weeks-later", "two-weeks-later");
  }

  @Test
  void aStoryWithoutADateIsACopyOfOneThatHasSome() {
    story("a-copy", null, text(5));
    story("dated", "2024-04-01", text(5));
    assertThat(clusters().values()).containsOnly("dated");
  }

  private void story(String id, String published, String text) {
    stories.add(
        RowFactory.create(
            id, published == null ? null : Date.valueOf(published), text, 0, text.length()));
  }

  private Map<String, String> clusters() {
    Map<String, String> clusters = new TreeMap<>();
    ClusterRun.of(
            TestSpark.session(),
            TestSpark.session().createDataFrame(stories, ClusterRun.STORIES),
            directory)
        .collectAsList()
        .forEach(row -> clusters.put(row.getString(0), row.getString(1)));
    return clusters;
  }

  private static String text(long seed) {
    return String.join(" ", new Random(seed).ints(120, 0, 5000).mapToObj(i -> "word" + i).toList());
  }
}
