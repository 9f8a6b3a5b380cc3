package org.onrecord.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.onrecord.reliability.Ledger.Part.PUBLISHING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.onrecord.TestSpark;

/** A run is published or not at all, whatever happens to the job. */
class PublishingTrial {
  private static final String INPUT = "seeds/00*.txt";
  private static final int KILLS = 25;
  private static final int TERMINATIONS = 4;
  private static final int PAIRS = 6;

  @TempDir Path directory;
  private Path output;
  private Path temporary;

  @BeforeEach
  void place() throws IOException {
    output = directory.resolve("out");
    temporary = Files.createDirectories(directory.resolve("tmp"));
  }

  @AfterAll
  static void stop() {
    TestSpark.stop();
  }

  /** With another seed it is another run. */
  private List<String> run(int seed) {
    return run(INPUT, seed);
  }

  private List<String> run(String input, int seed) {
    return List.of(
        "run",
        "--input",
        input,
        "--output",
        output.toString(),
        "--topics",
        "2",
        "--seed",
        "" + seed);
  }

  private JobProcess start(List<String> arguments) throws IOException {
    return JobProcess.start(environment(), arguments);
  }

  private Map<String, String> environment() {
    return Map.of("TMPDIR", temporary.toString());
  }

  private void runToItsEnd(int seed) throws Exception {
    runToItsEnd(run(seed));
  }

  /** Runs a job and tells how many milliseconds it took. */
  private long runToItsEnd(List<String> arguments) throws Exception {
    return JobProcess.run(environment(), arguments).took().toMillis();
  }

  /** Writes the stories anew, each with something that was never read. */
  private void writeStories(Path input, int day) throws IOException {
    Files.createDirectories(input);
    try (Stream<Path> stories = Files.list(Path.of("seeds"))) {
      for (Path story :
          stories.filter(s -> s.getFileName().toString().matches("00.*txt")).toList()) {
        Files.writeString(
            input.resolve(story.getFileName()),
            Files.readString(story) + "\n\nThis was reported on day " + day + ".\n");
      }
    }
  }

  /** Nothing but whole runs is left, and nothing half read. */
  private void assertNoRemains(Output seen) {
    assertThat(seen.runs()).allMatch(seen::isWhole);
    assertThat(seen.halfAnnotations()).isEmpty();
  }

  private static long bytes(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  @Trial
  void killedAtAnyMomentTheCurrentRunIsWholeAndTheNextStartFinishes() throws Exception {
    Path input = directory.resolve("in");
    List<String> tonight = run(input.toString(), 1);
    writeStories(input, 0);
    long length = runToItsEnd(tonight);
    Output seen = Output.at(output);
    Random moments = new Random(9);
    int inTime = 0;
    int published = 0;
    for (int i = 0; i < KILLS; i++) {
      String before = seen.current();
      Map<String, String> tables = seen.tables();
      writeStories(input, 1 + i);
      try (JobProcess job = start(tonight)) {
        // One after another through the whole run, and not at the same moment in each.
        boolean runs = job.runsAfter(length * i / KILLS + moments.nextLong(length / KILLS));
        job.kill();
        inTime += runs ? 1 : 0;
      }
      boolean isPublished = !seen.current().equals(before);
      if (isPublished) {
        published++;
        assertThat(seen.tables()).hasSameSizeAs(tables);
      } else {
        assertThat(seen.tables()).isEqualTo(tables);
      }
      long took = runToItsEnd(tonight);
      // The machine may be busier than it was; a run that is there is only recognised.
      length = isPublished ? length : took;
      assertThat(seen.current()).isNotEqualTo(before);
      assertNoRemains(seen);
    }
    assertThat(inTime).isGreaterThanOrEqualTo(20);
    long left = bytes(temporary);
    assertThat(left).as("bytes left in the temporary directory").isLessThan(1_000_000);
    Ledger.enter(
        PUBLISHING,
        "kill -9 of the driver, at random moments of the whole run",
        inTime,
        0,
        String.format(
            Locale.ROOT,
            "`current` named a whole run each time (%d times the new one already), every table read to its last row; the next start removed the remains, "
                + "finished and published; %,d KB were left in the temporary directory in the end",
            published,
            left / 1000));
  }

  @Trial
  void toldToStopItStopsAndTheNextStartFinishes() throws Exception {
    runToItsEnd(0);
    Output seen = Output.at(output);
    String before = seen.current();
    Map<String, String> tables = seen.tables();
    for (int i = 0; i < TERMINATIONS; i++) {
      try (JobProcess job = start(run(1))) {
        assertThat(job.runsAfter(3000 + 2000L * i)).isTrue();
        job.terminate();
        assertThat(job.status()).isNotZero();
      }
      assertThat(seen.current()).isEqualTo(before);
      assertThat(seen.tables()).isEqualTo(tables);
    }
    runToItsEnd(1);
    assertNoRemains(seen);
    Ledger.enter(
        PUBLISHING,
        "SIGTERM, as a scheduler stops a job",
        TERMINATIONS,
        0,
        "ended, not with status 0; `current` as it was; the next start finished");
  }

  @Trial
  void ofTwoJobsOnOneOutputOnePublishesAndTheOtherSaysSo() throws Exception {
    runToItsEnd(0);
    Output seen = Output.at(output);
    Random delays = new Random(9);
    int refused = 0;
    for (int i = 0; i < PAIRS; i++) {
      // Every other pair asks for the very same run.
      int one = 1 + 2 * i;
      int other = i % 2 == 0 ? one + 1 : one;
      String before = seen.current();
      try (JobProcess first = start(run(one))) {
        boolean runs = first.runsAfter(delays.nextInt(1500));
        assertThat(runs).isTrue();
        try (JobProcess second = start(run(other))) {
          List<Integer> statuses = List.of(first.status(), second.status());
          assertThat(statuses).as(first.err() + second.err()).contains(0).isSubsetOf(0, 1);
          String loser =
              first.status() == 1 ? first.err() : second.status() == 1 ? second.err() : "";
          if (!loser.isEmpty()) {
            refused++;
            assertThat(loser).contains("onrecord: another job is writing to " + output);
          }
        }
      }
      assertThat(seen.current()).isNotEqualTo(before);
      assertThat(seen.tables()).isNotEmpty();
      assertNoRemains(seen);
    }
    assertThat(refused).isPositive();
    Ledger.enter(
        PUBLISHING,
        "two jobs started at once on one output, half of them the same job",
        PAIRS,
        0,
        "one published, status 0; the other said that another job was writing, status 1 ("
            + refused
            + " of the pairs), or found its run published");
  }

  @Trial
  void aCheckThatFailsPublishesNothing() throws Exception {
    runToItsEnd(0);
    Output seen = Output.at(output);
    String before = seen.current();
    Map<String, String> tables = seen.tables();
    Path broken = Files.createDirectories(directory.resolve("broken"));
    Files.writeString(broken.resolve("a.txt"), "Mayor Ada Okoro said that the bridge was safe.\n");
    Files.write(broken.resolve("b.txt"), new byte[] {(byte) 0xff, (byte) 0xc0, 'x'});
    List<String> arguments =
        List.of(
            "run",
            "--input",
            broken.toString(),
            "--output",
            output.toString(),
            "--max-rejected",
            "0.1");
    try (JobProcess job = start(arguments)) {
      assertThat(job.status()).isEqualTo(3);
      assertThat(job.err()).contains("onrecord: refused: ");
    }
    assertThat(seen.current()).isEqualTo(before);
    assertThat(seen.tables()).isEqualTo(tables);
    assertNoRemains(seen);
    Ledger.enter(
        PUBLISHING,
        "a check that fails",
        1,
        0,
        "one line, status 3; `current` as it was; no remains");
  }

  @Trial
  void withAFullDiskNothingIsPublishedAndWithRoomAgainTheNextStartFinishes() throws Exception {
    Path script = directory.resolve("full-disk");
    try (var in = PublishingTrial.class.getResourceAsStream("full-disk")) {
      Files.write(script, in.readAllBytes());
    }
    List<Integer> room = List.of(0, 16, 64, 256, 512, 1024, 2048);
    List<String> command = new ArrayList<>(mountable());
    command.addAll(List.of("bash", script.toString(), directory.toString()));
    room.forEach(kilobytes -> command.add(kilobytes.toString()));
    try (JobProcess all = JobProcess.startCommand(Map.of(), command)) {
      // One with room enough; then on each full disk one, and one more.
      assertThat(all.status(1 + 2 * room.size())).as(all.out() + all.err()).isZero();
    }
    int failed = 0;
    Map<String, String> tables = Output.at(directory.resolve("at-first")).tables();
    String before = Output.at(directory.resolve("at-first")).current();
    for (int kilobytes : room) {
      Output full = Output.at(directory.resolve("full-" + kilobytes));
      Output after = Output.at(directory.resolve("after-" + kilobytes));
      int status =
          Integer.parseInt(Files.readString(directory.resolve("status-" + kilobytes)).strip());
      String err = Files.readString(directory.resolve("err-" + kilobytes));
      if (status != 0) {
        failed++;
        assertThat(status).as(err).isEqualTo(1);
        assertThat(err.lines().filter(line -> line.startsWith("onrecord: "))).as(err).hasSize(1);
        assertThat(err).as("no trace of Spark's").doesNotContain("\tat ");
        assertThat(full.current()).isEqualTo(before);
        assertThat(full.tables()).isEqualTo(tables);
      }
      assertThat(after.tables()).hasSameSizeAs(tables);
      assertNoRemains(after);
      before = after.current();
      tables = after.tables();
    }
    assertThat(failed).as("how often the disk was too full").isGreaterThanOrEqualTo(4);
    Ledger.enter(
        PUBLISHING,
        "the disk full: "
            + room.stream().map(String::valueOf).toList()
            + " KB free when the job starts",
        room.size(),
        0,
        failed
            + " times too little: one line, status 1, `current` as it was; with room again the next start finished");
  }

  /** How this user may mount a file system of its own, if so. */
  private static List<String> mountable() throws Exception {
    List<String> unshare = List.of("unshare", "--user", "--map-root-user", "--mount");
    List<String> asRoot = List.of("unshare", "--mount");
    for (List<String> way : List.of(asRoot, unshare)) {
      if (mounts(way)) {
        return way;
      }
    }
    assumeThat(false).as("no file system can be mounted here").isTrue();
    return List.of();
  }

  private static boolean mounts(List<String> way) throws InterruptedException {
    List<String> command = new ArrayList<>(way);
    command.addAll(List.of("mount", "-t", "tmpfs", "none", "/mnt"));
    try (JobProcess mount = JobProcess.startCommand(Map.of(), command)) {
      return mount.status() == 0;
    } catch (IOException e) {
      // There is no such command.
      return false;
    }
  }
}
