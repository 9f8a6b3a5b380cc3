package org.onrecord.utterance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class UtterancesPropertyTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 1);

  @Property(tries = 500)
  void it_does_not_matter_which_of_two_reports_comes_first(
      @ForAll("reports") List<Report> reports) {
    for (Report a : reports) {
      for (Report b : reports) {
        assertThat(Likeness.of(a, b)).isEqualTo(Likeness.of(b, a));
      }
    }
  }

  @Property(tries = 500)
  void looking_by_rare_words_finds_all_that_comparing_with_all_does(
      @ForAll("reports") List<Report> reports) {
    assertThat(Stories.utterances(reports)).isEqualTo(comparingWithAll(reports));
  }

  @Property(tries = 200)
  void the_first_report_of_an_utterance_is_its_own(@ForAll("reports") List<Report> reports) {
    List<String> ids = Stories.utterances(reports);
    List<String> order = reports.stream().map(Report::id).toList();
    for (int i = 0; i < ids.size(); i++) {
      int first = order.indexOf(ids.get(i));
      assertThat(first).isLessThanOrEqualTo(i);
      assertThat(ids.get(first)).isEqualTo(ids.get(i));
    }
  }

  private static List<String> comparingWithAll(List<Report> reports) {
    List<Report> firsts = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    for (Report report : reports) {
      Report best = null;
      for (Report first : firsts) {
        double likeness = Likeness.of(first, report);
        if (likeness > 0 && (best == null || likeness > Likeness.of(best, report))) {
          best = first;
        }
      }
      if (best == null) {
        firsts.add(report);
      }
      ids.add(best == null ? report.id() : best.id());
    }
    return ids;
  }

  /** One statement a story, of few words, so that many are alike. */
  @Provide
  Arbitrary<List<Report>> reports() {
    Arbitrary<List<String>> words =
        Arbitraries.of("pier", "ferry", "island", "2", "12", "winter", "free", "run", "quay", "not")
            .list()
            .ofMinSize(3)
            .ofMaxSize(9);
    return Combinators.combine(words, Arbitraries.integers().between(0, 2))
        .as((said, days) -> Map.entry(said, days))
        .list()
        .ofMaxSize(25)
        .map(UtterancesPropertyTest::inOrder);
  }

  private static List<Report> inOrder(List<Map.Entry<List<String>, Integer>> told) {
    ContentWordReader reader = new ContentWordReader();
    List<Report> reports = new ArrayList<>();
    int day = 0;
    for (Map.Entry<List<String>, Integer> each : told) {
      day += each.getValue();
      String id = "s" + reports.size();
      reports.add(
          new Report(
              id,
              id,
              id,
              DAY.plusDays(day),
              reader.read(String.join(" ", each.getKey())),
              Set.of()));
    }
    return reports;
  }
}
