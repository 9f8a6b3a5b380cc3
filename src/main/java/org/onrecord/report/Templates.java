package org.onrecord.report;

import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The templates of pages, in which every text is escaped and made visible. */
final class Templates {
  private static final Configuration CONFIGURATION = templates();

  private Templates() {}

  private static Configuration templates() {
    Configuration configuration = new Configuration(Configuration.VERSION_2_3_33);
    configuration.setClassLoaderForTemplateLoading(
        Templates.class.getClassLoader(), "org/onrecord/report");
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

  /** A template filled in. */
  static String render(String template, Map<String, Object> model) {
    try {
      StringWriter page = new StringWriter();
      CONFIGURATION.getTemplate(template).process(model, page);
      return page.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TemplateException e) {
      throw new IllegalStateException(template + ": " + e.getMessageWithoutStackTop(), e);
    }
  }
}
