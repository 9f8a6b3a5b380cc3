package org.onrecord.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An S3 server on loopback (moto), a process of its own that holds everything in memory. */
final class S3Server implements AutoCloseable {
  static final String BUCKET = "corpora";
  private static final Path PYTHON = Path.of("src/test/trials/.venv/bin/python");
  private static final long LONGEST_WAIT_SECONDS = 60;

  private final Process process;
  private final String endpoint;

  private S3Server(Process process, String endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** Whether it is installed. */
  static boolean isThere() {
    return Files.isExecutable(PYTHON);
  }

  /** Starts it, with an empty bucket. */
  static S3Server start() throws IOException, InterruptedException {
    int port = StandaloneCluster.freePort();
    Process process =
        new ProcessBuilder(
                PYTHON.toAbsolutePath().toString(),
                "-m",
                "moto.server",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    S3Server server = new S3Server(process, "http://127.0.0.1:" + port);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    while (!server.makesBucket()) {
      if (System.nanoTime() > until) {
        server.close();
        throw new AssertionError("the S3 server does not start");
      }
      Thread.sleep(300);
    }
    return server;
  }

  private boolean makesBucket() throws InterruptedException {
    try {
      HttpRequest put =
          HttpRequest.newBuilder(URI.create(endpoint + "/" + BUCKET))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      return HttpClient.newHttpClient()
              .send(put, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** What Hadoop must know of it, by name. */
  List<String[]> settings() {
    List<String[]> settings = new ArrayList<>();
    settings.add(new String[] {"fs.s3a.endpoint", endpoint});
    settings.add(new String[] {"fs.s3a.endpoint.region", "us-east-1"});
    settings.add(new String[] {"fs.s3a.path.style.access", "true"});
    settings.add(new String[] {"fs.s3a.access.key", "any"});
    settings.add(new String[] {"fs.s3a.secret.key", "any"});
    return settings;
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
