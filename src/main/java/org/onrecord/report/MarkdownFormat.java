package org.onrecord.report;

import freemarker.core.CommonMarkupOutputFormat;
import freemarker.core.CommonTemplateMarkupOutputModel;
import java.io.IOException;
import java.io.Writer;

/**
 * Markdown in which every interpolated text is one line of plain text: white space is collapsed,
 * signs that Markdown or HTML would act on are escaped, and nobody is notified by an {@code @} in a
 * story when the report is pasted into a pull request.
 */
final class MarkdownFormat extends CommonMarkupOutputFormat<MarkdownFormat.Output> {
  static final MarkdownFormat FORMAT = new MarkdownFormat();

  private static final String ALWAYS = "\\`*_[]#|~$";
  private static final char WORD_JOINER = '\u2060';

  private MarkdownFormat() {}

  /** A piece of Markdown. */
  static final class Output extends CommonTemplateMarkupOutputModel<Output> {
    private Output(String plain, String markup) {
      super(plain, markup);
    }

    @Override
    public MarkdownFormat getOutputFormat() {
      return FORMAT;
    }
  }

  /** The text as Markdown that shows it. */
  static String escape(String text) {
    String line = VisibleText.of(text).strip().replaceAll("\\s+", " ");
    StringBuilder escaped = new StringBuilder(line.length() + 16);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '@' -> escaped.append('@').append(WORD_JOINER);
        default -> {
          if (acts(line, i)) {
            escaped.append('\\');
          }
          escaped.append(c);
          if (c == '#') {
            escaped.append(WORD_JOINER);
          }
        }
      }
    }
    return escaped.toString();
  }

  /**
   * Signs that mean something in one place only are left alone elsewhere: 2021-W35 and 0.25 stay
   * readable.
   */
  private static boolean acts(String line, int i) {
    char c = line.charAt(i);
    if (ALWAYS.indexOf(c) >= 0) {
      return true;
    }
    if (i == 0 && (c == '-' || c == '+')) {
      return line.length() == 1 || line.charAt(1) == ' ' || line.charAt(1) == c;
    }
    if (c == ':') {
      return i + 1 < line.length() && line.charAt(i + 1) != ' ';
    }
    return (c == '.' || c == ')') && line.substring(0, i).chars().allMatch(Character::isDigit);
  }

  @Override
  public String getName() {
    return "Markdown";
  }

  @Override
  public String getMimeType() {
    return "text/markdown";
  }

  @Override
  public void output(String text, Writer out) throws IOException {
    out.write(escape(text));
  }

  @Override
  public String escapePlainText(String text) {
    return escape(text);
  }

  @Override
  public boolean isLegacyBuiltInBypassed(String builtIn) {
    return false;
  }

  @Override
  protected Output newTemplateMarkupOutputModel(String plain, String markup) {
    return new Output(plain, markup);
  }
}
