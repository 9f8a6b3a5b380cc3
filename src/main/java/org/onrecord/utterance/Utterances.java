package org.onrecord.utterance;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which of one speaker's statements report one utterance. Given story by story in order of
 * their days, each statement is compared with the first reports of the days before, and joins the
 * one that it is most like ({@link Likeness}), else it is the first of an utterance of its own.
 * What joins is not compared with: so no chain leads from one utterance to another.
 *
 * <p>A story reports an utterance once; what it says again in the same words counts as that once.
 *
 * <p>First reports are found by their rarest words, and held for as many days as they may be
 * joined, so that neither time nor memory grows with the square of what somebody says. Not
 * thread-safe.
 */
public final class Utterances {
  /**
   * Of first reports that share a word, so many of the latest can be found by it. Nobody says more
   * different things in a week with the same rare word; it bounds what a form costs that is filled
   * in anew a thousand times a day.
   */
  private static final int MOST_BY_A_WORD = 256;

  /** A statement is compared with so many first reports, those that share most rare words. */
  private static final int MOST_COMPARED = 64;

  /**
   * Which words tell most: figures, then long words. It must not change with what was met, or two
   * reports would be looked for by different words.
   */
  private static final Comparator<String> TELLING =
      Comparator.comparing((String word) -> !ContentWords.isFigure(word))
          .thenComparing(word -> -word.length())
          .thenComparing(Comparator.naturalOrder());

  private final Deque<Utterance> recent = new ArrayDeque<>();

  /** Each by all of its words, for shorter reports to find it by their rarest. */
  private final Map<String, Deque<Utterance>> byAll = new HashMap<>();

  /** Each by its rarest words, for longer reports to find it by any of theirs. */
  private final Map<String, Deque<Utterance>> byRarest = new HashMap<>();

  /** Each by its very words, which may all be function words. */
  private final Map<String, Deque<Utterance>> byPlain = new HashMap<>();

  private long made;

  private static final class Utterance {
    private final Report first;
    private final long place;
    private final Set<String> stories = new HashSet<>();

    Utterance(Report first, long place) {
      this.first = first;
      this.place = place;
    }
  }

  private record Join(Report report, int place, Utterance utterance, double likeness) {}

  /**
   * The utterances of a story's statements.
   *
   * @param story the statements of one story by one speaker, in their order; its day is not before
   *     that of the story given last
   * @return for each statement, the id of the first that reports the utterance
   */
  public List<String> of(List<Report> story) {
    forgetBefore(story.get(0).day());
    // What is said again in the same words goes with the first time.
    Map<String, Report> different = new LinkedHashMap<>();
    story.forEach(report -> different.putIfAbsent(report.words().plain(), report));
    Map<String, String> ids = joined(List.copyOf(different.values()));
    return story.stream().map(report -> ids.get(report.words().plain())).toList();
  }

  private Map<String, String> joined(List<Report> reports) {
    List<Join> joins = new ArrayList<>();
    for (int i = 0; i < reports.size(); i++) {
      for (Utterance utterance : candidates(reports.get(i).words())) {
        double likeness = Likeness.of(utterance.first, reports.get(i));
        if (likeness > 0) {
          joins.add(new Join(reports.get(i), i, utterance, likeness));
        }
      }
    }
    joins.sort(
        Comparator.comparingDouble((Join join) -> -join.likeness())
            .thenComparingInt(Join::place)
            .thenComparingLong(join -> join.utterance().place));
    Map<String, String> ids = new HashMap<>();
    for (Join join : joins) {
      String plain = join.report().words().plain();
      if (!ids.containsKey(plain) && join.utterance().stories.add(join.report().story())) {
        ids.put(plain, join.utterance().first.id());
      }
    }
    for (Report report : reports) {
      if (ids.putIfAbsent(report.words().plain(), report.id()) == null) {
        add(report);
      }
    }
    return ids;
  }

  /** First reports that may be of the same utterance; see {@link Likeness#fewestOf}. */
  private List<Utterance> candidates(ContentWords words) {
    Map<Utterance, Integer> hits = new HashMap<>();
    rarest(words)
        .forEach(word -> found(byAll, word).forEach(each -> hits.merge(each, 1, Integer::sum)));
    Set.copyOf(words.words())
        .forEach(word -> found(byRarest, word).forEach(each -> hits.merge(each, 1, Integer::sum)));
    // The same words come before all others.
    found(byPlain, words.plain()).forEach(each -> hits.put(each, Integer.MAX_VALUE));
    return hits.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<Utterance, Integer> hit) -> -hit.getValue())
                .thenComparingLong(hit -> -hit.getKey().place))
        .limit(MOST_COMPARED)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Words of which a longer report of the same utterance has at least one: as many as it may leave
   * out, and one more.
   */
  private static List<String> rarest(ContentWords words) {
    int count = words.words().size();
    int most = Math.max(1, count - Likeness.fewestOf(count) + 1);
    return words.words().stream().distinct().sorted(TELLING).limit(most).toList();
  }

  private static Collection<Utterance> found(Map<String, Deque<Utterance>> index, String word) {
    Deque<Utterance> found = index.get(word);
    return found == null ? List.of() : found;
  }

  private void add(Report report) {
    Utterance utterance = new Utterance(report, made++);
    utterance.stories.add(report.story());
    recent.addLast(utterance);
    Set.copyOf(report.words().words()).forEach(word -> add(byAll, word, utterance));
    rarest(report.words()).forEach(word -> add(byRarest, word, utterance));
    add(byPlain, report.words().plain(), utterance);
  }

  private static void add(Map<String, Deque<Utterance>> index, String word, Utterance utterance) {
    Deque<Utterance> list = index.computeIfAbsent(word, w -> new ArrayDeque<>());
    list.addLast(utterance);
    if (list.size() > MOST_BY_A_WORD) {
      list.removeFirst();
    }
  }

  private void forgetBefore(LocalDate day) {
    while (day != null && isOver(recent.peekFirst(), day)) {
      Report old = recent.removeFirst().first;
      Set.copyOf(old.words().words()).forEach(word -> forget(byAll, word, day));
      rarest(old.words()).forEach(word -> forget(byRarest, word, day));
      forget(byPlain, old.words().plain(), day);
    }
  }

  private static void forget(Map<String, Deque<Utterance>> index, String word, LocalDate day) {
    Deque<Utterance> list = index.get(word);
    if (list == null) {
      return;
    }
    for (Iterator<Utterance> old = list.iterator(); old.hasNext() && isOver(old.next(), day); ) {
      old.remove();
    }
    if (list.isEmpty()) {
      index.remove(word);
    }
  }

  private static boolean isOver(Utterance utterance, LocalDate day) {
    return utterance != null
        && utterance.first.day() != null
        && utterance.first.day().plusDays(Likeness.MOST_DAYS_OF_COPIES).isBefore(day);
  }
}
