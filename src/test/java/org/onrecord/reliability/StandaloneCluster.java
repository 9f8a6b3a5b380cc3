package org.onrecord.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Spark standalone cluster on loopback: a master and workers, each a process of its own. */
final class StandaloneCluster implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final long LONGEST_WAIT_SECONDS = 90;

  private final Path spark;
  private final Path place;
  private final String url;
  private final List<Process> processes = new ArrayList<>();
  private int workers;

  private StandaloneCluster(Path spark, Path place, String url) {
    this.spark = spark;
    this.place = place;
    this.url = url;
  }

  /**
   * Starts one and waits until its workers are registered.
   *
   * @param spark a distribution, as SPARK_HOME names it
   * @param place for its logs and its workers' files
   */
  static StandaloneCluster start(Path spark, Path place, int workers)
      throws IOException, InterruptedException {
    Files.createDirectories(place);
    int port = freePort();
    StandaloneCluster cluster = new StandaloneCluster(spark, place, "spark://" + HOST + ":" + port);
    cluster.launch(
        "master",
        "org.apache.spark.deploy.master.Master",
        "--host",
        HOST,
        "--port",
        "" + port,
        "--webui-port",
        "0");
    cluster.await("master", "I have been elected leader");
    for (int i = 0; i < workers; i++) {
      cluster.addWorker();
    }
    return cluster;
  }

  /** A distribution that is on this machine: SPARK_HOME's, or that of the notebooks' pyspark. */
  static Path distribution() throws IOException {
    String home = System.getenv("SPARK_HOME");
    if (home != null) {
      return Path.of(home);
    }
    Path libraries = Path.of("notebooks", ".venv", "lib");
    if (!Files.isDirectory(libraries)) {
      return null;
    }
    try (Stream<Path> pythons = Files.list(libraries)) {
      return pythons
          .map(python -> python.resolve("site-packages/pyspark").toAbsolutePath())
          .filter(Files::isDirectory)
          .findFirst()
          .orElse(null);
    }
  }

  /** What --master takes. */
  String master() {
    return url;
  }

  /** A worker more, of one core. */
  void addWorker() throws IOException, InterruptedException {
    String name = "worker-" + ++workers;
    launch(
        name,
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        HOST,
        "--webui-port",
        "0",
        "--cores",
        "1",
        "--memory",
        "2g",
        "--work-dir",
        place.resolve(name).toString(),
        url);
    await(name, "Successfully registered with master");
  }

  /** kill -9 of the last worker and of its executors. */
  void killWorker() {
    Process worker = processes.remove(processes.size() - 1);
    worker.descendants().forEach(ProcessHandle::destroyForcibly);
    worker.destroyForcibly().onExit().join();
  }

  /**
   * kill -9 of an executor of the last worker, which then starts another.
   *
   * @return whether there was one
   */
  boolean killExecutor() {
    return processes
        .get(processes.size() - 1)
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("java"))
        .map(ProcessHandle::destroyForcibly)
        .reduce(false, Boolean::logicalOr);
  }

  private void launch(String name, String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of(spark.resolve("bin/spark-class").toString()));
    all.addAll(List.of(command));
    ProcessBuilder builder =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(place.resolve(name + ".log").toFile());
    builder.environment().putAll(Map.of("SPARK_HOME", spark.toString(), "SPARK_LOCAL_IP", HOST));
    processes.add(builder.start());
  }

  private void await(String name, String line) throws IOException, InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    Path log = place.resolve(name + ".log");
    while (!Files.readString(log).contains(line)) {
      if (System.nanoTime() > until) {
        throw new AssertionError(name + " does not start: " + Files.readString(log));
      }
      Thread.sleep(200);
    }
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    while (!processes.isEmpty()) {
      killWorker();
    }
  }
}
