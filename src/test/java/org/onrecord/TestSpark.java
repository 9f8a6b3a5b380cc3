package org.onrecord;

import org.apache.spark.sql.SparkSession;

/** The one Spark session of a test JVM. */
public final class TestSpark {
  private TestSpark() {}

  /**
   * The session, started when first asked for. Jobs that run in the tests find it and leave it
   * running.
   */
  public static SparkSession session() {
    return SparkSession.getDefaultSession().isDefined()
        ? SparkSession.getDefaultSession().get()
        : start("local[2]", 2);
  }

  /** Stops whatever session there is and starts another. */
  public static SparkSession restart(String master, int partitions) {
    stop();
    return start(master, partitions);
  }

  /** Stops the session, if there is one. */
  public static void stop() {
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    SparkSession.clearDefaultSession();
    SparkSession.clearActiveSession();
  }

  private static SparkSession start(String master, int partitions) {
    return SparkSession.builder()
        .master(master)
        .appName("onrecord tests")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", partitions)
        .config("spark.sql.session.timeZone", "UTC")
        // A handful of rows: compiling each query takes longer than interpreting it. LauncherIT and
        // ./check run the job as users do.
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }
}
