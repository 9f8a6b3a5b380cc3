package org.onrecord.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.run.Manifest;

final class InputFilesTest {
  @TempDir Path directory;

  @Test
  void anOutputInsideTheInputIsNotReadAgain() throws IOException {
    Files.writeString(directory.resolve("story.txt"), "A story.");
    Path output = Files.createDirectories(directory.resolve("out/runs/r1"));
    Files.writeString(directory.resolve("out/current"), "r1");
    Files.writeString(output.resolve("part-0.parquet"), "PAR1");
    Files.createDirectories(directory.resolve("outer"));
    Files.writeString(directory.resolve("outer/story.txt"), "Another.");

    InputFiles found =
        InputFiles.find(
            List.of(directory.toString()),
            null,
            directory.resolve("out").toString(),
            new Configuration());

    assertThat(found.files())
        .extracting(InputFiles.InputFile::shown)
        .containsExactly(directory + "/outer/story.txt", directory + "/story.txt");
    assertThat(found.skipped())
        .extracting(Manifest.Skipped::why)
        .containsExactly("the output directory");
  }
}
