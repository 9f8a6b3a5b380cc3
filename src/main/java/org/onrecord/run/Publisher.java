package org.onrecord.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;

/**
 * Makes a finished run the one that readers see: first its manifest, then the pointer {@code
 * current}, each in one step that a reader sees whole or not at all.
 */
public final class Publisher {
  private final OutputDirectory output;
  private final OutputLock lock;

  /** Publishes into an output directory that the job holds. */
  public Publisher(OutputDirectory output, OutputLock lock) {
    this.output = output;
    this.lock = lock;
  }

  /**
   * Publishes a run whose tables and report are written.
   *
   * @throws IllegalStateException if the job has lost its lock: another one may be publishing
   */
  public void publish(Manifest manifest) {
    lock.requireHeld(output);
    output.delete(output.work(manifest.runId()));
    replace(output.manifest(manifest.runId()), manifest.toJson());
    pointTo(manifest.runId());
  }

  /** Makes a whole run the one that readers see. */
  public void pointTo(String runId) {
    lock.requireHeld(output);
    replace(output.current(), runId + "\n");
  }

  /**
   * What runs that died left behind. Only called under the lock, so no living run is among them.
   */
  public void removeRemains() {
    for (String runId : output.runs()) {
      if (!output.isWhole(runId)) {
        output.delete(output.run(runId));
      }
    }
    output.annotations().stream()
        .filter(directory -> !output.isFinished(directory))
        .forEach(output::delete);
  }

  private void replace(Path file, String text) {
    FileSystem files = output.files();
    String scheme = files.getUri().getScheme();
    try {
      if (ObjectStores.include(files)) {
        output.write(file, text);
        return;
      }
      Path beside = new Path(file.getParent(), "." + file.getName() + ".new");
      try (FSDataOutputStream out = files.create(beside, true)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.hsync();
      }
      if ("file".equals(scheme)) {
        Files.move(
            Paths.get(beside.toUri().getPath()),
            Paths.get(file.toUri().getPath()),
            StandardCopyOption.ATOMIC_MOVE);
      } else {
        FileContext.getFileContext(files.getUri(), files.getConf())
            .rename(beside, file, Options.Rename.OVERWRITE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
