package org.onrecord.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.report.Summary.Statement;
import org.onrecord.report.Summary.Story;
import org.onrecord.report.Summary.Towards;

/**
 * What a page must know of its statements to find those that a number counts: column by column, a
 * statement's place in each column being its place in the list. Names are numbered in the order in
 * which they first come; −1 stands for none.
 *
 * @param ids of the statements, as parts of anchors
 * @param story of each, its place among {@code stories}
 * @param cluster of each: equal for stories that are copies
 * @param utterance of each: equal where the same words are reported again in a copy
 * @param speaker of each, its place among {@code speakers}
 * @param week of each, its place among {@code weeks}
 * @param topic that each is most about, its place among {@code topics}
 * @param towards for each, in turn the place of a target among {@code targets} and the place of the
 *     tone among negative, neutral and positive
 * @param stories ids as parts of anchors; first those whose text the report holds, in its order
 * @param speakers ids and names
 * @param targets ids and names
 * @param topics ids and labels
 * @param weeks names, the latest first
 */
record StatementIndex(
    List<String> ids,
    List<Integer> story,
    List<Integer> cluster,
    List<Integer> utterance,
    List<Integer> speaker,
    List<Integer> week,
    List<Integer> topic,
    List<List<Integer>> towards,
    List<String> stories,
    List<Named> speakers,
    List<Named> targets,
    List<Named> topics,
    List<String> weeks) {
  private static final List<String> LABELS = List.of("negative", "neutral", "positive");

  /** Somebody or something: an id as in the tables and a name as it may be shown. */
  record Named(String id, String name) {}

  /** Numbers things in the order in which they come. */
  private static final class Numbers<T> {
    private final Map<T, Integer> places = new LinkedHashMap<>();

    int of(T thing) {
      return thing == null ? -1 : places.computeIfAbsent(thing, t -> places.size());
    }

    List<T> inOrder() {
      return List.copyOf(places.keySet());
    }
  }

  /**
   * The index of some statements.
   *
   * @param stories whose text the report holds
   * @param topicLabels by id
   */
  static StatementIndex of(
      List<Statement> statements,
      List<Story> stories,
      Map<String, String> topicLabels,
      PageView view) {
    Numbers<String> docs = new Numbers<>();
    stories.forEach(story -> docs.of(story.docId()));
    Numbers<String> clusters = new Numbers<>();
    Numbers<List<String>> utterances = new Numbers<>();
    Numbers<Named> speakers = new Numbers<>();
    Numbers<Named> targets = new Numbers<>();
    Numbers<Named> topics = new Numbers<>();
    Numbers<String> weeks = new Numbers<>();
    statements.stream()
        .filter(s -> s.published() != null)
        .map(s -> Weeks.name(s.published()))
        .distinct()
        .sorted(Comparator.reverseOrder())
        .forEach(weeks::of);
    Map<String, String> names = names(statements);
    Map<List<String>, String> labels = firstLabels(statements);
    StatementIndex index =
        new StatementIndex(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    for (Statement s : statements) {
      index.ids.add(view.anchor(s.statementId()));
      index.story.add(docs.of(s.docId()));
      index.cluster.add(clusters.of(s.clusterId()));
      index.utterance.add(utterances.of(List.of(s.clusterId(), s.utteranceId())));
      index.speaker.add(
          speakers.of(
              s.speakerId() == null ? null : new Named(s.speakerId(), names.get(s.speakerId()))));
      index.week.add(weeks.of(s.published() == null ? null : Weeks.name(s.published())));
      index.topic.add(
          topics.of(
              s.topicId() == null
                  ? null
                  : new Named(
                      s.topicId(),
                      VisibleText.of(topicLabels.getOrDefault(s.topicId(), s.topicId())))));
      List<Integer> towards = new ArrayList<>();
      for (Towards t : s.targets()) {
        towards.add(targets.of(new Named(t.targetId(), names.get(t.targetId()))));
        towards.add(LABELS.indexOf(labels.get(towards(s, t))));
      }
      index.towards.add(towards);
    }
    return new StatementIndex(
        index.ids,
        index.story,
        index.cluster,
        index.utterance,
        index.speaker,
        index.week,
        index.topic,
        index.towards,
        docs.inOrder().stream().map(view::anchor).toList(),
        speakers.inOrder(),
        targets.inOrder(),
        topics.inOrder(),
        weeks.inOrder());
  }

  /** One name an id, the first in the alphabet, as the counts of targets have it. */
  private static Map<String, String> names(List<Statement> statements) {
    Map<String, String> names = new HashMap<>();
    for (Statement s : statements) {
      if (s.speakerId() != null) {
        names.merge(s.speakerId(), VisibleText.of(s.speakerName()), StatementIndex::first);
      }
      s.targets()
          .forEach(t -> names.merge(t.targetId(), VisibleText.of(t.name()), StatementIndex::first));
    }
    return names;
  }

  private static String first(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /**
   * Of copies that repeat an utterance, the first one's label stands for all, as in the counts of
   * targets and relations.
   */
  private static Map<List<String>, String> firstLabels(List<Statement> statements) {
    Map<List<String>, String> labels = new HashMap<>();
    statements.stream()
        .sorted(
            Comparator.comparing(
                    Statement::published, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Statement::statementId))
        .forEach(s -> s.targets().forEach(t -> labels.putIfAbsent(towards(s, t), t.label())));
    return labels;
  }

  private static List<String> towards(Statement statement, Towards target) {
    return List.of(statement.clusterId(), statement.utteranceId(), target.targetId());
  }
}
