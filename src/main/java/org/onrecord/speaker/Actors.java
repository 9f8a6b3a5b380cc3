package org.onrecord.speaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The actors that the user knows, from a CSV file with the columns {@code id, name, aliases, role,
 * country, kind}; aliases are separated by {@code |}. What it says wins over what stories say.
 */
public final class Actors implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Set<String> KINDS = Set.of("person", "organisation", "country", "group");
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  private final HashMap<String, Identity> byName;
  private final ArrayList<Problem> problems;

  /**
   * A row that could not be used.
   *
   * @param line in the file, from 1
   * @param detail what is wrong with it
   */
  public record Problem(int line, String detail) implements Serializable {}

  private Actors(Map<String, Identity> byName, List<Problem> problems) {
    this.byName = new HashMap<>(byName);
    this.problems = new ArrayList<>(problems);
  }

  /** No actors file. */
  public static Actors none() {
    return new Actors(Map.of(), List.of());
  }

  /**
   * Reads an actors file. A row that cannot be used is a problem with its line; the others are
   * used.
   *
   * @param csv the file's text
   * @throws IllegalArgumentException if it has no column {@code name}
   */
  public static Actors parse(String csv) {
    HashMap<String, Identity> byName = new HashMap<>();
    ArrayList<Problem> problems = new ArrayList<>();
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(schema)
            .with(CsvParser.Feature.TRIM_SPACES)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(csv)) {
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        int line = rows.getParser().currentLocation().getLineNr() - 1;
        if (byName.isEmpty() && problems.isEmpty() && !row.containsKey("name")) {
          throw new IllegalArgumentException("there is no column name; it has " + row.keySet());
        }
        add(row, line, byName, problems);
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      problems.add(new Problem(line, "from here on it is no CSV: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Actors(byName, problems);
  }

  private static void add(
      Map<String, String> row, int line, Map<String, Identity> byName, List<Problem> problems) {
    String name = value(row, "name");
    String kind =
        value(row, "kind") == null ? "person" : value(row, "kind").toLowerCase(Locale.ROOT);
    String country =
        value(row, "country") == null ? null : value(row, "country").toUpperCase(Locale.ROOT);
    if (name == null) {
      problems.add(new Problem(line, "it has no name"));
      return;
    }
    if (!KINDS.contains(kind)) {
      problems.add(
          new Problem(line, "kind " + kind + " is none of person, organisation, country, group"));
      return;
    }
    if (country != null && !COUNTRIES.contains(country)) {
      problems.add(new Problem(line, "country " + country + " is no ISO 3166-1 alpha-3 code"));
      return;
    }
    String id =
        value(row, "id") == null ? Identity.hashed(kind, NameKey.of(name)) : value(row, "id");
    Identity identity = new Identity(id, name, kind, value(row, "role"), country);
    List<String> names = new ArrayList<>(List.of(name));
    if (value(row, "aliases") != null) {
      names.addAll(List.of(value(row, "aliases").split("\\|", -1)));
    }
    for (String alias : names) {
      Identity other =
          NameKey.of(alias).isEmpty() ? null : byName.putIfAbsent(NameKey.of(alias), identity);
      if (other != null && !other.id().equals(id)) {
        problems.add(
            new Problem(
                line, "the name " + alias.strip() + " belongs to " + other.id() + " already"));
      }
    }
  }

  private static String value(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** The rows that could not be used. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  /**
   * Who goes by a name.
   *
   * @return null if the file has no such name
   */
  public Identity find(String name) {
    return byName.get(NameKey.of(name));
  }
}
