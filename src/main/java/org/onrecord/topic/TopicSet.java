package org.onrecord.topic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Topics with their ids and labels: what a run keeps, so that later runs score new stories with it
 * or go on from it.
 *
 * @param model the topics, by number
 * @param ids of the topics, by number
 * @param labels of the topics, by number
 */
public record TopicSet(TopicModel model, List<String> ids, List<String> labels)
    implements Serializable {
  /** Terms by which two topics are compared. */
  public static final int TERMS = 10;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  public TopicSet {
    ids = List.copyOf(ids);
    labels = List.copyOf(labels);
  }

  /** How the file looks. */
  private record File(long stories, List<Vocabulary.Term> terms, List<Topic> topics) {}

  /**
   * A topic in the file.
   *
   * @param terms for each term that its stories hold: its number, how many of them hold it, and how
   *     often
   */
  private record Topic(String id, String label, long stories, List<int[]> terms) {}

  /** The best terms of each topic, for {@link TopicMatches}. */
  public static List<List<String>> terms(TopicModel model) {
    return IntStream.range(0, model.topics())
        .mapToObj(
            topic ->
                model.terms(topic, TERMS).stream()
                    .map(term -> model.vocabulary().term(term.number()).term())
                    .toList())
        .toList();
  }

  /** As JSON. */
  public String toJson() {
    TopicCounts counts = model.counts();
    List<Topic> topics = new ArrayList<>();
    for (int topic = 0; topic < model.topics(); topic++) {
      List<int[]> terms = new ArrayList<>();
      for (int term = 0; term < counts.terms(); term++) {
        if (counts.occurrences(topic, term) > 0) {
          terms.add(
              new int[] {term, counts.storiesWith(topic, term), counts.occurrences(topic, term)});
        }
      }
      topics.add(new Topic(ids.get(topic), labels.get(topic), counts.stories(topic), terms));
    }
    Vocabulary vocabulary = model.vocabulary();
    try {
      return JSON.writeValueAsString(new File(vocabulary.stories(), vocabulary.terms(), topics))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * From JSON.
   *
   * @throws IllegalArgumentException if it is no topic model
   */
  public static TopicSet fromJson(String json) {
    try {
      File file = JSON.readValue(json, File.class);
      TopicCounts counts = new TopicCounts(file.topics().size(), file.terms().size());
      for (int topic = 0; topic < file.topics().size(); topic++) {
        Topic read = file.topics().get(topic);
        counts.set(topic, read.stories(), read.terms());
      }
      return new TopicSet(
          new TopicModel(new Vocabulary(file.terms(), file.stories()), counts),
          file.topics().stream().map(Topic::id).toList(),
          file.topics().stream().map(Topic::label).toList());
    } catch (JsonProcessingException | RuntimeException e) {
      throw new IllegalArgumentException("not a topic model: " + e.getMessage(), e);
    }
  }
}
