package org.onrecord.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What schedules and pages tell people to type is what the command line takes. */
class DeployedCommandsTest {
  private static final Path DEPLOY = Path.of("deploy");
  private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
  private static final String COMMANDS = "(run|report|compare|runs|schema)";

  /** Of a shell, a unit or a page; the rest of the line, to the end of what is quoted as code. */
  private static final Pattern LINE =
      Pattern.compile("onrecord(?:\\.jar|:[0-9.]+)?\"?[ ]+" + COMMANDS + "\\b([^`\n]*)");

  /** The script of cron, which hands its options on to a run. */
  private static final Pattern NIGHTLY =
      Pattern.compile("^[^#\n]*/nightly (/[^\n]*)", Pattern.MULTILINE);

  private static final Pattern PYTHON =
      Pattern.compile(
          "arguments=\\[\\s*\"" + COMMANDS + "\"((?:(?!arguments=).)*)", Pattern.DOTALL);

  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
  private static final Pattern METRIC = Pattern.compile("\\bonrecord_[a-z_]+\\b");

  /** A command with the options that it is given. */
  private record Given(String command, List<String> options) {
    static Given of(String command, String rest) {
      // Behind -- are the options of spark-submit, behind the others is another command.
      String own = rest.split("\\s--(?=\\s|$)|&&|[|;>#]", 2)[0];
      return new Given(command, OPTION.matcher(own).results().map(MatchResult::group).toList());
    }
  }

  private static Stream<Path> files() throws IOException {
    List<Path> files = new ArrayList<>(List.of(Path.of("README.md")));
    for (Path directory : List.of(DEPLOY, Path.of("docs"))) {
      try (Stream<Path> below = Files.walk(directory)) {
        below.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files.stream();
  }

  private static List<Given> commands(Path file) throws IOException {
    String text = Files.readString(file);
    String joined = text.replaceAll("\\\\\n\\s*", " ");
    List<Given> found = new ArrayList<>();
    LINE.matcher(joined).results().forEach(m -> found.add(Given.of(m.group(1), m.group(2))));
    NIGHTLY.matcher(joined).results().forEach(m -> found.add(Given.of("run", m.group(1))));
    if (file.toString().endsWith(".py")) {
      PYTHON.matcher(text).results().forEach(m -> found.add(Given.of(m.group(1), m.group(2))));
    }
    if (file.startsWith(KUBERNETES) && file.toString().endsWith(".yaml")) {
      addLists(new Yaml().load(text), found);
    }
    return found;
  }

  /** Kubernetes is given a command as a list of words. */
  private static void addLists(Object node, List<Given> found) {
    if (node instanceof Map<?, ?> map) {
      map.values().forEach(value -> addLists(value, found));
    } else if (node instanceof Collection<?> list) {
      List<String> words = list.stream().map(String::valueOf).toList();
      if (!words.isEmpty() && words.get(0).matches(COMMANDS)) {
        found.add(Given.of(words.get(0), " " + String.join(" ", words.subList(1, words.size()))));
      }
      list.forEach(value -> addLists(value, found));
    }
  }

  private static CommandSpec spec(String command) {
    return new CommandLine(new OnRecord()).getSubcommands().get(command).getCommandSpec();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOptionThatIsNamedExists(Path file) throws IOException {
    for (Given given : commands(file)) {
      assertThat(given.options())
          .as("%s: onrecord %s", file, given.command())
          .allMatch(option -> spec(given.command()).findOption(option) != null);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cron/onrecord.cron, run",
    "cron/nightly, run",
    "cron/nightly, runs",
    "systemd/onrecord.service, run",
    "systemd/onrecord.service, runs",
    "airflow/onrecord_dag.py, run",
    "airflow/onrecord_dag.py, runs",
    "airflow/onrecord_dag.py, report",
    "kubernetes/cronjob.yaml, run",
    "kubernetes/cronjob.yaml, runs",
    "kubernetes/sparkapplication.yaml, run",
    "kubernetes/scheduledsparkapplication.yaml, run",
    "container/Containerfile, run"
  })
  void aScheduleGivesACommandAllThatItNeeds(Path file, String command) throws IOException {
    List<Given> given =
        commands(DEPLOY.resolve(file)).stream().filter(g -> g.command().equals(command)).toList();
    assertThat(given).isNotEmpty();
    // The crontab gives the script the two places, and the script gives them their names.
    if (!file.endsWith("onrecord.cron")) {
      for (OptionSpec needed : spec(command).options()) {
        assertThat(given)
            .allMatch(g -> !needed.required() || g.options().contains(needed.longestName()));
      }
    }
  }

  @Test
  void theScheduledApplicationIsTheOneThatRunsOnce() throws IOException {
    assertThat(at(read("scheduledsparkapplication.yaml"), "spec", "template"))
        .isEqualTo(at(read("sparkapplication.yaml"), "spec"));
  }

  @Test
  void everyMetricOfAnAlertIsWritten() throws IOException {
    String written;
    try (InputStream file =
        DeployedCommandsTest.class.getResourceAsStream("/org/onrecord/run/published.prom")) {
      written = new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> names = METRIC.matcher(written).results().map(MatchResult::group).toList();
    String rules = Files.readString(DEPLOY.resolve("prometheus/onrecord.rules.yml"));
    assertThat(METRIC.matcher(rules).results().map(MatchResult::group))
        .isNotEmpty()
        .allMatch(names::contains);
  }

  private static Object read(String file) {
    try {
      return new Yaml().load(Files.readString(KUBERNETES.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object at(Object node, String... keys) {
    for (String key : keys) {
      node = ((Map<?, ?>) node).get(key);
    }
    return node;
  }
}
