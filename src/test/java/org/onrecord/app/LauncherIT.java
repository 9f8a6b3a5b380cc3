package org.onrecord.app;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./onrecord} as a user starts it: a process of its own, with the packaged jar. */
class LauncherIT {
  @TempDir Path directory;

  /** How a process ended. */
  private record Ended(int status, String out, String err) {}

  private static Ended launch(Map<String, String> environment, String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("./onrecord"));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("SPARK_HOME");
    builder.environment().putAll(environment);
    Path out = Files.createTempFile("onrecord", ".out");
    Path err = Files.createTempFile("onrecord", ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    int status = process.waitFor();
    return new Ended(status, Files.readString(out), Files.readString(err));
  }

  @Test
  void aRunIsPublishedAndTheSecondStartRecomputesNothing() throws Exception {
    Path output = directory.resolve("out put");
    Ended first =
        launch(Map.of(), "run", "--input", "seeds/00[1-4]*.txt", "--output", output.toString());
    assertThat(first.status()).as(first.err()).isZero();
    assertThat(first.out())
        .contains("stories    4, 4 when copies count once")
        .contains("report     " + output);
    assertThat(first.err()).contains("annotate").doesNotContain("WARN").doesNotContain("building");
    Ended second =
        launch(Map.of(), "run", "--input", "seeds/00[1-4]*.txt", "--output", output.toString());
    assertThat(second.status()).isZero();
    assertThat(second.out()).startsWith("nothing new");
    assertThat(second.err()).isEmpty();
  }

  @Test
  void aMistakeIsOneLineAndStatusTwo() throws Exception {
    Ended ended =
        launch(
            Map.of(),
            "run",
            "--input",
            "no/stories",
            "--output",
            directory.resolve("out").toString());
    assertThat(ended.status()).isEqualTo(OnRecord.USAGE);
    assertThat(ended.err().lines())
        .containsExactly("onrecord: the input does not exist: no/stories");
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void whatStandsBehindTheDashesGoesToTheSparkSubmitOfSparkHome() throws Exception {
    Ended ended =
        launch(
            Map.of("SPARK_HOME", sparkThatPrints().toString()),
            "schema",
            "statements",
            "--",
            "--master",
            "spark://host:7077",
            "--conf",
            "a=b c");
    assertThat(ended.status()).isZero();
    List<String> given = ended.out().lines().toList();
    assertThat(given)
        .containsSequence("--master", "spark://host:7077", "--conf", "a=b c")
        .endsWith("schema", "statements");
    assertThat(given)
        .contains("--class", "org.onrecord.app.OnRecord")
        .anyMatch(arg -> arg.endsWith("target/onrecord.jar"));
    assertThat(given).doesNotContain("local[*]");
  }

  @Test
  void installedWithoutItsSourcesItIsUsedAsItIs() throws Exception {
    Path installed = Files.createDirectories(directory.resolve("installed/target")).getParent();
    Files.copy(Path.of("onrecord"), installed.resolve("onrecord"), COPY_ATTRIBUTES);
    ProcessBuilder builder =
        new ProcessBuilder(installed.resolve("onrecord").toString(), "schema")
            .redirectErrorStream(true);
    builder.environment().put("SPARK_HOME", sparkThatPrints().toString());
    assertThat(ended(builder)).startsWith("1 onrecord: the installation is not whole: ");
    Files.createFile(installed.resolve("target/onrecord.jar"));
    assertThat(ended(builder)).startsWith("0 ").endsWith("target/onrecord.jar\nschema\n");
  }

  /** The exit status and what was printed. */
  private static String ended(ProcessBuilder builder) throws Exception {
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + said;
  }

  /** A SPARK_HOME whose spark-submit prints what it is given. */
  private Path sparkThatPrints() throws IOException {
    Path submit = Files.createDirectories(directory.resolve("spark/bin")).resolve("spark-submit");
    Files.writeString(submit, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n", StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(submit, PosixFilePermissions.fromString("rwxr-xr-x"));
    return directory.resolve("spark");
  }

  @Test
  void aSparkHomeWithoutSparkIsAMistake() throws Exception {
    Ended ended = launch(Map.of("SPARK_HOME", directory.toString()), "schema");
    assertThat(ended.status()).isEqualTo(OnRecord.USAGE);
    assertThat(ended.err().lines()).singleElement().asString().contains("SPARK_HOME");
  }

  @Test
  void theTablesArePrinted() throws Exception {
    Ended ended = launch(Map.of(), "schema", "rejects");
    assertThat(ended.status()).isZero();
    assertThat(ended.out()).startsWith("rejects: ").contains("source_path").contains("reason");
  }
}
