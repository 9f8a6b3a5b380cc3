package org.onrecord.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * What a page holds for its script, and the files beside it with what is too long for it: the rest
 * of its lists, and an index of all statements. The page loads them by script tag, which works from
 * disk too, when they are asked for. Each calls {@code onrecord(list, part, items)}; items are HTML
 * as the page has it, made by the same templates.
 */
final class SideFiles {
  /** The directory beside the page. */
  static final String DIRECTORY = "more";

  private static final int STATEMENTS_A_FILE = 200;
  private static final int STORIES_A_FILE = 20;
  private static final int ALL_IN_ONE = Integer.MAX_VALUE / 2;
  private static final int LINES_IN_A_CHART = 8;

  /** A sign that {@link VisibleText} leaves in no text. */
  static final String END = "\u001E";

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Ids may hold any sign, and are compared, so that none of their signs can be made visible. */
  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Summary whole;
  private final Summary page;
  private final PageView view;
  private final List<Section> sections;

  SideFiles(Summary whole, Summary page, PageView view, List<Section> sections) {
    this.whole = whole;
    this.page = page;
    this.view = view;
    this.sections = sections;
  }

  private record ChartLine(String name, String topic, List<Long> values) {}

  private record Data(
      StatementIndex index,
      boolean isWhole,
      int statementsAFile,
      int storiesAFile,
      int storiesOnPage,
      long statements,
      List<String> weeks,
      List<Long> statementsByWeek,
      List<ChartLine> topics) {}

  /** What the page's script reads, as JSON that no HTML can be found in. */
  String data() {
    List<String> weeks = page.weeks().shown().stream().map(Summary.Week::week).toList();
    return json(
            ASCII,
            new Data(
                index(page),
                !isLong(Section.STATEMENTS),
                STATEMENTS_A_FILE,
                STORIES_A_FILE,
                page.stories().shown().size(),
                whole.statements().total(),
                weeks,
                page.weeks().shown().stream().map(Summary.Week::statements).toList(),
                page.topics().shown().stream()
                    .limit(LINES_IN_A_CHART)
                    .map(
                        topic ->
                            new ChartLine(
                                VisibleText.of(topic.label()),
                                topic.topicId(),
                                topic.distinctStoriesByWeek()))
                    .toList()))
        .replace("<", "\\u003c");
  }

  private StatementIndex index(Summary summary) {
    return StatementIndex.of(
        sections.contains(Section.STATEMENTS) ? summary.statements().shown() : List.of(),
        sections.contains(Section.STORIES) ? summary.stories().shown() : List.of(),
        whole.topics().shown().stream()
            .collect(Collectors.toMap(Summary.Topic::topicId, Summary.Topic::label)),
        view);
  }

  /** Whether a section's list goes on in files beside the page. */
  boolean isLong(Section section) {
    return sections.contains(section)
        && switch (section) {
          case SPEAKERS -> isCut(whole.speakers(), page.speakers());
          case TARGETS -> isCut(whole.targets(), page.targets());
          case RELATIONS -> isCut(whole.relations(), page.relations());
          case STATEMENTS -> isCut(whole.statements(), page.statements());
          case STORIES -> isCut(whole.stories(), page.stories());
          default -> false;
        };
  }

  private static boolean isCut(Summary.Listing<?> whole, Summary.Listing<?> page) {
    return whole.shown().size() > page.shown().size();
  }

  /** A file to be: items of a list, and the template's macro that each is made by. */
  private record Part(String list, int number, String macro, List<?> items) {
    String name() {
      return SideFiles.name(number == 0 ? list : list + "-" + number);
    }
  }

  /**
   * The files by name.
   *
   * @param html renders items by the template's macro of a name, each ended by {@link #END}; called
   *     by several threads at once
   */
  Map<String, String> files(BiFunction<String, List<?>, String> html) {
    List<Part> parts = new ArrayList<>();
    add(parts, Section.SPEAKERS, "speakerRow", whole.speakers(), page.speakers(), ALL_IN_ONE);
    add(parts, Section.TARGETS, "targetRow", whole.targets(), page.targets(), ALL_IN_ONE);
    add(parts, Section.RELATIONS, "relationRow", whole.relations(), page.relations(), ALL_IN_ONE);
    add(
        parts,
        Section.STATEMENTS,
        "statementItem",
        whole.statements(),
        page.statements(),
        STATEMENTS_A_FILE);
    add(parts, Section.STORIES, "storyItem", whole.stories(), page.stories(), STORIES_A_FILE);
    List<String> texts =
        parts.parallelStream()
            .map(part -> text(part, html.apply(part.macro(), part.items())))
            .toList();
    Map<String, String> files = new LinkedHashMap<>();
    if (isLong(Section.STATEMENTS)) {
      files.put(name("index"), call("index", 0, json(ASCII, index(whole))));
    }
    for (int i = 0; i < parts.size(); i++) {
      files.put(parts.get(i).name(), texts.get(i));
    }
    return Collections.unmodifiableMap(files);
  }

  private <T> void add(
      List<Part> parts,
      Section section,
      String macro,
      Summary.Listing<T> all,
      Summary.Listing<T> onPage,
      int most) {
    if (isLong(section)) {
      List<T> rest = all.shown().subList(onPage.shown().size(), all.shown().size());
      for (int from = 0; from < rest.size(); from += most) {
        List<T> items = rest.subList(from, Math.min(rest.size(), from + most));
        parts.add(new Part(section.word(), from / most, macro, items));
      }
    }
  }

  private static String text(Part part, String html) {
    String items = html.substring(0, html.length() - END.length());
    return call(part.list(), part.number(), json(JSON, items.split(END, -1)));
  }

  private static String name(String file) {
    return DIRECTORY + "/" + file + ".js";
  }

  private static String call(String list, int part, String json) {
    return "onrecord(\"" + list + "\", " + part + ", " + json + ");\n";
  }

  private static String json(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
