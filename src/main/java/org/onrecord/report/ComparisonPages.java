package org.onrecord.report;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The files of a comparison: a page that opens from disk, and the figures as JSON. */
public final class ComparisonPages {
  private ComparisonPages() {}

  /** What a comparison may be written as. */
  public enum Format {
    /** The page for people. */
    HTML("index.html"),
    /** The figures. */
    JSON("comparison.json");

    private final String file;

    Format(String file) {
      this.file = file;
    }

    /** Its file. */
    public String file() {
      return file;
    }
  }

  /** The files of a comparison by name, in order. */
  public static Map<String, String> of(Comparison comparison, Set<Format> formats) {
    Map<String, String> files = new LinkedHashMap<>();
    if (formats.contains(Format.HTML)) {
      Map<String, Object> model = new HashMap<>();
      model.put("c", comparison);
      model.put("view", new Wording(Locale.ROOT));
      model.put("style", PageScript.resource("page.css"));
      model.put("scripts", PageScript.ofReports());
      files.put(Format.HTML.file(), Templates.render("comparison.ftlh", model));
    }
    if (formats.contains(Format.JSON)) {
      files.put(Format.JSON.file(), comparison.toJson());
    }
    return Collections.unmodifiableMap(files);
  }
}
