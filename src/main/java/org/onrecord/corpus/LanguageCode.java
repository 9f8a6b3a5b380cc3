package org.onrecord.corpus;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import org.onrecord.text.LetterCase;

/** ISO 639-1 codes from what records give as their language. */
final class LanguageCode {
  /** Three-letter codes of libraries that differ from those the JDK knows. */
  private static final Map<String, String> LIBRARY_CODES =
      Map.of(
          "chi", "zh", "dut", "nl", "fre", "fr", "ger", "de", "gre", "el", "per", "fa", "rum", "ro",
          "cze", "cs");

  private static final Map<String, String> CODES = new HashMap<>();

  static {
    for (String code : Locale.getISOLanguages()) {
      String current = renamed(code);
      Locale locale = Locale.forLanguageTag(code);
      CODES.put(code, current);
      CODES.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), current);
      try {
        CODES.put(locale.getISO3Language(), current);
      } catch (MissingResourceException e) {
        // A language without a three-letter code is known by the others.
      }
    }
    CODES.putAll(LIBRARY_CODES);
  }

  private LanguageCode() {}

  /**
   * The code for a tag ({@code en-GB}), a three-letter code ({@code eng}) or an English name
   * ({@code English}).
   *
   * @return empty if it is none, or a language without a two-letter code
   */
  static Optional<String> of(String written) {
    String lower = LetterCase.lower(written.strip());
    String whole = CODES.get(lower);
    return whole != null
        ? Optional.of(whole)
        : Optional.ofNullable(CODES.get(primarySubtag(lower)));
  }

  private static String primarySubtag(String tag) {
    int i = 0;
    while (i < tag.length() && tag.charAt(i) >= 'a' && tag.charAt(i) <= 'z') {
      i++;
    }
    boolean isSubtag = i == tag.length() || "-_.@".indexOf(tag.charAt(i)) >= 0;
    return isSubtag && i <= 3 ? tag.substring(0, i) : "";
  }

  /** The JDK still lists three codes that ISO withdrew in 1989. */
  private static String renamed(String code) {
    return switch (code) {
      case "iw" -> "he";
      case "in" -> "id";
      case "ji" -> "yi";
      default -> code;
    };
  }
}
