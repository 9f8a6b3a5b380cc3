package org.onrecord.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onrecord.report.Summary.Statement;
import org.onrecord.report.Summary.Towards;

/**
 * What a page must know of its statements to find those that a number counts: column by column, a
 * statement's place in each column being its place in the list. Names are numbered in the order in
 * which they first come; −1 stands for none.
 *
 * @param ids of the statements, as parts of anchors
 * @param story of each, its place among {@code stories}
 * @param cluster of each: equal for stories that are copies
 * @param utterance of each: equal where statements report one utterance
 * @param speaker of each, its place among {@code speakers}
 * @param week of each, its place among {@code weeks}
 * @param topic that each is most about, its place among {@code topics}
 * @param towards for each, in turn the place of a target among {@code targets} and the place of the
 *     tone among negative, neutral and positive
 * @param tone of each as a whole: its place among negative, neutral and positive
 * @param stories ids as parts of anchors
 * @param speakers ids and names
 * @param targets ids and names
 * @param topics ids and labels
 * @param weeks names, the latest first
 */
public record StatementIndex(
    List<String> ids,
    List<Integer> story,
    List<Integer> cluster,
    List<Integer> utterance,
    List<Integer> speaker,
    List<Integer> week,
    List<Integer> topic,
    List<List<Integer>> towards,
    List<Integer> tone,
    List<String> stories,
    List<Named> speakers,
    List<Named> targets,
    List<Named> topics,
    List<String> weeks) {
  private static final List<String> LABELS = List.of("negative", "neutral", "positive");

  /** Somebody or something: an id as in the tables and a name as it may be shown. */
  public record Named(String id, String name) {}

  /**
   * A statement, as far as the index must know it. The parts are those of {@link Statement}.
   *
   * @param tone may be null
   * @param targets may be null
   */
  public record Entry(
      String statementId,
      String docId,
      String clusterId,
      String utteranceId,
      String topicId,
      LocalDate published,
      String speakerId,
      String speakerName,
      Double tone,
      List<Towards> targets) {
    public Entry {
      targets = targets == null ? List.of() : List.copyOf(targets);
    }

    static Entry of(Statement s) {
      return new Entry(
          s.statementId(),
          s.docId(),
          s.clusterId(),
          s.utteranceId(),
          s.topicId(),
          s.published(),
          s.speakerId(),
          s.speakerName(),
          s.tone(),
          s.targets());
    }
  }

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

  /** An utterance towards a target. */
  private record About(int utterance, int target) {}

  /** The report of an utterance whose label stands for all, as in the counts of the tables. */
  private record First(LocalDate published, String statementId, int label) {
    private static final Comparator<First> EARLIER =
        Comparator.comparing(First::published, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(First::statementId);

    First or(First other) {
      return EARLIER.compare(this, other) <= 0 ? this : other;
    }
  }

  /**
   * The index of some statements.
   *
   * @param entries in the order of the list; the statements of one story follow each other
   * @param most how many of them
   * @param topicLabels by id
   */
  static StatementIndex of(Iterator<Entry> entries, int most, Map<String, String> topicLabels) {
    Numbers<String> docs = new Numbers<>();
    Numbers<String> clusters = new Numbers<>();
    Numbers<String> utterances = new Numbers<>();
    Numbers<String> speakers = new Numbers<>();
    Numbers<String> targets = new Numbers<>();
    Numbers<String> topics = new Numbers<>();
    Numbers<String> weeks = new Numbers<>();
    Map<String, String> names = new HashMap<>();
    Map<About, First> firsts = new HashMap<>();
    List<String> ids = new ArrayList<>();
    List<Integer> story = new ArrayList<>();
    List<Integer> cluster = new ArrayList<>();
    List<Integer> utterance = new ArrayList<>();
    List<Integer> speaker = new ArrayList<>();
    List<Integer> week = new ArrayList<>();
    List<Integer> topic = new ArrayList<>();
    List<List<Integer>> towards = new ArrayList<>();
    List<Integer> tone = new ArrayList<>();
    while (entries.hasNext() && ids.size() < most) {
      Entry entry = entries.next();
      ids.add(Wording.anchorOf(entry.statementId()));
      story.add(docs.of(entry.docId()));
      cluster.add(clusters.of(entry.clusterId()));
      utterance.add(utterances.of(entry.utteranceId()));
      speaker.add(speakers.of(entry.speakerId()));
      week.add(weeks.of(entry.published() == null ? null : Weeks.name(entry.published())));
      topic.add(topics.of(entry.topicId()));
      if (entry.speakerId() != null) {
        names.merge(entry.speakerId(), entry.speakerName(), StatementIndex::first);
      }
      List<Integer> about = new ArrayList<>();
      for (Towards t : entry.targets()) {
        names.merge(t.targetId(), t.name(), StatementIndex::first);
        about.add(targets.of(t.targetId()));
        about.add(LABELS.indexOf(t.label()));
        firsts.merge(
            new About(utterance.get(utterance.size() - 1), targets.of(t.targetId())),
            new First(entry.published(), entry.statementId(), LABELS.indexOf(t.label())),
            First::or);
      }
      towards.add(about);
      tone.add(entry.tone() == null ? -1 : LABELS.indexOf(Wording.toneOf(entry.tone())));
    }
    for (int i = 0; i < towards.size(); i++) {
      List<Integer> about = towards.get(i);
      for (int t = 0; t < about.size(); t += 2) {
        about.set(t + 1, firsts.get(new About(utterance.get(i), about.get(t))).label());
      }
    }
    List<String> latestFirst = weeks.inOrder().stream().sorted(Comparator.reverseOrder()).toList();
    Map<Integer, Integer> weekPlaces = new HashMap<>();
    latestFirst.forEach(name -> weekPlaces.put(weeks.of(name), weekPlaces.size()));
    week.replaceAll(place -> weekPlaces.getOrDefault(place, -1));
    return new StatementIndex(
        ids,
        story,
        cluster,
        utterance,
        speaker,
        week,
        topic,
        towards,
        tone,
        docs.inOrder().stream().map(Wording::anchorOf).toList(),
        named(speakers, names),
        named(targets, names),
        named(topics, topicLabels),
        latestFirst);
  }

  private static List<Named> named(Numbers<String> ids, Map<String, String> names) {
    return ids.inOrder().stream()
        .map(id -> new Named(id, VisibleText.of(names.getOrDefault(id, id))))
        .toList();
  }

  /** One name an id, the first in the alphabet, as the counts of targets have it. */
  private static String first(String a, String b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
