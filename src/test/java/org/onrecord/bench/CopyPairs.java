package org.onrecord.bench;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Stories of a collection to be copied, and pairs of them that are no copies of each other. What is
 * a copy is told by the longest runs of words that two stories share, never by what the job goes
 * by.
 */
final class CopyPairs {
  /** Stories that are copied, half of them to tune the job and half to measure it. */
  private static final int BASES = 2000;

  private static final int FEWEST_WORDS = 40;
  private static final int FEWEST_LEAD = 10;
  private static final int RUN = 8;
  private static final double MOST_RUNS_SHARED = 0.1;

  private static final int EVENT_DAYS = 3;
  private static final double EVENT_LIKENESS = 0.4;
  private static final int LONGEST_RUN = 7;
  private static final int LONG_RUN = 5;
  private static final double MOST_IN_LONG_RUNS = 0.2;

  private static final int FORM_DAYS = 6;
  private static final double FORM_LIKENESS = 0.8;
  private static final double FORM_NUMBERS = 0.15;
  private static final int FEWEST_NUMBERS = 4;
  private static final double MOST_NUMBERS_SHARED = 1.0 / 3;

  private static final Pattern TICKER = Pattern.compile("<([A-Z]+)(?:\\.[A-Z]+)?>");
  private static final double COMPANY_LIKENESS = 0.5;
  private static final int MOST_COMPANIES = 20_000;

  private static final int STRANGERS = 5000;

  private final List<WireStory> stories;
  private final Map<String, Double> rarity = new HashMap<>();

  CopyPairs(List<WireStory> stories) {
    this.stories =
        stories.stream()
            .sorted(Comparator.comparing(WireStory::published).thenComparing(WireStory::id))
            .toList();
    Map<String, Integer> stored = new HashMap<>();
    for (WireStory story : stories) {
      new TreeSet<>(story.words()).forEach(word -> stored.merge(word, 1, Integer::sum));
    }
    stored.forEach((word, n) -> rarity.put(word, Math.log((double) stories.size() / n)));
  }

  /** Two stories. */
  record Pair(WireStory a, WireStory b) {}

  /** Stories of at least forty words that share next to no run of eight words with any other. */
  List<WireStory> bases() {
    Map<Integer, Integer> onlyIn = new HashMap<>();
    for (int i = 0; i < stories.size(); i++) {
      for (int run : runs(stories.get(i))) {
        int story = i;
        onlyIn.merge(run, story, (before, now) -> before == story ? before : -1);
      }
    }
    List<WireStory> bases = new ArrayList<>();
    for (WireStory story : stories) {
      List<Integer> runs = runs(story);
      long shared = runs.stream().filter(run -> onlyIn.get(run) < 0).count();
      if (story.words().size() >= FEWEST_WORDS && shared <= MOST_RUNS_SHARED * runs.size()) {
        bases.add(story);
      }
    }
    Collections.shuffle(bases, new Random(1));
    return bases.subList(0, Math.min(BASES, bases.size()));
  }

  /**
   * For each story one about something else that lends it a lead, each to one only. Its lead is at
   * most a quarter of it: else who borrows it would be its copy.
   */
  static List<WireStory> lenders(
      List<WireStory> stories, List<WireStory> allBases, List<WireStory> bases) {
    List<WireStory> able = new ArrayList<>();
    TreeSet<String> taken = new TreeSet<>(allBases.stream().map(WireStory::id).toList());
    for (WireStory story : stories) {
      int lead = WireStory.words(story.paragraphs().get(0)).size();
      if (lead >= FEWEST_LEAD && lead * 4 <= story.words().size() && !taken.contains(story.id())) {
        able.add(story);
      }
    }
    Collections.shuffle(able, new Random(2));
    List<WireStory> lenders = new ArrayList<>();
    for (WireStory base : bases) {
      WireStory lender =
          able.stream()
              .filter(story -> Collections.disjoint(story.topics(), base.topics()))
              .findFirst()
              .orElseThrow();
      able.remove(lender);
      lenders.add(lender);
    }
    return lenders;
  }

  private static List<Integer> runs(WireStory story) {
    List<Integer> runs = new ArrayList<>();
    for (int i = 0; i + RUN <= story.words().size(); i++) {
      runs.add(story.words().subList(i, i + RUN).hashCode());
    }
    return runs;
  }

  /**
   * Of one event, each written anew: of days close to each other, with a topic and a place in
   * common, alike by TF-IDF, and without long runs of words in common. Companies' results are left
   * to {@link #forms}.
   */
  List<Pair> events() {
    return pairs(
        EVENT_DAYS,
        story -> !story.topics().contains("earn") && story.words().size() >= FEWEST_WORDS,
        story -> vector(story.words(), rarity),
        EVENT_LIKENESS,
        (a, b) ->
            !Collections.disjoint(a.topics(), b.topics())
                && !Collections.disjoint(a.places(), b.places()),
        CopyPairs::isWrittenAnew);
  }

  /** One form filled in with other figures: the same words, and other numbers. */
  List<Pair> forms() {
    return pairs(
        FORM_DAYS,
        story -> numbers(story).size() >= FORM_NUMBERS * story.words().size(),
        story ->
            vector(
                story.words().stream().filter(word -> !WireStory.isNumber(word)).toList(),
                Map.of()),
        FORM_LIKENESS,
        (a, b) -> true,
        CopyPairs::hasOtherNumbers);
  }

  /** Of two companies, as the tickers in their titles tell, and alike by TF-IDF. */
  List<Pair> companies() {
    List<Pair> pairs =
        pairs(
            FORM_DAYS,
            story -> ticker(story) != null,
            story -> vector(story.words(), rarity),
            COMPANY_LIKENESS,
            (a, b) -> !ticker(a).equals(ticker(b)),
            (a, b) -> true);
    return pairs.subList(0, Math.min(MOST_COMPANIES, pairs.size()));
  }

  /** The only ticker in a title; null if there is none, or several. */
  private static String ticker(WireStory story) {
    List<String> tickers =
        TICKER.matcher(story.title()).results().map(found -> found.group(1)).toList();
    return tickers.size() == 1 ? tickers.get(0) : null;
  }

  /** Any two stories. */
  List<Pair> strangers() {
    Random random = new Random(1);
    List<Pair> pairs = new ArrayList<>();
    while (pairs.size() < STRANGERS) {
      WireStory a = stories.get(random.nextInt(stories.size()));
      WireStory b = stories.get(random.nextInt(stories.size()));
      if (isWrittenAnew(a, b)) {
        pairs.add(new Pair(a, b));
      }
    }
    return pairs;
  }

  private interface Vectors {
    Map<String, Double> of(WireStory story);
  }

  private List<Pair> pairs(
      int days,
      Predicate<WireStory> suits,
      Vectors vectors,
      double likeness,
      BiPredicate<WireStory, WireStory> labels,
      BiPredicate<WireStory, WireStory> words) {
    List<WireStory> chosen = stories.stream().filter(suits).toList();
    List<Map<String, Double>> vector = chosen.stream().map(vectors::of).toList();
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      WireStory a = chosen.get(i);
      for (int j = i + 1; j < chosen.size(); j++) {
        WireStory b = chosen.get(j);
        if (ChronoUnit.DAYS.between(a.published(), b.published()) > days) {
          break;
        }
        if (labels.test(a, b)
            && cosine(vector.get(i), vector.get(j)) >= likeness
            && words.test(a, b)) {
          pairs.add(new Pair(a, b));
        }
      }
    }
    Collections.shuffle(pairs, new Random(1));
    return pairs;
  }

  private static Map<String, Double> vector(List<String> words, Map<String, Double> rarity) {
    Map<String, Double> vector = new HashMap<>();
    words.forEach(word -> vector.merge(word, rarity.getOrDefault(word, 1.0), Double::sum));
    double length =
        Math.sqrt(vector.values().stream().mapToDouble(weight -> weight * weight).sum());
    vector.replaceAll((word, weight) -> weight / length);
    return vector;
  }

  private static double cosine(Map<String, Double> a, Map<String, Double> b) {
    if (a.size() > b.size()) {
      return cosine(b, a);
    }
    double sum = 0;
    for (Map.Entry<String, Double> term : a.entrySet()) {
      sum += term.getValue() * b.getOrDefault(term.getKey(), 0.0);
    }
    return sum;
  }

  /** No run of more than seven words in common, and few of its words in runs of five. */
  private static boolean isWrittenAnew(WireStory first, WireStory second) {
    List<String> a = first.words();
    List<String> b = second.words();
    int[] before = new int[b.size() + 1];
    int longest = 0;
    int inLongRuns = 0;
    int covered = 0;
    for (int i = 1; i <= a.size(); i++) {
      int[] row = new int[b.size() + 1];
      int here = 0;
      for (int j = 1; j <= b.size(); j++) {
        row[j] = a.get(i - 1).equals(b.get(j - 1)) ? before[j - 1] + 1 : 0;
        here = Math.max(here, row[j]);
      }
      longest = Math.max(longest, here);
      if (here >= LONG_RUN) {
        int from = Math.max(covered, i - here);
        inLongRuns += i - from;
        covered = i;
      }
      before = row;
    }
    return longest <= LONGEST_RUN && inLongRuns <= MOST_IN_LONG_RUNS * Math.min(a.size(), b.size());
  }

  private static List<String> numbers(WireStory story) {
    return story.words().stream().filter(WireStory::isNumber).toList();
  }

  private static boolean hasOtherNumbers(WireStory a, WireStory b) {
    TreeSet<String> all = new TreeSet<>(numbers(a));
    TreeSet<String> common = new TreeSet<>(all);
    TreeSet<String> other = new TreeSet<>(numbers(b));
    int fewest = Math.min(all.size(), other.size());
    common.retainAll(other);
    all.addAll(other);
    return fewest >= FEWEST_NUMBERS && common.size() <= MOST_NUMBERS_SHARED * all.size();
  }

  /** Stories by length, for tables. */
  static String length(WireStory story) {
    int words = story.words().size();
    return words < 60
        ? "40 to 59"
        : words < 100 ? "60 to 99" : words < 200 ? "100 to 199" : "200 and more";
  }
}
