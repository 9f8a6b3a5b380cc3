package org.onrecord.report;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files of a report: one page that opens from disk and asks nothing of the network, the same in
 * short as Markdown, and the figures as JSON.
 */
public final class ReportPages {
  /** The page for people. */
  public static final String INDEX = "index.html";

  /** The same in short, as Markdown. */
  public static final String MARKDOWN = "report.md";

  /** The figures. */
  public static final String FIGURES = "summary.json";

  /** The statements, to cite. */
  public static final String STATEMENTS = "statements.csv";

  private static final Configuration TEMPLATES = templates();

  private ReportPages() {}

  /** The files of a run's own report by name, in order. */
  public static Map<String, String> of(Summary summary) {
    return of(summary, ReportDefinition.WHOLE);
  }

  /** The files of a report by name, in order. */
  public static Map<String, String> of(Summary summary, ReportDefinition definition) {
    String script = resource("page.js");
    Map<String, Object> model =
        Map.of(
            "s",
            summary,
            "view",
            new PageView(summary, definition),
            "title",
            definition.title(),
            "sections",
            definition.sections(),
            "style",
            resource("page.css"),
            "script",
            script,
            "scriptHash",
            sha256(script));
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(INDEX, render("index.ftlh", model));
    pages.put(MARKDOWN, render("report.md.ftl", model).strip() + "\n");
    pages.put(FIGURES, summary.toJson());
    pages.put(STATEMENTS, StatementExport.of(summary.statements().shown()));
    return Collections.unmodifiableMap(pages);
  }

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
    configuration.setClassLoaderForTemplateLoading(
        ReportPages.class.getClassLoader(), "org/onrecord/report");
    configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
    configuration.setRegisteredCustomOutputFormats(
        List.of(VisibleHtml.FORMAT, MarkdownFormat.FORMAT));
    configuration.setLocale(Locale.ROOT);
    configuration.setLocalizedLookup(false);
    configuration.setNumberFormat("computer");
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.setLogTemplateExceptions(false);
    configuration.setWrapUncheckedExceptions(true);
    configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    return configuration;
  }

  private static String render(String template, Map<String, Object> model) {
    try {
      StringWriter page = new StringWriter();
      TEMPLATES.getTemplate(template).process(model, page);
      return page.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(template + ": " + e.getMessageWithoutStackTop(), e);
    }
  }

  private static String resource(String name) {
    try (InputStream in = ReportPages.class.getResourceAsStream("/org/onrecord/report/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the page's own policy lets run: this very script and nothing that a story may hold. */
  private static String sha256(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
