package org.onrecord.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over a sequence of parts, each closed off, so that "ab","c" and "a","bc" differ. */
public final class Hashes {
  private final MessageDigest digest;

  /** An empty sequence. */
  public Hashes() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Adds a part; null counts as a part of its own. */
  public Hashes add(Object part) {
    byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
    digest.update((part == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.UTF_8));
    digest.update(bytes);
    return this;
  }

  /** The first {@code digits} hexadecimal digits of the hash, 64 at most; ends the sequence. */
  public String hex(int digits) {
    return HexFormat.of().formatHex(digest.digest()).substring(0, digits);
  }
}
