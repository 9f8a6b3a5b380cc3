package org.onrecord.report;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.onrecord.report.Summary.Statement;

/**
 * The files of a report: one page that opens from disk and asks nothing of the network, with what
 * is too long for it in files beside it; the same in short as Markdown; the figures as JSON; the
 * statements as CSV.
 */
public final class ReportPages {
  private ReportPages() {}

  /** What a report may be written as. */
  public enum Format {
    /** The page for people. */
    HTML("index.html"),
    /** The same in short, as Markdown. */
    MD("report.md"),
    /** The figures. */
    JSON("summary.json"),
    /** The statements, to cite. */
    CSV("statements.csv");

    private final String file;

    Format(String file) {
      this.file = file;
    }

    /** Its file; that of the page may have others beside it. */
    public String file() {
      return file;
    }

    /** Everything that it may have written. */
    public List<String> places() {
      return this == HTML ? List.of(file, SideFiles.DIRECTORY) : List.of(file);
    }
  }

  /** The files of a report of all that a summary holds, by name, in order. */
  public static Map<String, String> of(
      Summary summary, ReportDefinition definition, Set<Format> formats) {
    Map<String, String> files = new LinkedHashMap<>();
    write(summary, Texts.of(summary), definition, formats, files::put);
    return Collections.unmodifiableMap(files);
  }

  /**
   * Writes the files of a report.
   *
   * @param whole with all rows of its tables, of which the page shows the first
   * @param texts all statements and stories
   * @param files is given each file's name and text, one by one: they may be many
   */
  public static void write(
      Summary whole,
      Texts texts,
      ReportDefinition definition,
      Set<Format> formats,
      BiConsumer<String, String> files) {
    Summary page = whole.cut(ReportLimits.PAGE);
    List<Section> sections = definition.sections();
    boolean hasHtml = formats.contains(Format.HTML);
    boolean hasStatements = hasHtml && sections.contains(Section.STATEMENTS);
    boolean hasStories = hasHtml && sections.contains(Section.STORIES);
    boolean isWhole =
        (!hasStatements || page.statements().leftOut() == 0)
            && (!hasStories || page.stories().leftOut() == 0);
    Map<String, String> labels =
        page.topics().shown().stream()
            .collect(Collectors.toMap(Summary.Topic::topicId, Summary.Topic::label));
    StatementIndex onPage =
        StatementIndex.of(Texts.of(page).entries(), hasStatements ? SideFiles.ALL : 0, labels);
    StatementIndex index =
        isWhole
            ? onPage
            : StatementIndex.of(texts.entries(), ReportLimits.STATEMENTS_BESIDE, labels);
    PageView view = new PageView(page, index, definition);
    Map<String, Object> model = new HashMap<>();
    model.put("s", page);
    model.put("whole", whole);
    model.put("view", view);
    model.put("title", definition.title());
    model.put("sections", sections);
    StatementExport export = new StatementExport();
    boolean hasExport = formats.contains(Format.CSV);
    Consumer<Statement> exported = hasExport ? export::add : statement -> {};
    if (hasHtml) {
      model.put("style", PageScript.resource("page.css"));
      model.put("scripts", PageScript.ofReports());
      model.put("data", PageData.of(page, onPage, isWhole, hasStories).json());
      files.accept(Format.HTML.file(), Templates.render("index.ftlh", model));
      SideFiles beside =
          new SideFiles(view, (macro, items, of) -> items(model, macro, items, of), files);
      if (sections.contains(Section.SPEAKERS)) {
        beside.writeRest(
            Section.SPEAKERS, "speakerRow", whole.speakers(), page.speakers().shown().size());
      }
      if (sections.contains(Section.TARGETS)) {
        beside.writeRest(
            Section.TARGETS, "targetRow", whole.targets(), page.targets().shown().size());
      }
      if (sections.contains(Section.RELATIONS)) {
        beside.writeRest(
            Section.RELATIONS, "relationRow", whole.relations(), page.relations().shown().size());
      }
      if (!isWhole) {
        beside.writeIndex(index);
        beside.writeTexts(
            texts,
            exported,
            index,
            hasStatements ? page.statements().shown().size() : SideFiles.ALL,
            hasStories ? page.stories().shown().size() : SideFiles.ALL);
      }
    }
    if (formats.contains(Format.MD)) {
      files.accept(Format.MD.file(), Templates.render("report.md.ftl", model).strip() + "\n");
    }
    if (formats.contains(Format.JSON)) {
      files.accept(Format.JSON.file(), page.toJson());
    }
    if (hasExport) {
      if (isWhole || !hasHtml) {
        texts.statements().forEachRemaining(exported);
      }
      files.accept(Format.CSV.file(), export.text());
    }
  }

  private static String items(
      Map<String, Object> model, String macro, List<?> items, PageView view) {
    Map<String, Object> part = new HashMap<>(model);
    part.put("view", view);
    part.put("part", macro);
    part.put("items", items);
    part.put("end", SideFiles.END);
    return Templates.render("beside.ftlh", part);
  }
}
