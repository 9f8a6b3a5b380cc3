package org.onrecord.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ReportPagesTest {
  private static final String HOSTILE =
      "</script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`&amp;\u202E=cmd|' /C calc'!A0 😀 ${7*7} |x| [a](javascript:b) @all #1 ";

  /** The page without its scripts, whose libraries are not ours to judge. */
  private static String html(String hostile, String url) {
    return pages(Summaries.saying(hostile, url))
        .get("index.html")
        .replaceAll("(?s)<script>.*?</script>", "");
  }

  private static Map<String, String> pages(Summary summary) {
    return ReportPages.of(summary, ReportDefinition.WHOLE, EnumSet.allOf(ReportPages.Format.class));
  }

  @Test
  void a_report_has_a_page_a_short_version_and_its_figures() {
    assertThat(pages(Summaries.empty()).keySet())
        .containsExactly("index.html", "report.md", "summary.json", "statements.csv");
  }

  @Test
  void a_report_of_nothing_says_so() {
    assertThat(pages(Summaries.empty()).get("index.html"))
        .contains("No statement was found.", "Stories without dates", "No statement has a date.");
    assertThat(pages(Summaries.empty()).get("report.md"))
        .contains("No statement was found.", "There are too few stories for topics.");
  }

  @Test
  void weeks_without_statements_share_a_row_of_the_table() {
    Summary summary = Summaries.overWeeks(3, 0, 0, 0, 2, 0);

    assertThat(pages(summary).get("report.md"))
        .contains(
            "| 2024-W14 | 3 | 3 |\n| 3 weeks without any | | |\n| 2024-W18 | 2 | 2 |\n| 1 week without any | | |\n");
    assertThat(pages(summary).get("index.html"))
        .contains(">3 weeks without any<", ">1 week without any<")
        .doesNotContain("<th scope=\"row\">2024-W15");
  }

  @Test
  void no_link_leads_to_what_a_definition_leaves_out() {
    for (Section left : Section.values()) {
      List<Section> sections = new ArrayList<>(Section.all());
      sections.remove(left);
      ReportDefinition without =
          new ReportDefinition("x", Dates.Kind.ALL, Map.of(), sections, Locale.ROOT);
      String page =
          ReportPages.of(Summaries.saying("a", null), without, Set.of(ReportPages.Format.HTML))
              .get("index.html")
              .replaceAll("(?s)<script>.*?</script>", "");
      List<String> ids = found(page, "id=\"([^\"]+)\"");
      assertThat(ids).as(left.word()).containsAll(found(page, "href=\"#([^\"]+)\""));
    }
  }

  @Test
  void scripts_run_by_their_hash_alone() {
    String page = pages(Summaries.empty()).get("index.html");
    List<String> scripts = found(page, "(?s)<script>(.*?)</script>");
    assertThat(scripts).hasSize(4).doesNotContain("");
    assertThat(found(page, "'(sha256-[^']+)'")).hasSize(4).doesNotHaveDuplicates();
    assertThat(page).doesNotContain("sourceMappingURL").doesNotContain("unsafe-eval");
  }

  @Test
  void what_is_too_long_for_the_page_stands_beside_it_as_the_page_would_have_it()
      throws IOException {
    Summary summary = Summaries.withStatements(ReportLimits.PAGE.statements() + 501, HOSTILE);
    Map<String, String> files = pages(summary);
    assertThat(files.keySet())
        .contains("more/index.js", "more/statements.js", "more/statements-1.js")
        .doesNotContain("more/statements-2.js", "more/speakers.js");
    List<String> items = unpacked(files.get("more/statements.js"), "statements", 0);
    assertThat(items).hasSize(500);
    assertThat(items.get(0))
        .startsWith("<li id=\"statement-s500\" data-story=\"")
        .contains("&lt;/script&gt;&lt;script&gt;alert(1)")
        .doesNotContain("<script", "<img", "\u202E", "\u001E");
    assertThat(unpacked(files.get("more/statements-1.js"), "statements", 1)).hasSize(1);
    assertThat(files.get("index.html"))
        .contains("On this page are the first 500; all are in the files beside it")
        .contains("<li id=\"statement-s499\"")
        .doesNotContain("<li id=\"statement-s500\"");
  }

  private static List<String> unpacked(String file, String list, int part) throws IOException {
    Matcher call =
        Pattern.compile("onrecord\\(\"" + list + "\", " + part + ", \"([^\"]*)\"\\);\n")
            .matcher(file);
    assertThat(call.matches()).as(file).isTrue();
    try (InputStream json =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(call.group(1))))) {
      return Arrays.asList(JsonMapper.builder().build().readValue(json, String[].class));
    }
  }

  @Test
  void a_format_that_is_not_asked_for_is_not_made() {
    assertThat(
            ReportPages.of(Summaries.empty(), ReportDefinition.WHOLE, Set.of(ReportPages.Format.MD))
                .keySet())
        .containsExactly("report.md");
  }

  @Test
  void a_cell_of_the_export_is_no_formula_and_no_other_row() {
    String csv = pages(Summaries.saying("=cmd|' /C calc'!A0", null)).get("statements.csv");
    assertThat(csv).contains("\"'=cmd|' /C calc'!A0\"").doesNotContain(",=cmd");
    assertThat(pages(Summaries.saying("x\r=1+1", null)).get("statements.csv"))
        .contains("\"x\r=1+1\"");
  }

  @Test
  void a_cell_of_the_export_holds_hostile_text_as_text() {
    String csv = pages(Summaries.saying("a \u202E😀 \"b\",\n<script>", null)).get("statements.csv");
    assertThat(csv).contains("\"a ⟨U+202E⟩😀 \"\"b\"\",\n<script>\"").doesNotContain("\u202E");
  }

  @Test
  void hostile_story_text_shows_as_text_in_html() {
    String page = html(HOSTILE, HOSTILE);

    assertThat(page)
        .contains("&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x")
        .contains("=cmd|", "😀", "${7*7}")
        .doesNotContain("<img", "\u202E");
    String data = found(page, "(?s)<script type=\"application/json\"[^>]*>(.*?)</script>").get(0);
    assertThat(data).as("what our own script reads").doesNotContain("<").contains("alert(1)");
    assertThat(page.split("<script", -1)).as("nothing else is a script").hasSize(2);
  }

  @Test
  void what_a_reader_of_the_page_sees_is_the_story() throws Exception {
    StringBuilder seen = new StringBuilder();
    Set<HTML.Tag> tags = new HashSet<>();
    new ParserDelegator()
        .parse(
            new StringReader(
                html("<b>Ann</b> & \"Co\"", null).replaceAll("(?s)<head>.*</head>", "")),
            new HTMLEditorKit.ParserCallback() {
              @Override
              public void handleText(char[] data, int at) {
                seen.append(data);
              }

              @Override
              public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
                tags.add(tag);
              }
            },
            true);

    assertThat(seen).contains("<b>Ann</b> & \"Co\"");
    assertThat(tags).doesNotContain(HTML.Tag.B, HTML.Tag.IMG);
  }

  @Test
  void bidirectional_overrides_are_shown_not_obeyed() {
    assertThat(html("abc\u202Edef\u2066\u0000\u001B[1m", null))
        .contains("abc⟨U+202E⟩def⟨U+2066⟩␀␛[1m");
  }

  @Test
  void hostile_story_text_shows_as_text_in_markdown() {
    String page =
        pages(Summaries.saying("<b>a</b> |x| [a](b) `c` @all *d*\n# e\u202E", null))
            .get("report.md");

    assertThat(page)
        .contains(
            "&lt;b&gt;a&lt;/b&gt; \\|x\\| \\[a\\](b) \\`c\\` @\u2060all \\*d\\* \\#\u2060 e⟨U+202E⟩")
        .doesNotContain("<b>", "\n# e", "@all");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "//evil.example/x",
        "file:///etc/passwd",
        "http:evil",
        "https://user:word@evil.example/"
      })
  void an_address_that_is_not_of_the_web_is_never_a_link(String url) {
    assertThat(hrefs(html("Ann", url))).allMatch(href -> href.startsWith("#"));
  }

  @Test
  void an_address_of_the_web_is_a_link_that_tells_nobody_where_it_came_from() {
    String page = html("Ann", "https://news.example/a?b=1&c=2");

    assertThat(page)
        .contains(
            "<a href=\"https://news.example/a?b=1&amp;c=2\" rel=\"noopener noreferrer nofollow\">");
  }

  @Test
  void the_page_asks_nothing_of_the_network() {
    String page = html("Ann", null);

    assertThat(page).doesNotContainPattern("https?://|//[a-z]+\\.");
    assertThat(page)
        .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base)\\b|@import|url\\(");
    assertThat(page).contains("default-src 'none'");
  }

  @Test
  void every_link_in_the_page_leads_somewhere_and_no_anchor_stands_twice() {
    String page = html("Ann <Öz> \"x\"", null);
    List<String> ids = found(page, "\\sid=\"([^\"]*)\"");

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(hrefs(page)).isNotEmpty().allMatch(href -> ids.contains(href.substring(1)));
  }

  @Test
  void a_statement_stands_in_its_sentence_with_its_parts_marked() {
    assertThat(html("Ann", null))
        .contains(
            "<mark class=\"content\">“Yes,”</mark> <mark class=\"cue\">said</mark> <mark class=\"source\">Ann</mark>.")
        .contains("href=\"#story-doc.20Ann\"")
        .contains("id=\"story-doc.20Ann\"")
        .contains("place [5–20)");
  }

  @Test
  void a_statement_without_speaker_says_so() {
    assertThat(html("Ann", null)).doesNotContain("speaker not resolved");
    assertThat(pages(Summaries.withoutSpeaker()).get("index.html"))
        .contains("<strong class=\"unresolved\">speaker not resolved</strong>");
    assertThat(pages(Summaries.withoutSpeaker()).get("report.md"))
        .contains("*speaker not resolved*");
  }

  @Test
  void the_figures_are_read_back_from_json_as_they_were() {
    Summary summary = Summaries.saying(HOSTILE, "https://news.example/");

    assertThat(ReportJson.read(summary.toJson(), Summary.class)).isEqualTo(summary);
    assertThat(summary.toJson()).contains("\"distinct_stories\" : 1", "\"first\" : \"2024-04-01\"");
  }

  private static List<String> hrefs(String page) {
    return found(page, "href=\"([^\"]*)\"");
  }

  private static List<String> found(String page, String pattern) {
    return new ArrayList<>(
        Pattern.compile(pattern)
            .matcher(page)
            .results()
            .map((MatchResult m) -> m.group(1))
            .toList());
  }
}
