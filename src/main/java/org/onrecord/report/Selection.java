package org.onrecord.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which part of a run a report is about. Every filter that is given must hold; of its values one.
 *
 * @param period the dates of publication; null for all stories, those without a date among them
 * @param values of each filter, as the user wrote them; filters without any are not there
 */
public record Selection(Dates period, Map<Filter, List<String>> values) {
  /** All of a run. */
  public static final Selection ALL = new Selection(null, Map.of());

  public Selection {
    EnumMap<Filter, List<String>> copy = new EnumMap<>(Filter.class);
    values.forEach((filter, of) -> copy.put(filter, List.copyOf(of)));
    copy.values().removeIf(List::isEmpty);
    values = Collections.unmodifiableMap(copy);
  }

  /** By what statements are chosen. */
  public enum Filter {
    /** Who speaks: name, alias or id. */
    @JsonProperty("speakers")
    SPEAKERS,
    /** About whom: name, alias or id. */
    @JsonProperty("targets")
    TARGETS,
    /** Of which country the speaker is: ISO 3166-1 alpha-3 code or English name. */
    @JsonProperty("countries")
    COUNTRIES,
    /** Two countries: each about the other. */
    @JsonProperty("between")
    BETWEEN,
    /** On what: label or id. */
    @JsonProperty("topics")
    TOPICS,
    /** Whose stories. */
    @JsonProperty("agency")
    AGENCY;

    /** Its name in definitions. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether it leaves nothing out. */
  @JsonIgnore
  public boolean isAll() {
    return period == null && values.isEmpty();
  }

  /** Whether it leaves out statements of the stories that it takes. */
  public boolean choosesStatements() {
    return values.keySet().stream().anyMatch(filter -> filter != Filter.AGENCY);
  }

  /** What is asked of a filter; nothing if it is not given. */
  public List<String> of(Filter filter) {
    return values.getOrDefault(filter, List.of());
  }
}
