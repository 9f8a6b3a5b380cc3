package org.onrecord.run;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;

/** Runs the steps of a pipeline one after another and takes their times. */
public final class StepClock implements AutoCloseable {
  private final SparkSession spark;
  private final Progress progress;
  private final CpuTime cpu = new CpuTime();
  private final List<Manifest.Step> steps = new ArrayList<>();

  /** Adds up what Spark reports at each task's end. */
  private static final class CpuTime extends SparkListener {
    private final LongAdder nanoseconds = new LongAdder();

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
      if (end.taskMetrics() != null) {
        nanoseconds.add(end.taskMetrics().executorCpuTime());
      }
    }
  }

  /** Listens to a session until closed. */
  public StepClock(SparkSession spark, Progress progress) {
    this.spark = spark;
    this.progress = progress;
    spark.sparkContext().addSparkListener(cpu);
  }

  /**
   * Runs a step. Its jobs carry its name in Spark's own pages.
   *
   * @param name as in the design
   * @param unit what its rows are, for the progress line
   * @param step the work
   * @param rows how many rows came out, counted on what was written
   */
  public <T> T run(String name, String unit, Supplier<T> step, ToLongFunction<T> rows) {
    spark.sparkContext().setJobGroup(name, name, false);
    progress.begin(name);
    long wall = System.nanoTime();
    long before = cpuNanoseconds();
    try {
      T result = step.get();
      long count = rows.applyAsLong(result);
      double seconds = (System.nanoTime() - wall) / 1e9;
      steps.add(new Manifest.Step(name, seconds, (cpuNanoseconds() - before) / 1e9, count));
      progress.end(name, count, unit, seconds);
      return result;
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  /** The steps so far, in order. */
  public List<Manifest.Step> steps() {
    return List.copyOf(steps);
  }

  private long cpuNanoseconds() {
    try {
      // Events arrive late, on a thread of Spark's; without this the step's last tasks would count
      // for the next.
      spark.sparkContext().listenerBus().waitUntilEmpty();
    } catch (TimeoutException e) {
      // Then the figure is a little low; no reason to fail a run.
      return cpu.nanoseconds.sum();
    }
    return cpu.nanoseconds.sum();
  }

  @Override
  public void close() {
    spark.sparkContext().removeSparkListener(cpu);
  }
}
