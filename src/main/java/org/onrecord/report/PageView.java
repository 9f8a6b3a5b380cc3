package org.onrecord.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.report.MarkedText.Mark;
import org.onrecord.report.MarkedText.Role;
import org.onrecord.report.Summary.Statement;
import org.onrecord.report.Summary.Story;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * What the templates ask for: how figures are written, where links lead, which words are marked.
 */
public final class PageView {
  private static final double NEUTRAL = 0.05;
  private static final int HEADING = 90;
  private static final int SHORT = 300;

  private final Summary summary;
  private final Summary page;
  private final boolean hasStatements;
  private final Locale language;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Statement>> byStory = new LinkedHashMap<>();
  private final Set<String> stories = new HashSet<>();
  private final Map<String, String> countries = new HashMap<>();

  /**
   * A view for the page and the files beside it.
   *
   * @param summary what both hold
   * @param page what the page itself holds
   * @param definition its language, and the sections that links may lead to
   */
  PageView(Summary summary, Summary page, ReportDefinition definition) {
    this.summary = summary;
    this.page = page;
    this.language = definition.language();
    this.hasStatements = definition.sections().contains(Section.STATEMENTS);
    for (Statement statement : summary.statements().shown()) {
      if (hasStatements) {
        numbers.put(statement.statementId(), numbers.size() + 1);
      }
      byStory.computeIfAbsent(statement.docId(), id -> new ArrayList<>()).add(statement);
    }
    if (definition.sections().contains(Section.STORIES)) {
      summary.stories().shown().forEach(story -> stories.add(story.docId()));
    }
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      countries.put(country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH));
    }
  }

  /** A count with thousands apart. */
  public String count(long number) {
    return String.format(language, "%,d", number);
  }

  /** A count and its noun: "1 story", "1,204 stories". */
  public String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** A part of a whole: "62 %"; a dash where there is no whole. */
  public String percent(long part, long whole) {
    return whole == 0 ? "–" : percent((double) part / whole);
  }

  /** A share from 0 to 1: "62 %", "0.4 %". */
  public String percent(double share) {
    double percent = share * 100;
    return String.format(language, percent > 0 && percent < 1 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** A measure from −1 to 1, with its sign: "+0.31", "−0.05", "0.00". */
  public String signed(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    String digits = String.format(language, "%.2f", rounded.abs());
    return rounded.signum() == 0 ? digits : (rounded.signum() < 0 ? "−" : "+") + digits;
  }

  /** A chance from 0 to 1: "0.03", "under 0.001". */
  public String chance(double value) {
    return value < 0.001
        ? "under " + String.format(language, "%.3f", 0.001)
        : String.format(language, value < 0.1 ? "%.3f" : "%.2f", value);
  }

  /** A date as the report's readers write it. */
  public String date(LocalDate date) {
    return language.equals(Locale.ROOT)
        ? date.toString()
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(date);
  }

  /** What the report was asked to be about, by the filters' names. */
  public Map<String, List<String>> filters() {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    summary.about().values().forEach((filter, values) -> filters.put(filter.word(), values));
    return filters;
  }

  /** The relations of those who have most, as a matrix. */
  public RelationMatrix matrix() {
    return RelationMatrix.of(page.relations().shown());
  }

  /** The anchor of a relation. */
  public String relation(Summary.Relation relation) {
    return "relation-" + anchor(relation.speakerId()) + ":" + anchor(relation.targetId());
  }

  /** Whether the report has a list of statements, so that numbers may lead into it. */
  public boolean hasStatements() {
    return hasStatements;
  }

  /** How many statements the page and the files beside it hold. */
  public int held() {
    return summary.statements().shown().size();
  }

  /** How much of a list the page and the files beside it hold. */
  public int held(String list) {
    return switch (list) {
      case "speakers" -> summary.speakers().shown().size();
      case "targets" -> summary.targets().shown().size();
      case "relations" -> summary.relations().shown().size();
      default -> throw new IllegalArgumentException(list);
    };
  }

  /** A tone's name: negative, neutral or positive. */
  public String tone(double value) {
    return value <= -NEUTRAL ? "negative" : value >= NEUTRAL ? "positive" : "neutral";
  }

  /** A width in percent, for style sheets. */
  public String width(double part, double whole) {
    return String.format(Locale.ROOT, "%.1f%%", whole <= 0 ? 0 : 100 * part / whole);
  }

  /** A country's English name; the code itself if the JDK does not know it. */
  public String country(String code) {
    return countries.getOrDefault(code, code);
  }

  /** A country as it is written behind a role; nothing where the role names it already. */
  public String countryBeside(String role, String code) {
    String name = country(code);
    return role.isEmpty() ? name : role.contains(name) ? "" : ", " + name;
  }

  /** The number of a statement in the list; 0 if it is not shown. */
  public int number(String statementId) {
    return numbers.getOrDefault(statementId, 0);
  }

  /** Whether the text of a story is on the page. */
  public boolean hasStory(String docId) {
    return stories.contains(docId);
  }

  /** The statements shown of a story. */
  public int shownOf(String docId) {
    return byStory.getOrDefault(docId, List.of()).size();
  }

  /**
   * An id as part of an anchor: letters, digits, {@code _} and {@code -} as they are, the bytes of
   * all else as {@code .XX}. Two ids never share one.
   */
  public String anchor(String id) {
    StringBuilder anchor = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-';
      anchor.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, ".%02X", (int) c));
    }
    return anchor.toString();
  }

  /**
   * The address to link to: only {@code http} and {@code https}, with a host. A story's url may
   * hold anything, {@code javascript:} among it; that is shown as text. Empty if there is none.
   */
  public String link(String url) {
    try {
      URI uri = new URI(url);
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb && uri.getHost() != null && uri.getRawUserInfo() == null
          ? uri.toASCIIString()
          : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** A statement's sentences with its source, cue and content marked. */
  public MarkedText passage(Statement statement) {
    return MarkedText.of(statement.passage().text(), statement.passage().start(), marks(statement));
  }

  /** A story's paragraphs with all its shown statements marked. */
  public List<MarkedText> paragraphs(Story story) {
    List<Mark> marks = new ArrayList<>();
    byStory.getOrDefault(story.docId(), List.of()).forEach(s -> marks.addAll(marks(s)));
    return MarkedText.of(story.text(), 0, marks).paragraphs();
  }

  /** From a statement's first marked sign to its last: "[120–311)". */
  public String extent(Statement statement) {
    List<Mark> marks = marks(statement);
    int start = marks.stream().mapToInt(mark -> mark.span().start()).min().orElseThrow();
    int end = marks.stream().mapToInt(mark -> mark.span().end()).max().orElseThrow();
    return "[" + start + "–" + end + ")";
  }

  /** A story's first words, for one that has no title. */
  public String heading(Story story) {
    StoryText text = StoryText.of(story.text());
    int start = Math.min(story.bodyStart(), text.length());
    int end = Math.min(start + HEADING, text.length());
    String words =
        start < end ? text.quote(new Span(start, end)).strip().lines().findFirst().orElse("") : "";
    int space = words.lastIndexOf(' ');
    boolean isCut = end < story.textLength();
    return (isCut && space > 0 ? words.substring(0, space) : words) + (isCut ? "…" : "");
  }

  /** Whether the text shown of a story is not all of it. */
  public boolean isCut(Story story) {
    return story.text().codePointCount(0, story.text().length()) < story.textLength();
  }

  /** What was said, in at most some 300 characters. */
  public String shortened(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= SHORT ? text : text.substring(0, text.offsetByCodePoints(0, SHORT)) + "…";
  }

  /** A language's English name. */
  public String language(String code) {
    return code.equals("unknown")
        ? code
        : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
  }

  private static List<Mark> marks(Statement statement) {
    List<Mark> marks = new ArrayList<>();
    add(marks, statement, Role.SOURCE, statement.sourceSpans());
    add(marks, statement, Role.CUE, statement.cueSpans());
    add(marks, statement, Role.CONTENT, statement.contentSpans());
    return marks;
  }

  private static void add(List<Mark> marks, Statement statement, Role role, List<Span> spans) {
    spans.forEach(
        span -> marks.add(new Mark(statement.statementId(), statement.depth(), role, span)));
  }
}
