package org.onrecord.run;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * What a person sees while the job runs, on stderr: a line a step; at a terminal also the stories
 * done of all, the rate and the time left, on a line that is written over.
 */
public final class Progress implements AutoCloseable {
  private static final long REFRESH_MILLISECONDS = 500;

  private final PrintStream out;
  private final boolean terminal;
  private final AtomicReference<Tally> tally = new AtomicReference<>();
  private final Thread painter;

  /** A count that grows while a step runs. */
  private record Tally(String step, LongSupplier done, long all, long since) {}

  private Progress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    this.painter = new Thread(this::paint, "onrecord-progress");
    painter.setDaemon(true);
    if (terminal) {
      painter.start();
    }
  }

  /** For a person at a terminal. */
  public static Progress live(PrintStream out) {
    return new Progress(out, true);
  }

  /** For a log: a line a step. */
  public static Progress lines(PrintStream out) {
    return new Progress(out, false);
  }

  /** A step begins. */
  void begin(String step) {
    if (terminal) {
      out.print("\r\u001b[K" + step + " …");
      out.flush();
    }
  }

  /**
   * Within a step: how far it is.
   *
   * @param step its name
   * @param done stories done so far; only shown, never stored, as a task that is tried again counts
   *     twice
   * @param all stories in all
   */
  public void follow(String step, LongSupplier done, long all) {
    tally.set(new Tally(step, done, all, System.nanoTime()));
  }

  /** A step has ended. */
  void end(String step, long rows, String unit, double seconds) {
    tally.set(null);
    line(String.format(Locale.ROOT, "%-9s %,11d %-12s %8.1f s", step, rows, unit, seconds));
  }

  /** A line for the person, over whatever the live line shows. */
  public void line(String text) {
    out.println((terminal ? "\r\u001b[K" : "") + text);
    out.flush();
  }

  private void paint() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(REFRESH_MILLISECONDS);
      } catch (InterruptedException e) {
        return;
      }
      Tally now = tally.get();
      if (now != null) {
        out.print("\r\u001b[K" + shown(now));
        out.flush();
      }
    }
  }

  private static String shown(Tally tally) {
    long done = Math.min(tally.done.getAsLong(), tally.all);
    double seconds = (System.nanoTime() - tally.since) / 1e9;
    double rate = seconds > 0 ? done / seconds : 0;
    String left =
        done > 0 && rate > 0
            ? String.format(Locale.ROOT, ", %.0f s left", (tally.all - done) / rate)
            : "";
    return String.format(
        Locale.ROOT,
        "%-9s %,d of %,d stories, %.0f a second%s",
        tally.step,
        done,
        tally.all,
        rate,
        left);
  }

  @Override
  public void close() {
    painter.interrupt();
  }
}
