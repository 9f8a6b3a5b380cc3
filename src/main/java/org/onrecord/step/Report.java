package org.onrecord.step;

import static org.apache.spark.sql.functions.max;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Encoders;
import org.onrecord.report.Dates;
import org.onrecord.report.ReportDefinition;
import org.onrecord.report.ReportLimits;
import org.onrecord.report.ReportPages;
import org.onrecord.report.Selection;
import org.onrecord.report.SelectionException;
import org.onrecord.run.Manifest;
import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;
import org.onrecord.table.Tables;

/** Writes a run's report from its tables. */
public final class Report {
  private final Store store;
  private final String runId;
  private final RunCounts counts;
  private final List<String> endedTopics;

  /**
   * The reports of one run.
   *
   * @param counts what became of records and statements
   * @param topics how the run's topics came about
   */
  public Report(Store store, String runId, RunCounts counts, Manifest.Topics topics) {
    this.store = store;
    this.runId = runId;
    this.counts = counts;
    this.endedTopics = topics.ended().stream().map(Manifest.EndedTopic::label).toList();
  }

  /**
   * Writes the files of a report.
   *
   * @param period of the definition's kind; null for the latest that has a story
   * @param formats which files
   * @param files is given each file's name and text
   * @throws SelectionException if the definition or the period names what the run does not have
   */
  public void write(
      ReportDefinition definition,
      Dates period,
      Set<ReportPages.Format> formats,
      BiConsumer<String, String> files) {
    Dates about = period == null ? latest(definition.period()) : period;
    Selection selection = new Selection(about, definition.filters());
    try (SummaryQuery query =
        new SummaryQuery(store::read, runId, selection, counts, endedTopics, ReportLimits.WHOLE)) {
      ReportPages.write(query.summary(), query.texts(), definition, formats, files);
    }
  }

  private Dates latest(Dates.Kind kind) {
    if (kind == Dates.Kind.ALL) {
      return null;
    }
    LocalDate last =
        store
            .read(Tables.DOCUMENTS)
            .agg(max("published"))
            .as(Encoders.LOCALDATE())
            .collectAsList()
            .get(0);
    if (last == null) {
      throw new SelectionException(
          "no story of this run has a date, and the report is of a " + kind.word());
    }
    return Dates.around(kind, last);
  }

  /** Writes the files into the run's report directory and gives their number. */
  long write(OutputDirectory output) {
    AtomicLong written = new AtomicLong();
    write(
        ReportDefinition.WHOLE,
        null,
        EnumSet.allOf(ReportPages.Format.class),
        (name, text) -> {
          output.write(new Path(output.report(runId), name), text);
          written.incrementAndGet();
        });
    return written.get();
  }
}
