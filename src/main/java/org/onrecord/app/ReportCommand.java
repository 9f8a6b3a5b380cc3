package org.onrecord.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Temporary. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return OnRecord.OK;
  }
}
