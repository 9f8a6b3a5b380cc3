package org.onrecord.reliability;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where tests write down which fault they tried, how often, and what was lost. {@link
 * ReliabilityPage} makes docs/reliability.md of it.
 */
public final class Ledger {
  private static final Path PLACE = Path.of("target", "reliability");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Ledger() {}

  /** What a fault is about, in the order of the page. */
  public enum Part {
    PUBLISHING("Published or not at all"),
    INCREMENTAL("Every night anew"),
    CLUSTER("On a cluster"),
    INPUT("Hostile input");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * A row of the page.
   *
   * @param part of the page
   * @param fault what was done to the job
   * @param tried how often
   * @param lost how often something was: a published table, a record beside the bad one, a run
   * @param seen what the job did, in figures where there are any
   * @param commit of the code that was tried
   */
  @JsonPropertyOrder({"part", "fault", "tried", "lost", "seen", "commit"})
  record Entry(Part part, String fault, int tried, int lost, String seen, String commit) {}

  /** Writes down a fault; of one that was tried before, the latest counts. */
  public static void enter(Part part, String fault, int tried, int lost, String seen) {
    try {
      Files.createDirectories(PLACE);
      String name = (part + " " + fault).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
      Path file = PLACE.resolve(name.substring(0, Math.min(name.length(), 120)) + ".json");
      JSON.writeValue(file.toFile(), new Entry(part, fault, tried, lost, seen, Commit.current()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What tests wrote down, by part and fault. */
  static List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (Stream<Path> files = Files.list(PLACE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        entries.add(JSON.readValue(file.toFile(), Entry.class));
      }
    }
    entries.sort(Comparator.comparing(Entry::part).thenComparing(Entry::fault));
    return entries;
  }

  /** Where a trial leaves word that it has passed. */
  static Path passed(String trial) {
    return PLACE.resolve(trial + ".passed");
  }
}
