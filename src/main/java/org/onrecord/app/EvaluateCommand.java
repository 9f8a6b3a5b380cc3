package org.onrecord.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Temporary. */
@Command(name = "evaluate")
final class EvaluateCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    return OnRecord.OK;
  }
}
