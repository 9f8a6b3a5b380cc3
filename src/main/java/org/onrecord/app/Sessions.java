package org.onrecord.app;

import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.onrecord.run.Manifest;
import org.onrecord.run.UserError;
import org.onrecord.step.InputFiles;
import scala.util.Properties$;

/** Starts Spark with the settings that the job relies on. */
final class Sessions {
  private static final String NEEDED = "4.1";

  /** Statements of a run. */
  private static final long LARGE = 200_000;

  /** Bytes of an input; wire stories of so many have some 50,000 statements. */
  private static final long LARGE_INPUT = 8 << 20;

  private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";

  private Sessions() {}

  /** The Spark on the class path. */
  static String sparkVersion() {
    return org.apache.spark.package$.MODULE$.SPARK_VERSION();
  }

  /**
   * Fails early, in one line, where a class would be missing or changed later on.
   *
   * @throws UserError on a Spark other than 4.1 or a Scala other than 2.13
   */
  static void refuseOtherSparks() {
    String scala = Properties$.MODULE$.versionNumberString();
    if (!sparkVersion().startsWith(NEEDED + ".") || !scala.startsWith("2.13.")) {
      throw new UserError(
          "this is Spark "
              + sparkVersion()
              + " with Scala "
              + scala
              + "; onrecord needs Spark "
              + NEEDED
              + " with Scala 2.13");
    }
  }

  /**
   * Hadoop's configuration with what spark-submit was told ({@code spark.hadoop.*}), without
   * starting Spark.
   */
  static Configuration hadoopConfiguration() {
    return SparkHadoopUtil.get().newConfiguration(new SparkConf());
  }

  /** Whether a person watches stderr; the launcher finds out, as Java cannot. */
  static boolean isTerminal() {
    return Boolean.getBoolean("onrecord.terminal")
        || "1".equals(System.getenv("ONRECORD_TERMINAL"));
  }

  /**
   * The session of a job: one that is there already (in a test, in a shell) is used and left
   * running, else one is started and stopped again.
   */
  record Lease(SparkSession spark, boolean mine) implements AutoCloseable {
    @Override
    public void close() {
      if (mine) {
        spark.stop();
      }
    }
  }

  /**
   * Has queries interpreted where a run is small: to compile each takes longer than to go through
   * its rows. At some 100,000 statements both take the same.
   */
  static void interpretIfSmall(SparkSession spark, Manifest run) {
    interpret(spark, run.statements().found() < LARGE);
  }

  /** Likewise where a run will be small. */
  static void interpretIfSmall(SparkSession spark, InputFiles input) {
    interpret(spark, input.bytes() < LARGE_INPUT);
  }

  private static void interpret(SparkSession spark, boolean isSmall) {
    if (isSmall) {
      spark.conf().set("spark.sql.codegen.wholeStage", "false");
      spark.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
    }
  }

  /**
   * A session for a job. Settings given to spark-submit stay as they are, but for the two that
   * change results.
   */
  static Lease open(String name) {
    boolean isThere = SparkSession.getDefaultSession().isDefined();
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[*]");
    conf.setAppName(name);
    // The pages of a job that is gone in a minute; ask for them with --conf spark.ui.enabled=true.
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.sql.parquet.compression.codec", "zstd");
    if (conf.get("spark.master").startsWith("local")) {
      // Nobody else talks to this Spark, and a laptop's own name often leads nowhere.
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
      conf.setIfMissing("spark.driver.host", "127.0.0.1");
    }
    SparkSession spark = SparkSession.builder().config(conf).getOrCreate();
    spark.conf().set("spark.sql.session.timeZone", "UTC");
    spark.conf().set("spark.sql.ansi.enabled", "true");
    if (!conf.contains(SHUFFLE_PARTITIONS) && !isThere) {
      // Spark's 200 are for a cluster; adaptive execution joins small ones but cannot split the few
      // of a large one.
      int partitions = Math.max(4, spark.sparkContext().defaultParallelism() * 2);
      spark.conf().set(SHUFFLE_PARTITIONS, partitions);
    }
    return new Lease(spark, !isThere);
  }
}
