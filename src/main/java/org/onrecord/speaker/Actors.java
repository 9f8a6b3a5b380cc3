package org.onrecord.speaker;

import static org.onrecord.speaker.CsvRows.value;

import java.io.Serializable;
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
  private static final Set<String> COUNTRIES =
      Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA3);

  private final HashMap<String, Identity> byName;
  private final ArrayList<RowProblem> problems;

  private Actors(Map<String, Identity> byName, List<RowProblem> problems) {
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
    ArrayList<RowProblem> problems = new ArrayList<>();
    CsvRows.read(csv, List.of("name"), (row, line) -> add(row, line, byName, problems), problems);
    return new Actors(byName, problems);
  }

  private static void add(
      Map<String, String> row, int line, Map<String, Identity> byName, List<RowProblem> problems) {
    String name = value(row, "name");
    String kind =
        value(row, "kind") == null ? "person" : value(row, "kind").toLowerCase(Locale.ROOT);
    String country =
        value(row, "country") == null ? null : value(row, "country").toUpperCase(Locale.ROOT);
    if (name == null) {
      problems.add(new RowProblem(line, "it has no name"));
      return;
    }
    if (!CsvRows.KINDS.contains(kind)) {
      problems.add(
          new RowProblem(
              line, "kind " + kind + " is none of person, organisation, country, group"));
      return;
    }
    if (country != null && !COUNTRIES.contains(country)) {
      problems.add(new RowProblem(line, "country " + country + " is no ISO 3166-1 alpha-3 code"));
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
            new RowProblem(
                line, "the name " + alias.strip() + " belongs to " + other.id() + " already"));
      }
    }
  }

  /** The rows that could not be used. */
  public List<RowProblem> problems() {
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
