package org.onrecord.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.onrecord.report.Selection.Filter;

/**
 * What a report shows, as {@code reports/*.yaml} define it.
 *
 * @param title its heading
 * @param period how long the period is that it is about
 * @param filters what it is about; see {@link Selection}
 * @param sections in their order
 * @param language of dates and numbers; {@link Locale#ROOT} for ISO dates
 */
public record ReportDefinition(
    String title,
    Dates.Kind period,
    Map<Filter, List<String>> filters,
    List<Section> sections,
    Locale language) {
  private static final List<String> KEYS =
      List.of("title", "period", "filters", "sections", "language");

  /** That of a run's own report. */
  public static final ReportDefinition WHOLE =
      new ReportDefinition("Who said what", Dates.Kind.ALL, Map.of(), Section.all(), Locale.ROOT);

  public ReportDefinition {
    filters = Map.copyOf(filters);
    sections = List.copyOf(sections);
  }

  /**
   * A definition in YAML.
   *
   * @param file its name, for messages
   * @throws IllegalArgumentException in one line with file, key and what is allowed
   */
  public static ReportDefinition parse(String yaml, String file) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw wrong(file, "it is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
    }
    if (!root.isObject()) {
      throw wrong(file, "it has no keys; allowed are " + String.join(", ", KEYS));
    }
    for (String key : names(root)) {
      if (!KEYS.contains(key)) {
        throw wrong(file, "unknown key " + key + "; allowed are " + String.join(", ", KEYS));
      }
    }
    return new ReportDefinition(
        text(root, "title", WHOLE.title(), file),
        period(root, file),
        filters(root.path("filters"), file),
        sections(root, file),
        language(root, file));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String text(JsonNode root, String key, String usual, String file) {
    JsonNode value = root.path(key);
    if (value.isMissingNode()) {
      return usual;
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      throw wrong(file, key + ": it must be a text");
    }
    return value.asText();
  }

  private static Dates.Kind period(JsonNode root, String file) {
    String word = text(root, "period", Dates.Kind.ALL.word(), file);
    return constant(Dates.Kind.class, word, file, "period: unknown period");
  }

  /** The constant whose name in small letters is a word. */
  private static <E extends Enum<E>> E constant(
      Class<E> type, String word, String place, String otherwise) {
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(word)) {
        return constant;
      }
    }
    throw wrong(place, otherwise + " " + word + "; allowed are " + allowed(type));
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static String allowed(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(ReportDefinition::name)
        .collect(Collectors.joining(", "));
  }

  private static Map<Filter, List<String>> filters(JsonNode node, String file) {
    EnumMap<Filter, List<String>> filters = new EnumMap<>(Filter.class);
    if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
      throw wrong(file, "filters: it has no keys; allowed are " + allowed(Filter.class));
    }
    for (String word : names(node)) {
      filters.put(filter(word, file), values(node.get(word), "filters." + word, file));
    }
    if (filters.containsKey(Filter.BETWEEN)) {
      checkBetween(filters.get(Filter.BETWEEN), file);
    }
    return filters;
  }

  private static Filter filter(String word, String place) {
    return constant(Filter.class, word, place, "filters: unknown filter");
  }

  private static void checkBetween(List<String> countries, String place) {
    if (countries.size() != 2) {
      throw wrong(place, "filters.between: it must be two countries");
    }
  }

  private static List<String> values(JsonNode node, String key, String file) {
    List<String> values = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(each -> values.add(each.asText()));
    } else if (node.isValueNode() && !node.isNull()) {
      values.add(node.asText());
    }
    if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
      throw wrong(file, key + ": it must be a text or a list of texts");
    }
    return values;
  }

  private static List<Section> sections(JsonNode root, String file) {
    JsonNode node = root.path("sections");
    if (node.isMissingNode()) {
      return Section.all();
    }
    List<Section> sections = new ArrayList<>();
    for (String word : values(node, "sections", file)) {
      Section section = constant(Section.class, word, file, "sections: unknown section");
      if (sections.contains(section)) {
        throw wrong(file, "sections: " + word + " stands there twice");
      }
      sections.add(section);
    }
    return sections;
  }

  private static Locale language(JsonNode root, String file) {
    String tag = text(root, "language", "", file);
    if (tag.isEmpty()) {
      return WHOLE.language();
    }
    try {
      Locale language = new Locale.Builder().setLanguageTag(tag).build();
      if (Arrays.asList(Locale.getAvailableLocales()).contains(language)) {
        return language;
      }
    } catch (IllformedLocaleException e) {
      // The same to the user as a language that Java does not know.
    }
    throw wrong(file, "language: it is no language tag, as en, de or pt-BR: " + tag);
  }

  /**
   * The same with filters given by the user, each as in {@link #with(String)}.
   *
   * @throws IllegalArgumentException in one line, if one is no filter
   */
  public ReportDefinition with(List<String> given) {
    ReportDefinition definition = this;
    for (String filter : given) {
      definition = definition.with(filter);
    }
    return definition;
  }

  /**
   * The same with a filter given by the user in place of the file's.
   *
   * @param given as {@code speakers=Jo Bloggs|Ann Poe}
   * @throws IllegalArgumentException in one line, if it is no filter
   */
  public ReportDefinition with(String given) {
    int equals = given.indexOf('=');
    if (equals < 0) {
      throw wrong("--filter", given + " is not of the form speakers=NAME or speakers=NAME|NAME");
    }
    Filter filter = filter(given.substring(0, equals), "--filter");
    List<String> values = List.of(given.substring(equals + 1).split("\\|"));
    if (values.isEmpty() || values.stream().anyMatch(String::isBlank)) {
      throw wrong("--filter", filter.word() + " has no value");
    }
    if (filter == Filter.BETWEEN) {
      checkBetween(values, "--filter");
    }
    EnumMap<Filter, List<String>> changed = new EnumMap<>(Filter.class);
    changed.putAll(filters);
    changed.put(filter, values);
    return new ReportDefinition(title, period, changed, sections, language);
  }

  private static IllegalArgumentException wrong(String place, String what) {
    return new IllegalArgumentException(place + ": " + what);
  }
}
