package org.onrecord.bench;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.onrecord.annotation.Annotator;
import org.onrecord.corpus.StoryForm;
import org.onrecord.encoder.Encoder;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * How much of the time of annotating is the encoder's. The part {@code annotate} of {@code
 * bench/performance} runs it.
 */
final class AnnotateCost {
  private static final JsonMapper JSON = new JsonMapper();

  /** How often all stories are read before, until the JVM has compiled what it will. */
  private static final int WARM_UPS = 2;

  private AnnotateCost() {}

  /** Stories as JSON Lines, and the file that the CPU seconds go to. */
  public static void main(String[] arguments) throws IOException {
    List<String> texts;
    try (Stream<String> lines = Files.lines(Path.of(arguments[0]))) {
      texts = lines.map(AnnotateCost::text).toList();
    }
    Encoder encoder = Encoder.load();
    Annotator annotator = new Annotator(encoder);
    for (int i = 0; i < WARM_UPS; i++) {
      annotate(annotator, texts);
    }
    Duration read = encoder.cpuTime();
    Duration toned = encoder.tones().cpuTime();
    Duration before = ownTime();
    annotate(annotator, texts);
    JSON.writeValue(
        Path.of(arguments[1]).toFile(),
        Map.of(
            "all", seconds(before, ownTime()),
            "encoder", seconds(read, encoder.cpuTime()),
            "tones", seconds(toned, encoder.tones().cpuTime())));
  }

  private static String text(String line) {
    try {
      return JSON.readTree(line).get("text").asText();
    } catch (IOException e) {
      throw new IllegalArgumentException("not a story: " + line, e);
    }
  }

  private static Duration ownTime() {
    return Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
  }

  private static double seconds(Duration from, Duration to) {
    return to.minus(from).toMillis() / 1000.0;
  }

  private static void annotate(Annotator annotator, List<String> texts) {
    for (String each : texts) {
      StoryText text = StoryText.of(each);
      Span body = StoryForm.of(text).body();
      if (body != null) {
        annotator.annotate(text, body);
      }
    }
  }
}
