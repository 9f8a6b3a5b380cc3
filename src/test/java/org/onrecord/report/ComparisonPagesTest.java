package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.onrecord.report.Summary.Example;
import org.onrecord.report.Summary.Listing;
import org.onrecord.trend.ToneChange.Labels;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ComparisonPagesTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(1)>\u202E=cmd|' ${7*7}";

  private static Comparison saying(String name) {
    Example example = new Example("s1", "d1", Summaries.DAY, name, name, name);
    Selection about = new Selection(null, Map.of(Selection.Filter.SPEAKERS, List.of(name)));
    Comparison.Side side = new Comparison.Side(name, name, about, 3, 2, 5, 4, 2, 2, 1);
    Listing<Comparison.Presence> presence =
        Summaries.one(
            new Comparison.Presence("p1", name, "person", name, "KEN", 2, 1, List.of(example)));
    Listing<Comparison.Shift> shift =
        Summaries.one(
            new Comparison.Shift("x", name, 1, 0, 0.5, 0, 0.5, 0.5, List.of(example), List.of()));
    return new Comparison(
        side,
        side,
        new Comparison.Texts(
            1, 2, 3, 4, 5, 6, Summaries.one(new Comparison.Reattribution(null, example))),
        presence,
        presence,
        shift,
        shift,
        Summaries.one(
            new Summary.Change(
                "p1",
                name,
                "t1",
                name,
                null,
                new Labels(2, 0, 0),
                new Labels(0, 0, 2),
                0.3,
                0.3,
                example,
                example)));
  }

  private static Map<String, String> pages(Comparison comparison) {
    return ComparisonPages.of(comparison, EnumSet.allOf(ComparisonPages.Format.class));
  }

  @Test
  void a_comparison_is_a_page_and_its_figures() {
    Comparison comparison = saying("Ann");
    assertThat(pages(comparison).keySet()).containsExactly("index.html", "comparison.json");
    assertThat(ReportJson.read(pages(comparison).get("comparison.json"), Comparison.class))
        .isEqualTo(comparison);
    assertThat(pages(comparison).get("index.html"))
        .contains("speaker not resolved", "4 are gone and 5 are new", "speakers: <bdi>Ann</bdi>");
  }

  @Test
  void hostile_names_show_as_text() {
    String page =
        pages(saying(HOSTILE)).get("index.html").replaceAll("(?s)<script>.*?</script>", "");
    assertThat(page)
        .contains("&lt;/script&gt;&lt;script&gt;alert(1)", "⟨U+202E⟩")
        .doesNotContain("<img", "\u202E");
    assertThat(page.split("<script", -1)).as("nothing but the page's empty data").hasSize(2);
  }

  @Test
  void two_that_have_nothing_in_common_are_said_to() {
    Comparison.Side side = new Comparison.Side("a", "r", Selection.ALL, 0, 0, 0, 0, 0, 0, 0);
    Comparison nothing =
        new Comparison(
            side,
            side,
            null,
            Summaries.none(),
            Summaries.none(),
            Summaries.none(),
            Summaries.none(),
            Summaries.none());
    assertThat(pages(nothing).get("index.html"))
        .contains("Nobody.", "None.", "Nobody speaks otherwise of anybody");
  }
}
