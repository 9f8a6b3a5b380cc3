package org.onrecord.step;

import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.onrecord.report.ReportLimits;
import org.onrecord.report.ReportPages;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;

/** Writes a run's report from its tables. */
public final class Report {
  private final Store store;
  private final String runId;
  private final Map<String, Long> rows;
  private final RunCounts counts;

  /**
   * The report of one run.
   *
   * @param rows of each table
   * @param counts what became of records and statements
   */
  public Report(Store store, String runId, Map<String, Long> rows, RunCounts counts) {
    this.store = store;
    this.runId = runId;
    this.rows = Map.copyOf(rows);
    this.counts = counts;
  }

  /** The files by name. */
  public Map<String, String> pages() {
    return ReportPages.of(new SummaryQuery(store, runId, rows, counts, ReportLimits.USUAL).run());
  }

  /** Writes the files into the run's report directory and gives their number. */
  long write(OutputDirectory output) {
    Map<String, String> pages = pages();
    pages.forEach((name, text) -> output.write(new Path(output.report(runId), name), text));
    return pages.size();
  }
}
