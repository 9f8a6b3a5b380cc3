package org.onrecord.corpus;

/**
 * Finds where a JSON object, array or string ends, byte by byte, without judging what is in it. All
 * bytes that matter are ASCII, so bytes of other encodings pass through.
 */
final class JsonExtent {
  private int depth;
  private boolean inString;
  private boolean escaped;

  /** Whether {@code b}, the next byte, is the last one of the value. */
  boolean endsWith(int b) {
    if (inString) {
      if (escaped) {
        escaped = false;
      } else if (b == '\\') {
        escaped = true;
      } else if (b == '"') {
        inString = false;
      }
      return !inString && depth == 0;
    }
    if (b == '"') {
      inString = true;
    } else if (b == '{' || b == '[') {
      depth++;
    } else if (b == '}' || b == ']') {
      depth--;
    }
    return !inString && depth <= 0;
  }
}
