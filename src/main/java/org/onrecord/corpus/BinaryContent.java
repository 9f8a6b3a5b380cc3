package org.onrecord.corpus;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Tells content that is no text at all, whatever the encoding. */
final class BinaryContent {
  /** How much of a file is looked at. */
  static final int HEAD_BYTES = 8 << 10;

  /** A text may hold the odd stray control character; a tenth of it is no text. */
  private static final double MOST_CONTROL = 0.10;

  /** Bytes in a fixed place by which a kind of file is known. */
  private static final class Signature {
    private final String kind;
    private final int place;
    private final byte[] bytes;

    private Signature(String kind, int place, byte[] bytes) {
      this.kind = kind;
      this.place = place;
      this.bytes = bytes;
    }

    static Signature ofHex(String kind, String hex) {
      return ofHex(kind, 0, hex);
    }

    static Signature ofHex(String kind, int place, String hex) {
      return new Signature(kind, place, HexFormat.of().parseHex(hex));
    }

    static Signature ofText(String kind, String text) {
      return new Signature(kind, 0, text.getBytes(StandardCharsets.US_ASCII));
    }

    boolean isIn(ByteSlice head) {
      return head.length() >= place && head.part(place, head.length()).startsWith(bytes);
    }
  }

  /**
   * Files that people put among stories by mistake. Some of them (PDF, RTF) begin with kilobytes
   * that would pass as text.
   */
  private static final List<Signature> SIGNATURES =
      List.of(
          Signature.ofText("a PDF file", "%PDF-"),
          Signature.ofText("an RTF file", "{\\rtf"),
          Signature.ofHex("a PNG image", "89504E470D0A1A0A"),
          Signature.ofHex("a JPEG image", "FFD8FF"),
          Signature.ofText("a GIF image", "GIF87a"),
          Signature.ofText("a GIF image", "GIF89a"),
          Signature.ofHex("a zip archive (or an Office document)", "504B0304"),
          Signature.ofHex("an old Office document", "D0CF11E0A1B11AE1"),
          Signature.ofHex("a gzip file inside a gzip file", "1F8B08"),
          // Its first bytes are letters; the mark of its first block is surer.
          Signature.ofHex("a bzip2 file; only gzip is unpacked", 4, "314159265359"),
          Signature.ofHex("an xz file; only gzip is unpacked", "FD377A585A00"),
          Signature.ofHex("a zstd file; only gzip is unpacked", "28B52FFD"),
          Signature.ofHex("a 7z archive", "377ABCAF271C"),
          Signature.ofHex("a Java class file", "CAFEBABE"),
          Signature.ofHex("an ELF program", "7F454C46"));

  private BinaryContent() {}

  /**
   * Why these bytes are no text, for a person; empty if they may be.
   *
   * @param head a file's first bytes, without a byte order mark
   */
  static Optional<String> describe(ByteSlice head) {
    for (Signature signature : SIGNATURES) {
      if (signature.isIn(head)) {
        return Optional.of(signature.kind);
      }
    }
    if (head.contains((byte) 0)) {
      return Optional.of("binary content: it holds NUL bytes");
    }
    return mostlyControl(head)
        ? Optional.of("binary content: mostly control characters")
        : Optional.empty();
  }

  private static boolean mostlyControl(ByteSlice head) {
    int control = 0;
    for (int i = 0; i < head.length(); i++) {
      byte b = head.at(i);
      // White space (9 to 13) and escape (27, terminal colours) do occur in texts.
      if ((b >= 0 && b < ' ' && (b < 9 || b > 13) && b != 27) || b == 127) {
        control++;
      }
    }
    return control > head.length() * MOST_CONTROL;
  }
}
