package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A jar whose model was cut short, as by a full disk. */
class DamagedModelTest {
  @TempDir private Path directory;

  @Test
  void aDamagedModelIsOneLineAndNothingIsPublished() throws IOException, InterruptedException {
    Path model = directory.resolve("classes/org/onrecord/encoder/reader.safetensors");
    Files.createDirectories(model.getParent());
    Files.write(model, new byte[100]);
    Path output = directory.resolve("out");
    Path err = directory.resolve("err.txt");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What this JVM was opened with for Spark.
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-"))
        .forEach(command::add);
    command.add("-cp");
    command.add(
        directory.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"));
    command.addAll(List.of("org.onrecord.app.OnRecord", "run", "--input", "seeds/001*.txt"));
    command.addAll(List.of("--output", output.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(directory.resolve("out.txt").toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(Files.readString(err))
        .contains("onrecord: the reader's model is damaged: ")
        .doesNotContain("\tat ");
    assertThat(output.resolve("current")).doesNotExist();
  }
}
