package org.onrecord.topic;

import java.io.Serializable;
import java.util.List;

/**
 * How often the stories of each topic hold each term. Whole numbers, so that parts of a corpus add
 * up to the same in any order.
 */
public final class TopicCounts implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] stories;
  private final int[][] storiesWith;
  private final int[][] occurrences;

  /** Of no story yet. */
  public TopicCounts(int topics, int terms) {
    this.stories = new long[topics];
    this.storiesWith = new int[topics][terms];
    this.occurrences = new int[topics][terms];
  }

  /** Counts a story; a negative topic is none. */
  public TopicCounts add(TermCounts story, int topic) {
    if (topic >= 0) {
      stories[topic]++;
      for (int i = 0; i < story.size(); i++) {
        storiesWith[topic][story.term(i)]++;
        occurrences[topic][story.term(i)] += story.count(i);
      }
    }
    return this;
  }

  /** Adds the counts of other stories. */
  public TopicCounts add(TopicCounts other) {
    for (int topic = 0; topic < stories.length; topic++) {
      addInto(topic, other, topic);
    }
    return this;
  }

  /**
   * Sets what is known of a topic.
   *
   * @param terms for each term: its number, the stories that hold it, and how often they do
   */
  void set(int topic, long storyCount, List<int[]> terms) {
    stories[topic] = storyCount;
    for (int[] term : terms) {
      storiesWith[topic][term[0]] = term[1];
      occurrences[topic][term[0]] = term[2];
    }
  }

  private void addInto(int topic, TopicCounts other, int theirs) {
    stories[topic] += other.stories[theirs];
    for (int term = 0; term < storiesWith[topic].length; term++) {
      storiesWith[topic][term] += other.storiesWith[theirs][term];
      occurrences[topic][term] += other.occurrences[theirs][term];
    }
  }

  /** Without the topics that have no story. */
  public TopicCounts withoutEmpty() {
    int kept = 0;
    for (long count : stories) {
      kept += count > 0 ? 1 : 0;
    }
    TopicCounts without = new TopicCounts(kept, terms());
    int next = 0;
    for (int topic = 0; topic < stories.length; topic++) {
      if (stories[topic] > 0) {
        without.addInto(next++, this, topic);
      }
    }
    return without;
  }

  /** How many topics. */
  public int topics() {
    return stories.length;
  }

  /** How many terms there are in the vocabulary. */
  public int terms() {
    return stories.length == 0 ? 0 : storiesWith[0].length;
  }

  /** Stories of a topic. */
  public long stories(int topic) {
    return stories[topic];
  }

  /** Stories of a topic that hold a term. */
  public int storiesWith(int topic, int term) {
    return storiesWith[topic][term];
  }

  /** How often the stories of a topic hold a term. */
  public int occurrences(int topic, int term) {
    return occurrences[topic][term];
  }
}
