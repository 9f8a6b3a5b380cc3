package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.onrecord.reliability.Ledger.Part.CLUSTER;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.FileUtil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;

/** The same jar gives the same tables on a cluster, and wherever its files lie. */
class ClusterTrial {
  private static final int WORKERS = 2;

  @TempDir static Path shared;
  @TempDir Path directory;
  private static Map<String, String> tables;

  /** On one machine, from the local disk: what all others must come to. */
  @BeforeAll
  static void runLocally() throws Exception {
    Path output = shared.resolve("local");
    JobProcess.run(Map.of(), arguments("seeds", output.toString(), List.of()));
    tables = Output.at(output).tables();
    assertThat(tables.get("statements")).isNotEqualTo("0 rows, null");
  }

  @AfterAll
  static void stop() {
    TestSpark.stop();
  }

  private static List<String> arguments(String input, String output, List<String> sparks) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "--input",
                input,
                "--output",
                output,
                "--topics",
                "4",
                "--continue",
                "none"));
    if (!sparks.isEmpty()) {
      all.add("--");
      all.addAll(sparks);
    }
    return all;
  }

  private static Path distribution() throws IOException {
    Path spark = StandaloneCluster.distribution();
    assumeThat(spark).as("a Spark distribution").isNotNull();
    return spark;
  }

  private static List<String> onCluster(StandaloneCluster cluster) {
    return List.of(
        "--master",
        cluster.master(),
        "--driver-memory",
        "1g",
        "--executor-memory",
        "1g",
        "--conf",
        "spark.driver.host=127.0.0.1",
        "--conf",
        "spark.driver.bindAddress=127.0.0.1");
  }

  /** Waits until a step has begun, and a little longer, to be in the middle of it. */
  private static void awaitMiddleOfAnnotate(JobProcess job) throws Exception {
    while (!job.err().contains("cluster  ")) {
      assertThat(job.runsAfter(100)).as(job.err()).isTrue();
    }
    assertThat(job.runsAfter(4000)).isTrue();
  }

  /** What is done to a cluster while it runs a job. */
  private interface Fault {
    void on(StandaloneCluster cluster, JobProcess job) throws Exception;
  }

  /** Runs the job on a cluster; whatever befalls that, the tables are those of local mode. */
  private void runOnCluster(Fault fault) throws Exception {
    Path spark = distribution();
    Path out = directory.resolve("out");
    try (StandaloneCluster cluster =
            StandaloneCluster.start(spark, directory.resolve("c"), WORKERS);
        JobProcess job =
            JobProcess.start(
                Map.of("SPARK_HOME", spark.toString()),
                arguments("seeds", out.toString(), onCluster(cluster)))) {
      fault.on(cluster, job);
      assertThat(job.status()).as(job.err()).isZero();
    }
    assertThat(Output.at(out).tables()).isEqualTo(tables);
  }

  @Trial
  void onAStandaloneClusterTheTablesAreTheSame() throws Exception {
    runOnCluster((cluster, job) -> {});
    Ledger.enter(
        CLUSTER,
        "a standalone cluster (a master, two workers) by the spark-submit of the PyPI distribution",
        1,
        0,
        "the tables of local mode, to the last bit");
  }

  @Trial
  void withAWorkerKilledInTheMiddleTheTablesAreTheSame() throws Exception {
    runOnCluster(
        (cluster, job) -> {
          awaitMiddleOfAnnotate(job);
          cluster.killWorker();
        });
    Ledger.enter(
        CLUSTER,
        "kill -9 of a worker and its executor in the middle of annotate",
        1,
        0,
        "status 0; the tables of local mode");
  }

  @Trial
  void withExecutorsLostTheTablesAreTheSame() throws Exception {
    AtomicInteger killed = new AtomicInteger();
    runOnCluster(
        (cluster, job) -> {
          awaitMiddleOfAnnotate(job);
          killed.addAndGet(cluster.killExecutor() ? 1 : 0);
          if (job.runsAfter(12_000)) {
            killed.addAndGet(cluster.killExecutor() ? 1 : 0);
          }
        });
    assertThat(killed.get()).isPositive();
    Ledger.enter(
        CLUSTER, "kill -9 of an executor", killed.get(), 0, "status 0; the tables of local mode");
  }

  @Trial
  void onS3TheTablesAreTheSame() throws Exception {
    assumeThat(S3Server.isThere()).as("an S3 server").isTrue();
    try (S3Server server = S3Server.start()) {
      Configuration configuration = new Configuration();
      List<String> settings =
          new ArrayList<>(
              List.of(
                  "--jars",
                  String.join(
                      ",",
                      TestClassPath.jar("hadoop-aws"),
                      TestClassPath.jar("bundle"),
                      TestClassPath.jar("analyticsaccelerator"))));
      for (String[] setting : server.settings()) {
        configuration.set(setting[0], setting[1]);
        settings.addAll(List.of("--conf", "spark.hadoop." + setting[0] + "=" + setting[1]));
      }
      String bucket = "s3a://" + S3Server.BUCKET;
      copySeeds(bucket + "/news", configuration);
      tryFileSystem(bucket, configuration, settings);
    }
    Ledger.enter(
        CLUSTER,
        "input and output on S3 (hadoop-aws, a local server)",
        2,
        0,
        "the tables of local mode, in local mode and on the cluster with a worker killed in the middle; of two jobs at once one published");
  }

  @Trial
  void onHdfsTheTablesAreTheSame() throws Exception {
    try (HdfsServer hdfs = HdfsServer.start(directory.resolve("hdfs"))) {
      Configuration configuration = new Configuration();
      copySeeds(hdfs.root() + "/news", configuration);
      tryFileSystem(hdfs.root(), configuration, List.of());
    }
    Ledger.enter(
        CLUSTER,
        "input and output on HDFS (a name node and a data node)",
        2,
        0,
        "the tables of local mode, in local mode and on the cluster with a worker killed in the middle; of two jobs at once one published");
  }

  private static void copySeeds(String place, Configuration configuration) throws IOException {
    org.apache.hadoop.fs.Path to = new org.apache.hadoop.fs.Path(place);
    FileSystem files = to.getFileSystem(configuration);
    files.mkdirs(to);
    for (File story : new File("seeds").listFiles((d, name) -> name.endsWith(".txt"))) {
      FileUtil.copy(
          story, files, new org.apache.hadoop.fs.Path(to, story.getName()), false, configuration);
    }
  }

  private void tryFileSystem(String root, Configuration configuration, List<String> settings)
      throws Exception {
    for (Map.Entry<String, String> setting :
        configuration.getPropsWithPrefix("fs.s3a.").entrySet()) {
      TestSpark.session()
          .sparkContext()
          .hadoopConfiguration()
          .set("fs.s3a." + setting.getKey(), setting.getValue());
    }
    // Two at once: of a lock that both could take, both would publish.
    List<String> arguments = arguments(root + "/news", root + "/out", settings);
    try (JobProcess one = JobProcess.start(arguments);
        JobProcess other = JobProcess.start(arguments)) {
      List<Integer> statuses = new ArrayList<>(List.of(one.status(), other.status()));
      assertThat(statuses).as(one.err() + other.err()).containsExactlyInAnyOrder(0, 1);
      assertThat(one.err() + other.err()).contains("onrecord: another job is writing to " + root);
    }
    assertThat(Output.at(root + "/out", configuration).tablesWherever()).isEqualTo(wherever());
    Path spark = StandaloneCluster.distribution();
    if (spark != null) {
      try (StandaloneCluster cluster =
          StandaloneCluster.start(spark, directory.resolve("c"), WORKERS)) {
        List<String> all = new ArrayList<>(onCluster(cluster));
        all.addAll(settings);
        try (JobProcess job =
            JobProcess.start(
                Map.of("SPARK_HOME", spark.toString()),
                arguments(root + "/news", root + "/out-2", all))) {
          awaitMiddleOfAnnotate(job);
          cluster.killWorker();
          assertThat(job.status()).as(job.err()).isZero();
        }
      }
      assertThat(Output.at(root + "/out-2", configuration).tablesWherever()).isEqualTo(wherever());
    }
  }

  private static Map<String, String> wherever() {
    return Output.at(shared.resolve("local")).tablesWherever();
  }
}
