package org.onrecord.speaker;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Who an entity is across stories.
 *
 * @param id the actors file's id, else a hash of kind and name, and of what tells namesakes apart;
 *     the same from run to run
 * @param name the actors file's name, else the stories'
 * @param kind person, organisation, country, group or place
 * @param role may be null
 * @param country ISO 3166-1 alpha-3; may be null
 */
public record Identity(String id, String name, String kind, String role, String country)
    implements Serializable {
  private static final int ID_DIGITS = 16;

  /** The id of whoever is known by nothing but these. */
  static String hashed(String... parts) {
    try {
      byte[] key = String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key))
          .substring(0, ID_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
