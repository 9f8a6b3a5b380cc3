package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mistake of the user's: one line that names it, exit status 2, nothing written. */
class UserMistakesTest {
  @TempDir Path directory;

  private Job run(String... more) {
    List<String> args =
        new ArrayList<>(List.of("run", "--output", directory.resolve("out").toString()));
    args.addAll(List.of(more));
    return Job.of(args.toArray(String[]::new));
  }

  private void isRefused(Job job, String... named) {
    assertThat(job.status()).isEqualTo(OnRecord.USAGE);
    assertThat(job.err().strip().lines())
        .singleElement()
        .asString()
        .startsWith("onrecord: ")
        .contains(named);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void anInputThatDoesNotExist() {
    isRefused(run("--input", "no/such/stories"), "no/such/stories");
  }

  @Test
  void aGlobThatMatchesNothing() {
    isRefused(run("--input", "seeds/zzz*.txt"), "seeds/zzz*.txt");
  }

  @Test
  void oneOfTwoInputsThatDoesNotExist() {
    isRefused(run("--input", "seeds,no/such/stories"), "no/such/stories");
  }

  @Test
  void anUnknownFileSystem() {
    isRefused(run("--input", "gopher://host/stories"), "gopher");
  }

  @Test
  void anInputWithoutAnEnd() {
    isRefused(run("--input", "/dev/zero"), "neither a file nor a directory", "/dev/zero");
  }

  @Test
  void anActorsFileWithoutAnEnd() {
    isRefused(run("--input", "seeds", "--actors", "/dev/zero"), "longer than", "/dev/zero");
    isRefused(run("--input", "seeds", "--corrections", "/dev/zero"), "longer than", "/dev/zero");
  }

  @Test
  void aConfigurationOfAliasesOfAliases() throws IOException {
    StringBuilder yaml = new StringBuilder("a0: &a0 [\"x\"]\n");
    for (int i = 1; i < 40; i++) {
      String above = "*a" + (i - 1);
      yaml.append("a" + i + ": &a" + i + " [" + (above + ", ").repeat(9) + above + "]\n");
    }
    Path bomb = Files.writeString(directory.resolve("bomb.yaml"), yaml);
    isRefused(run("--input", "seeds", "--config", bomb.toString()), "unknown key: a0");
  }

  @Test
  void aConfigurationThatIsTooDeepOrTooLong() throws IOException {
    String deep = "input: " + "[".repeat(50_000) + "]".repeat(50_000);
    Path nested = Files.writeString(directory.resolve("deep.yaml"), deep);
    isRefused(run("--config", nested.toString()), "depth", nested.toString());
    Path big = Files.writeString(directory.resolve("big.yaml"), "seed: " + "9".repeat(4_000_000));
    isRefused(run("--config", big.toString()), "limit", big.toString());
    Path number = Files.writeString(directory.resolve("n.yaml"), "seed: " + "9".repeat(500_000));
    Job job = run("--input", "seeds", "--config", number.toString());
    isRefused(job, "--seed");
    assertThat(job.err().length()).isLessThan(2000);
  }

  @Test
  void anOutputThatIsAFile() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "x");
    Job job = Job.of("run", "--input", "seeds", "--output", file.toString());
    isRefused(job, file.toString());
    assertThat(Files.readString(file)).isEqualTo("x");
  }

  @Test
  void aMistakeIsToldToWhoeverWatchesToo() throws IOException {
    Path metrics = directory.resolve("job.prom");
    isRefused(run("--input", "no/stories", "--metrics", metrics.toString()), "no/stories");
    assertThat(metrics).content().contains("onrecord_exit_status 2\n");
  }

  @ParameterizedTest
  @CsvSource({
    "--colour, green, --colour",
    "--from, 2024-13-01, 2024-13-01",
    "--to, yesterday, yesterday",
    "--topics, many, many",
    "--topics, 1, 1",
    "--topic-names, some, some",
    "--seed, x1, x1",
    "--fields, headline=x, headline",
    "--fields, text, text",
    "--max-rejected, 2, 2",
    "--speaker-confidence, 1.5, 1.5",
    "--max-record-bytes, 0, 0",
    "--max-record-bytes, 268435457, 268435457",
    "--max-inflation, 0, 0",
    "--actors, no/actors.csv, no/actors.csv",
    "--corrections, no/corrections.csv, no/corrections.csv",
    "--corrections, seeds/actors.csv, there is no column story_id",
    "--metrics, no/directory/job.prom, no/directory/job.prom",
    "--config, no/config.yaml, no/config.yaml"
  })
  void anOptionOrValueThatIsNone(String option, String value, String named) {
    isRefused(run("--input", "seeds", option, value), named);
  }

  @Test
  void aPeriodThatEndsBeforeItBegins() {
    isRefused(
        run("--input", "seeds", "--from", "2024-05-01", "--to", "2024-04-01"),
        "2024-04-01",
        "2024-05-01");
  }

  @Test
  void noInput() {
    isRefused(run(), "--input");
  }

  @Test
  void anUnknownCommandOrTable() {
    isRefused(Job.of("walk"), "walk");
    isRefused(Job.of("schema", "speeches"), "speeches");
  }

  @Test
  void anUnknownKeyInTheConfigurationFile() throws IOException {
    Path config = Files.writeString(directory.resolve("job.yaml"), "input: seeds\ncolour: green\n");
    isRefused(run("--config", config.toString()), "job.yaml", "colour");
  }

  @Test
  void aConfigurationFileThatIsNoYaml() throws IOException {
    Path config = Files.writeString(directory.resolve("job.yaml"), "input: [seeds\n");
    isRefused(run("--config", config.toString()), "job.yaml");
  }

  @Test
  void runsOfADirectoryThatIsNotThere() {
    isRefused(Job.of("runs", "--output", directory.resolve("out").toString()), "out");
  }
}
