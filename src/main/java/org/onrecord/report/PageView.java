package org.onrecord.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onrecord.report.MarkedText.Mark;
import org.onrecord.report.MarkedText.Role;
import org.onrecord.report.Summary.Statement;
import org.onrecord.report.Summary.Story;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * What a report's templates ask for beside its wording: where links lead, which words are marked.
 */
public final class PageView extends Wording {
  private static final int HEADING = 90;

  private final Summary summary;
  private final Summary page;
  private final boolean hasStatements;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, List<Statement>> byStory = new LinkedHashMap<>();
  private final Set<String> stories = new HashSet<>();

  /**
   * A view for the page and the files beside it.
   *
   * @param summary what both hold
   * @param page what the page itself holds
   * @param definition its language, and the sections that links may lead to
   */
  PageView(Summary summary, Summary page, ReportDefinition definition) {
    super(definition.language());
    this.summary = summary;
    this.page = page;
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

  @Override
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
