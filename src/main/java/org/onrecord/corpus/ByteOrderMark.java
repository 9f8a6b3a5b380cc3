package org.onrecord.corpus;

import java.util.HexFormat;
import java.util.Optional;

/** The marks that tell a Unicode encoding in a file's first bytes. */
final class ByteOrderMark {
  private static final byte[] UTF_8 = bytes("EFBBBF");
  private static final byte[] UTF_16_BE = bytes("FEFF");
  private static final byte[] UTF_16_LE = bytes("FFFE");
  private static final byte[] UTF_32_BE = bytes("0000FEFF");
  private static final byte[] UTF_32_LE = bytes("FFFE0000");

  private ByteOrderMark() {}

  /** How many bytes the mark of UTF-8 takes: 3, or 0 if there is none. */
  static int utf8Length(ByteSlice head) {
    return head.startsWith(UTF_8) ? UTF_8.length : 0;
  }

  /** The encoding other than UTF-8 whose mark the bytes begin with. */
  static Optional<String> foreignEncoding(ByteSlice head) {
    // UTF-32 first: its little-endian mark begins with that of UTF-16.
    if (head.startsWith(UTF_32_LE) || head.startsWith(UTF_32_BE)) {
      return Optional.of("UTF-32");
    }
    if (head.startsWith(UTF_16_LE) || head.startsWith(UTF_16_BE)) {
      return Optional.of("UTF-16");
    }
    return Optional.empty();
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
