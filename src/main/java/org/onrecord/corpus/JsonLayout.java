package org.onrecord.corpus;

/** How a JSON file is laid out. */
enum JsonLayout {
  /** One object a line, whatever the file is called. */
  LINES,
  /** An array, or objects over many lines. */
  VALUES;

  /**
   * Tells the layout from a file's beginning: it has lines if the first one, or the second where
   * the first is broken, is an object.
   *
   * @param head as much of the file as one record may be long, and one byte more if there is more
   * @param limit longest record in bytes
   */
  static JsonLayout of(ByteSlice head, int limit) {
    int start = skipSpace(head, 0);
    if (start == head.length() || head.at(start) != '{') {
      return VALUES;
    }
    int end = lineEnd(head, start);
    if (end == head.length() && end > limit) {
      return LINES; // so that only this line is too long
    }
    if (isObject(head.part(start, end))) {
      return LINES;
    }
    int second = skipSpace(head, end);
    ByteSlice next = head.part(second, lineEnd(head, second));
    // A record that breaks off is followed by another; an object over many lines rarely has a whole
    // object without a comma on its second line.
    return next.length() > 0 && next.at(0) == '{' && isObject(next) ? LINES : VALUES;
  }

  /** Whether the bytes are one value from the first brace to the last. */
  private static boolean isObject(ByteSlice line) {
    JsonExtent extent = new JsonExtent();
    for (int i = 0; i < line.length(); i++) {
      if (extent.endsWith(line.at(i))) {
        return line.part(i + 1, line.length()).isBlank();
      }
    }
    return false;
  }

  private static int skipSpace(ByteSlice bytes, int from) {
    int i = from;
    while (i < bytes.length() && Ascii.isSpace(bytes.at(i))) {
      i++;
    }
    return i;
  }

  private static int lineEnd(ByteSlice bytes, int from) {
    int i = from;
    while (i < bytes.length() && bytes.at(i) != '\n') {
      i++;
    }
    return i;
  }
}
