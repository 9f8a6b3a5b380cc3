package org.onrecord.report;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

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

  /** The files of a run's own report by name, in order. */
  public static Map<String, String> of(Summary summary) {
    return of(summary, ReportDefinition.WHOLE, EnumSet.allOf(Format.class));
  }

  /**
   * The files of a report by name, in order.
   *
   * @param whole what page and side files together hold
   */
  public static Map<String, String> of(
      Summary whole, ReportDefinition definition, Set<Format> formats) {
    Summary page = whole.cut(ReportLimits.PAGE);
    PageView view = new PageView(whole, page, definition);
    Map<String, Object> model = new HashMap<>();
    model.put("s", page);
    model.put("view", view);
    model.put("title", definition.title());
    model.put("sections", definition.sections());
    Map<String, String> files = new LinkedHashMap<>();
    if (formats.contains(Format.HTML)) {
      SideFiles beside = new SideFiles(whole, page, view, definition.sections());
      model.put("style", PageScript.resource("page.css"));
      model.put("scripts", PageScript.ofReports());
      model.put("data", beside.data());
      model.put("end", SideFiles.END);
      files.put(Format.HTML.file(), Templates.render("index.ftlh", model));
      files.putAll(
          beside.files(
              (macro, items) -> {
                Map<String, Object> part = new HashMap<>(model);
                part.put("part", macro);
                part.put("items", items);
                return Templates.render("beside.ftlh", part).strip();
              }));
    }
    if (formats.contains(Format.MD)) {
      files.put(Format.MD.file(), Templates.render("report.md.ftl", model).strip() + "\n");
    }
    if (formats.contains(Format.JSON)) {
      files.put(Format.JSON.file(), page.toJson());
    }
    if (formats.contains(Format.CSV)) {
      files.put(Format.CSV.file(), StatementExport.of(whole.statements().shown()));
    }
    return Collections.unmodifiableMap(files);
  }
}
