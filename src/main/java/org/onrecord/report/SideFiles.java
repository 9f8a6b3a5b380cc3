package org.onrecord.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.onrecord.report.Summary.Listing;
import org.onrecord.report.Summary.Statement;
import org.onrecord.report.Summary.Story;

/**
 * The files beside a page with what is too long for it: the rest of its lists, and an index of all
 * statements. The page loads them by script tag, which works from disk too, when they are asked
 * for. Each calls {@code onrecord(list, part, items)} with gzipped JSON in base 64: HTML as the
 * page has it, made by the same templates, item by item.
 */
final class SideFiles {
  /** The directory beside the page. */
  static final String DIRECTORY = "more";

  static final int STATEMENTS_A_FILE = 500;
  static final int STORIES_A_FILE = 50;

  /** A sign that {@link VisibleText} leaves in no text. */
  static final String END = "\u001E";

  private static final int PARTS_AT_ONCE = 16;

  /** More than any page shows. */
  static final int ALL = Integer.MAX_VALUE;

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Ids may hold any sign, and are compared, so that none of their signs can be made visible. */
  private static final ObjectMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  /** Renders items by the template's macro of a name, each ended by {@link #END}. */
  interface Items {
    /** May be called by several threads at once. */
    String html(String macro, List<?> items, PageView view);
  }

  private final PageView view;
  private final Items items;
  private final BiConsumer<String, String> files;

  /**
   * Files beside a page.
   *
   * @param files is given each file's name and text
   */
  SideFiles(PageView view, Items items, BiConsumer<String, String> files) {
    this.view = view;
    this.items = items;
    this.files = files;
  }

  /** A file to be: items of a list, and the template's macro that each is made by. */
  private record Part(String list, int number, String macro, List<?> items, PageView view) {}

  /** Parts that wait until there are enough of them to be worked on at once. */
  private final class Waiting {
    private final List<Part> parts = new ArrayList<>();

    void add(Part part) {
      parts.add(part);
      if (parts.size() == PARTS_AT_ONCE) {
        write();
      }
    }

    void write() {
      List<String> texts = parts.parallelStream().map(SideFiles.this::text).toList();
      for (int i = 0; i < texts.size(); i++) {
        files.accept(name(parts.get(i).list(), parts.get(i).number()), texts.get(i));
      }
      parts.clear();
    }
  }

  /** The rows of a table behind those that the page shows. */
  <T> void writeRest(Section section, String macro, Listing<T> whole, int onPage) {
    List<T> rest =
        whole.shown().subList(Math.min(onPage, whole.shown().size()), whole.shown().size());
    if (!rest.isEmpty()) {
      Waiting waiting = new Waiting();
      waiting.add(new Part(section.word(), 0, macro, rest, view));
      waiting.write();
    }
  }

  /** The index of all statements. */
  void writeIndex(StatementIndex index) {
    files.accept(name("index", 0), call("index", 0, ascii(index)));
  }

  /**
   * The statements and stories behind those that the page shows.
   *
   * @param read is given each statement as it is read, those on the page and those behind the
   *     index's last too
   * @param index says how many of them there are to be
   * @param statementsOnPage how many statements the page shows; {@link #ALL} if none are wanted
   *     beside it
   * @param storiesOnPage how many stories the page shows; {@link #ALL} if none are wanted beside it
   */
  void writeTexts(
      Texts texts,
      Consumer<Statement> read,
      StatementIndex index,
      int statementsOnPage,
      int storiesOnPage) {
    Waiting waiting = new Waiting();
    Iterator<Statement> statements = texts.statements();
    boolean hasStories = storiesOnPage < ALL;
    Iterator<Story> stories = hasStories ? texts.stories() : Collections.emptyIterator();
    List<Statement> beside = new ArrayList<>();
    List<Story> storiesBeside = new ArrayList<>();
    Map<String, List<Statement>> marked = new HashMap<>();
    Story story = null;
    int storyNumber = -1;
    for (int number = 0; statements.hasNext(); number++) {
      Statement statement = statements.next();
      read.accept(statement);
      if (number >= index.ids().size()) {
        continue;
      }
      while (hasStories && (story == null || !story.docId().equals(statement.docId()))) {
        if (storiesBeside.size() == STORIES_A_FILE) {
          waiting.add(stories(storyNumber, storiesOnPage, storiesBeside, marked));
          storiesBeside = new ArrayList<>();
          marked = new HashMap<>();
        }
        story = stories.next();
        storyNumber++;
        if (storyNumber >= storiesOnPage) {
          storiesBeside.add(story);
        }
      }
      if (hasStories && storyNumber >= storiesOnPage) {
        marked.computeIfAbsent(story.docId(), id -> new ArrayList<>()).add(statement);
      }
      if (number >= statementsOnPage) {
        beside.add(statement);
      }
      if (beside.size() == STATEMENTS_A_FILE) {
        waiting.add(statements(number, statementsOnPage, beside));
        beside = new ArrayList<>();
      }
    }
    if (!beside.isEmpty()) {
      waiting.add(statements(index.ids().size() - 1, statementsOnPage, beside));
    }
    if (!storiesBeside.isEmpty()) {
      waiting.add(stories(storyNumber, storiesOnPage, storiesBeside, marked));
    }
    waiting.write();
  }

  private Part statements(int last, int onPage, List<Statement> statements) {
    int number = (last - onPage) / STATEMENTS_A_FILE;
    return new Part(Section.STATEMENTS.word(), number, "statementItem", statements, view);
  }

  private Part stories(
      int last, int onPage, List<Story> stories, Map<String, List<Statement>> marked) {
    int number = (last - onPage) / STORIES_A_FILE;
    return new Part(Section.STORIES.word(), number, "storyItem", stories, view.marking(marked));
  }

  private String text(Part part) {
    String html = items.html(part.macro(), part.items(), part.view());
    String each = html.substring(0, html.lastIndexOf(END));
    return call(part.list(), part.number(), json(JSON, each.split(END, -1)));
  }

  private static String name(String list, int part) {
    return DIRECTORY + "/" + (part == 0 ? list : list + "-" + part) + ".js";
  }

  private static String call(String list, int part, byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String text = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return "onrecord(\"" + list + "\", " + part + ", \"" + text + "\");\n";
  }

  /** JSON for the page's script, all of it ASCII. */
  static byte[] ascii(Object value) {
    return json(ASCII, value);
  }

  private static byte[] json(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
