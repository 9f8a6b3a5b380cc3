package org.onrecord.corpus;

/** What single bytes mean in the formats that are built of ASCII characters. */
final class Ascii {
  private Ascii() {}

  /** White space of JSON, CSV and plain files: space, tab, line feed and carriage return. */
  static boolean isSpace(int b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }
}
