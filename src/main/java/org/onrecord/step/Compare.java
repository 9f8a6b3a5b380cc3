package org.onrecord.step;

import java.util.Map;
import java.util.Set;
import org.onrecord.report.Comparison;
import org.onrecord.report.ComparisonPages;
import org.onrecord.report.Selection;
import org.onrecord.report.SelectionException;
import org.onrecord.run.Store;

/** Puts two runs, or two periods of one run, side by side. */
public final class Compare {
  private Compare() {}

  /**
   * A run, or a part of one.
   *
   * @param name for people
   * @param runId its run
   * @param store where its tables are
   * @param about which part of it
   */
  public record Side(String name, String runId, Store store, Selection about) {
    private ComparisonQuery.Side opened() {
      return new ComparisonQuery.Side(name, runId, about, SelectedTables.of(store::read, about));
    }
  }

  /**
   * The files of a comparison by name.
   *
   * @throws SelectionException if a side names what its run does not have
   */
  public static Map<String, String> pages(
      Side before, Side now, Set<ComparisonPages.Format> formats) {
    Comparison comparison = new ComparisonQuery(before.opened(), now.opened()).run();
    return ComparisonPages.of(comparison, formats);
  }
}
