package org.onrecord.report;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import freemarker.template.utility.StringUtil;
import java.io.IOException;
import java.io.Writer;

/**
 * HTML in which every interpolated text is escaped and made visible ({@link VisibleText}). Done in
 * the output format, so that no template can forget it. It takes the place of FreeMarker's own HTML
 * format by having its name.
 */
final class VisibleHtml extends CommonMarkupOutputFormat<VisibleHtml.Output> {
  static final VisibleHtml FORMAT = new VisibleHtml();

  private VisibleHtml() {}

  /** A piece of HTML. */
  static final class Output extends CommonTemplateMarkupOutputModel<Output> {
    private Output(String plain, String markup) {
      super(plain, markup);
    }

    @Override
    public VisibleHtml getOutputFormat() {
      return FORMAT;
    }
  }

  @Override
  public String getName() {
    return "HTML";
  }

  @Override
  public String getMimeType() {
    return "text/html";
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    StringUtil.XHTMLEnc(VisibleText.of(text), out);
  }

  @Override
  public String escapePlainText(String text) {
    return StringUtil.XHTMLEnc(VisibleText.of(text));
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return builtIn.equals("html") || builtIn.equals("xml") || builtIn.equals("xhtml");
  }

  @Override
  protected Output newTemplateMarkupOutputModel(String plain, String markup) {
    return new Output(plain, markup);
  }
}
