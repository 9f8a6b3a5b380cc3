package org.onrecord.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            Map.of(),
            directory.resolve("out").toString(),
            new Configuration());

    assertThat(found.files())
        .extracting(InputFiles.InputFile::shown)
        .containsExactly(directory + "/outer/story.txt", directory + "/story.txt");
    assertThat(found.skipped())
        .extracting(Manifest.Skipped::why)
        .containsExactly("the output directory");
  }

  private InputFiles find() {
    return InputFiles.find(
        List.of(directory.toString()),
        Map.of(),
        directory.resolve("out").toString(),
        new Configuration());
  }

  private List<String> shown(InputFiles found) {
    return found.files().stream()
        .map(file -> file.shown().substring(directory.toString().length() + 1))
        .toList();
  }

  @Test
  void aDirectoryIsReadUnderItsOwnNameAndNotByALinkToIt() throws IOException {
    Files.createDirectories(directory.resolve("z/y"));
    Files.writeString(directory.resolve("z/y/story.txt"), "A story.");
    Files.createSymbolicLink(directory.resolve("a"), Path.of("z"));
    Files.createSymbolicLink(directory.resolve("z/y/loop"), Path.of("../.."));

    InputFiles found = find();

    assertThat(shown(found)).containsExactly("z/y/story.txt");
    assertThat(found.skipped())
        .extracting(skipped -> Path.of(skipped.path()).getFileName().toString())
        .containsExactly("a", "loop");
  }

  @Test
  void aLinkOutOfTheInputIsFollowed(@TempDir Path elsewhere) throws IOException {
    Files.writeString(elsewhere.resolve("story.txt"), "A story.");
    Files.createSymbolicLink(directory.resolve("archive"), elsewhere);

    assertThat(shown(find())).containsExactly("archive/story.txt");
  }

  @Test
  void anOutputIsKnownBehindALinkToIt() throws IOException {
    Files.createDirectories(directory.resolve("out"));
    Files.writeString(directory.resolve("out/current.txt"), "r1");
    Files.createSymbolicLink(directory.resolve("results"), Path.of("out"));

    InputFiles found = find();

    assertThat(found.files()).isEmpty();
    assertThat(found.skipped())
        .extracting(Manifest.Skipped::why)
        .containsExactly("the output directory");
  }

  @Test
  void aHiddenDirectoryIsOneThingThatWasSkipped() throws IOException {
    Files.createDirectories(directory.resolve(".git/objects"));
    Files.writeString(directory.resolve(".git/objects/a"), "x");
    Files.writeString(directory.resolve(".git/config"), "x");

    assertThat(find().skipped())
        .containsExactly(new Manifest.Skipped(directory + "/.git", "hidden"));
  }

  @Test
  void whatCannotBeReadIsAFileWithAProblem() throws IOException {
    Files.createSymbolicLink(directory.resolve("gone.txt"), Path.of("nothing"));

    assertThat(find().files())
        .singleElement()
        .satisfies(file -> assertThat(file.problem()).contains("not there"));
  }
}
