package org.onrecord.corpus;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 strictly: a byte that does not belong is an error, never a replacement. */
final class Utf8 {
  /**
   * What decoding came to.
   *
   * @param text null if the bytes are not UTF-8
   * @param badOffset where the first byte stands that is not UTF-8, from 0; −1 if there is none
   */
  record Decoded(String text, int badOffset) {
    boolean isGood() {
      return badOffset < 0;
    }
  }

  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  static Decoded decode(ByteSlice bytes) {
    // The JDK's own decoding is many times faster than a CharsetDecoder. It replaces what is wrong,
    // so only a text with a replacement character has to be looked at again.
    String text = replacing(bytes);
    int bad = text.indexOf(REPLACEMENT) < 0 ? -1 : firstBadByte(bytes);
    return bad < 0 ? new Decoded(text, -1) : new Decoded(null, bad);
  }

  /** With U+FFFD for what is not UTF-8, to show to people. */
  static String replacing(ByteSlice bytes) {
    return new String(bytes.array(), bytes.offset(), bytes.length(), StandardCharsets.UTF_8);
  }

  /** For a message: which byte, and where. */
  static String describe(ByteSlice bytes, int badOffset) {
    return String.format(
        "not UTF-8: byte 0x%02X at offset %d", bytes.at(badOffset) & 0xFF, badOffset);
  }

  private static int firstBadByte(ByteSlice bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes.array(), bytes.offset(), bytes.length());
    CharBuffer out = CharBuffer.allocate(8 << 10);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (result.isError()) {
        return in.position() - bytes.offset();
      }
      if (result.isUnderflow()) {
        return -1;
      }
      out.clear();
    }
  }
}
