package org.onrecord.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onrecord.TestEncoder;
import org.onrecord.corpus.StoryForm;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class EncoderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Encoder encoder = TestEncoder.SHIPPED;

  /** {@code readings.jsonl} is written by training/reader/export.py, with PyTorch. */
  @Test
  void itGivesTheLabelsThatTheTrainingCodeGives() throws IOException {
    List<JsonNode> stories = lines("stories.jsonl");
    List<JsonNode> readings = lines("readings.jsonl");
    assertThat(readings).hasSameSizeAs(stories);
    for (int i = 0; i < stories.size(); i++) {
      StoryText text = StoryText.of(stories.get(i).get("text").asText());
      Span body = StoryForm.of(text).body();
      List<Window> windows = encoder.windows().of(text, Sentences.in(text, body));
      JsonNode wanted = readings.get(i).get("windows");
      assertThat(windows).as(stories.get(i).get("id").asText()).hasSize(wanted.size());
      for (int w = 0; w < windows.size(); w++) {
        compare(encoder.read(windows.get(w)), wanted.get(w));
      }
    }
  }

  private void compare(Reading reading, JsonNode wanted) {
    assertThat(reading.window().pieces()).isEqualTo(numbers(wanted.get("pieces")));
    assertThat(likeliest(reading.roles())).isEqualTo(numbers(wanted.get("roles")));
    assertThat(likeliest(reading.within())).isEqualTo(numbers(wanted.get("within")));
    assertThat(likeliest(reading.names())).isEqualTo(numbers(wanted.get("names")));
    for (JsonNode link : wanted.get("links")) {
      int[] cue = numbers(link.get("cue"));
      assertThat(likeliest(encoder.links().of(reading, cue[0], cue[1])))
          .isEqualTo(numbers(link.get("labels")));
    }
    for (JsonNode tone : wanted.get("tones")) {
      Question question =
          new Question(
              new Stretch(reading, 1, reading.window().length() - 1),
              Arrays.stream(numbers(tone.get("holder"))).boxed().toList(),
              Arrays.stream(numbers(tone.get("target"))).boxed().toList());
      double[] made = encoder.tones().of(question, encoder.tones().read(question.stretch()));
      for (int i = 0; i < made.length; i++) {
        assertThat(made[i]).isCloseTo(tone.get("probabilities").get(i).asDouble(), within(2e-3));
      }
    }
  }

  private static int[] likeliest(float[][] rows) {
    return Arrays.stream(rows).mapToInt(EncoderTest::likeliest).toArray();
  }

  private static int likeliest(float[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return best;
  }

  private static int[] numbers(JsonNode array) {
    int[] numbers = new int[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asInt();
    }
    return numbers;
  }

  private static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (InputStream in = EncoderTest.class.getResourceAsStream(name)) {
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty()) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }

  @Test
  void aModelCutShortIsRefusedInOneLine() throws IOException {
    byte[] graph = bytes("reader.onnx");
    byte[] weights = bytes("reader.safetensors");
    byte[] tones = bytes("tone.onnx");
    refuses(graph, tones, Arrays.copyOf(weights, weights.length / 2));
    refuses(graph, tones, Arrays.copyOf(weights, 5));
    refuses(graph, tones, new byte[0]);
    refuses(graph, tones, "not a model at all".getBytes(StandardCharsets.UTF_8));
    refuses(Arrays.copyOf(graph, graph.length / 2), tones, weights);
    refuses(new byte[0], tones, weights);
    refuses(graph, Arrays.copyOf(tones, tones.length / 2), weights);
    refuses(graph, new byte[0], weights);
  }

  private static void refuses(byte[] graph, byte[] tones, byte[] weights) {
    assertThatThrownBy(
            () ->
                Encoder.load(
                    new ByteArrayInputStream(graph),
                    new ByteArrayInputStream(tones),
                    new ByteArrayInputStream(weights)))
        .isInstanceOf(EncoderException.class)
        .hasMessageStartingWith("the reader's model is damaged: ")
        .message()
        .doesNotContain("\n");
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = Encoder.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    }
  }
}
