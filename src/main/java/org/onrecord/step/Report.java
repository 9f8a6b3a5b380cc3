package org.onrecord.step;

import org.onrecord.run.OutputDirectory;
import org.onrecord.run.Store;

/** Temporary. */
final class Report {
  Report(Store store, OutputDirectory output, String runId) {}

  long run() {
    return 0;
  }
}
