package org.onrecord.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How a page writes figures, dates, names of countries and addresses, in a language. */
public class Wording {
  private static final double NEUTRAL = 0.05;
  private static final int SHORT = 300;

  private static final Map<String, String> COUNTRIES = countries();

  private final Locale language;

  /** Wording in a language; of {@link Locale#ROOT} dates are as in the tables. */
  Wording(Locale language) {
    this.language = language;
  }

  private static Map<String, String> countries() {
    Map<String, String> countries = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(code).build();
      countries.put(country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH));
    }
    return countries;
  }

  /** A count with thousands apart. */
  public String count(long number) {
    return String.format(language, "%,d", number);
  }

  /** A count and its noun: "1 story", "1,204 stories". */
  public String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  /** A part of a whole: "62 %"; a dash where there is no whole. */
  public String percent(long part, long whole) {
    return whole == 0 ? "–" : percent((double) part / whole);
  }

  /** A share from 0 to 1: "62 %", "0.4 %". */
  public String percent(double share) {
    double percent = share * 100;
    return String.format(language, percent > 0 && percent < 1 ? "%.1f %%" : "%.0f %%", percent);
  }

  /** A measure from −1 to 1, with its sign: "+0.31", "−0.05", "0.00". */
  public String signed(double value) {
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN);
    String digits = String.format(language, "%.2f", rounded.abs());
    return rounded.signum() == 0 ? digits : (rounded.signum() < 0 ? "−" : "+") + digits;
  }

  /** A chance from 0 to 1: "0.03", "under 0.001". */
  public String chance(double value) {
    return value < 0.001
        ? "under " + String.format(language, "%.3f", 0.001)
        : String.format(language, value < 0.1 ? "%.3f" : "%.2f", value);
  }

  /** A date as the report's readers write it. */
  public String date(LocalDate date) {
    return language.equals(Locale.ROOT)
        ? date.toString()
        : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(language).format(date);
  }

  /** A tone's name: negative, neutral or positive. */
  public String tone(double value) {
    return toneOf(value);
  }

  static String toneOf(double value) {
    return value <= -NEUTRAL ? "negative" : value >= NEUTRAL ? "positive" : "neutral";
  }

  /** A width in percent, for style sheets. */
  public String width(double part, double whole) {
    return String.format(Locale.ROOT, "%.1f%%", whole <= 0 ? 0 : 100 * part / whole);
  }

  /** A country's English name; the code itself if the JDK does not know it. */
  public String country(String code) {
    return COUNTRIES.getOrDefault(code, code);
  }

  /** A country as it is written behind a role; nothing where the role names it already. */
  public String countryBeside(String role, String code) {
    String name = country(code);
    return role.isEmpty() ? name : role.contains(name) ? "" : ", " + name;
  }

  /** What filters ask for, by their names. */
  public Map<String, List<String>> filters(Selection about) {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    about.values().forEach((filter, values) -> filters.put(filter.word(), values));
    return filters;
  }

  /** The number of a statement in the page's list; 0 if it is not there. */
  public int number(String statementId) {
    return 0;
  }

  /**
   * An id as part of an anchor: letters, digits, {@code _} and {@code -} as they are, the bytes of
   * all else as {@code .XX}. Two ids never share one.
   */
  public String anchor(String id) {
    return anchorOf(id);
  }

  static String anchorOf(String id) {
    StringBuilder anchor = new StringBuilder();
    for (byte b : id.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean isPlain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || c == '_'
              || c == '-';
      anchor.append(isPlain ? String.valueOf(c) : String.format(Locale.ROOT, ".%02X", (int) c));
    }
    return anchor.toString();
  }

  /**
   * The address to link to: only {@code http} and {@code https}, with a host. A story's url may
   * hold anything, {@code javascript:} among it; that is shown as text. Empty if there is none.
   */
  public String link(String url) {
    try {
      URI uri = new URI(url);
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb && uri.getHost() != null && uri.getRawUserInfo() == null
          ? uri.toASCIIString()
          : "";
    } catch (URISyntaxException e) {
      return "";
    }
  }

  /** What was said, in at most some 300 characters. */
  public String shortened(String text) {
    int points = text.codePointCount(0, text.length());
    return points <= SHORT ? text : text.substring(0, text.offsetByCodePoints(0, SHORT)) + "…";
  }

  /** A language's English name. */
  public String language(String code) {
    return code.equals("unknown")
        ? code
        : Locale.forLanguageTag(code).getDisplayLanguage(Locale.ENGLISH);
  }
}
