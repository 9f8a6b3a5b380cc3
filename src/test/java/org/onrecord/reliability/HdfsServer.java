package org.onrecord.reliability;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A name node and a data node on loopback, in a process of their own. */
final class HdfsServer implements AutoCloseable {
  private static final String MAIN = "org.apache.hadoop.mapreduce.MiniHadoopClusterManager";
  private static final String HOST = "127.0.0.1";
  private static final long LONGEST_WAIT_SECONDS = 90;

  private final Process process;
  private final int port;

  private HdfsServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it, empty. */
  static HdfsServer start(Path place) throws IOException, InterruptedException {
    Files.createDirectories(place);
    int port = StandaloneCluster.freePort();
    Path details = place.resolve("details");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dtest.build.data=" + place,
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "-nomr",
                "-format",
                "-nnport",
                "" + port,
                "-writeDetails",
                details.toString())
            .redirectErrorStream(true)
            .redirectOutput(place.resolve("log").toFile())
            .start();
    HdfsServer server = new HdfsServer(process, port);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    while (!Files.exists(details) || !server.answers()) {
      if (System.nanoTime() > until || !process.isAlive()) {
        server.close();
        throw new AssertionError("HDFS does not start: " + Files.readString(place.resolve("log")));
      }
      Thread.sleep(300);
    }
    return server;
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** The root of its files. */
  String root() {
    return "hdfs://" + HOST + ":" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
