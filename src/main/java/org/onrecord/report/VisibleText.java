package org.onrecord.report;

import java.util.Locale;

/**
 * Text out of a story, made safe to look at. Signs that show nothing but change how what follows is
 * shown (bidirectional overrides, escape codes, invisible fillers) are replaced by visible
 * stand-ins: a story must not be able to make a page say what its data do not.
 */
public final class VisibleText {
  private static final int PICTURES = 0x2400;
  private static final int PICTURE_OF_DELETE = 0x2421;

  private VisibleText() {}

  /** The text with stand-ins for signs that would act instead of being seen. */
  public static String of(String text) {
    if (text.codePoints().noneMatch(VisibleText::acts)) {
      return text;
    }
    StringBuilder visible = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            c -> {
              if (!acts(c)) {
                visible.appendCodePoint(c);
              } else if (c < ' ') {
                visible.append((char) (PICTURES + c));
              } else if (c == 0x7F) {
                visible.append((char) PICTURE_OF_DELETE);
              } else {
                visible.append(String.format(Locale.ROOT, "\u27E8U+%04X\u27E9", c));
              }
            });
    return visible.toString();
  }

  private static boolean acts(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c != '\n' && c != '\t' && c != '\r';
      // Joiners shape emoji and the letters of several scripts; they do not reorder anything.
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      default -> false;
    };
  }
}
