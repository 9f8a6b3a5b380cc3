package org.onrecord.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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

  private final ReportDefinition definition;
  private final Summary page;
  private final Map<String, Integer> numbers;
  private final Map<String, Integer> otherStories;
  private final Set<String> stories;
  private final Map<String, List<Statement>> marked;

  /**
   * A view for the page and the files beside it.
   *
   * @param page what the page itself holds
   * @param index of all statements that both hold
   * @param definition its language, and the sections that links may lead to
   */
  PageView(Summary page, StatementIndex index, ReportDefinition definition) {
    this(
        page,
        definition.sections().contains(Section.STATEMENTS) ? numbers(index) : Map.of(),
        definition.sections().contains(Section.STATEMENTS) ? otherStories(index) : Map.of(),
        definition.sections().contains(Section.STORIES) ? Set.copyOf(index.stories()) : Set.of(),
        page.statements().shown().stream().collect(Collectors.groupingBy(Statement::docId)),
        definition);
  }

  private PageView(
      Summary page,
      Map<String, Integer> numbers,
      Map<String, Integer> otherStories,
      Set<String> stories,
      Map<String, List<Statement>> marked,
      ReportDefinition definition) {
    super(definition.language());
    this.page = page;
    this.numbers = numbers;
    this.otherStories = otherStories;
    this.stories = stories;
    this.marked = marked;
    this.definition = definition;
  }

  private static Map<String, Integer> numbers(StatementIndex index) {
    Map<String, Integer> numbers = new HashMap<>();
    index.ids().forEach(id -> numbers.put(id, numbers.size() + 1));
    return numbers;
  }

  /** Of the statements whose utterance several stories report, how many others do. */
  private static Map<String, Integer> otherStories(StatementIndex index) {
    Map<Integer, Set<Integer>> stories = new HashMap<>();
    for (int i = 0; i < index.ids().size(); i++) {
      stories
          .computeIfAbsent(index.utterance().get(i), utterance -> new HashSet<>())
          .add(index.story().get(i));
    }
    Map<String, Integer> others = new HashMap<>();
    for (int i = 0; i < index.ids().size(); i++) {
      int all = stories.get(index.utterance().get(i)).size();
      if (all > 1) {
        others.put(index.ids().get(i), all - 1);
      }
    }
    return others;
  }

  /** The same for stories in which other statements are marked. */
  PageView marking(Map<String, List<Statement>> statements) {
    return new PageView(page, numbers, otherStories, stories, statements, definition);
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
    return definition.sections().contains(Section.STATEMENTS);
  }

  /** How many statements the page and the files beside it hold. */
  public int held() {
    return numbers.size();
  }

  @Override
  public int number(String statementId) {
    return numbers.getOrDefault(anchor(statementId), 0);
  }

  /** How many other stories report what a statement reports. */
  public int otherStories(String statementId) {
    return otherStories.getOrDefault(anchor(statementId), 0);
  }

  /** Whether the text of a story is on the page. */
  public boolean hasStory(String docId) {
    return stories.contains(anchor(docId));
  }

  /** The statements shown of a story. */
  public int shownOf(String docId) {
    return marked.getOrDefault(docId, List.of()).size();
  }

  /** A statement's sentences with its source, cue and content marked. */
  public MarkedText passage(Statement statement) {
    return MarkedText.of(statement.passage().text(), statement.passage().start(), marks(statement));
  }

  /** A story's paragraphs with all its shown statements marked. */
  public List<MarkedText> paragraphs(Story story) {
    List<Mark> marks = new ArrayList<>();
    marked.getOrDefault(story.docId(), List.of()).forEach(s -> marks.addAll(marks(s)));
    return MarkedText.of(story.text(), 0, marks).paragraphs();
  }

  /** From a statement's first marked sign to its last: "[120–311)". */
  public String extent(Statement statement) {
    return "[" + statement.extent().start() + "–" + statement.extent().end() + ")";
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
