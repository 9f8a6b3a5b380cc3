package org.onrecord.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/** The expected pieces are those of the reference implementation of BERT's tokenizer. */
final class WordPiecesTest {
  private static final List<String> VOCABULARY = lines("vocabulary.txt");
  private static final WordPieces PIECES =
      new WordPieces(WordPieces.class.getResourceAsStream("vocabulary.txt"));

  static Stream<Arguments> cases() throws IOException {
    List<Arguments> cases = new ArrayList<>();
    for (String line : lines("word-pieces.jsonl")) {
      JsonNode node = new ObjectMapper().readTree(line);
      cases.add(Arguments.of(node.path("case").asText(), node));
    }
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void splitsAsBertDoes(String name, JsonNode expected) {
    String text = expected.path("text").asText();
    PieceList pieces = split(text);
    List<String> forms = new ArrayList<>();
    List<String> spans = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      forms.add(VOCABULARY.get(pieces.number(i)));
      spans.add("[" + pieces.start(i) + "," + pieces.end(i) + "]");
    }
    assertThat(forms).containsExactlyElementsOf(texts(expected.path("pieces")));
    assertThat(spans).containsExactlyElementsOf(texts(expected.path("spans")));
  }

  @Test
  void aCharacterOutsideTheFirstPlaneCountsAsOne() {
    PieceList pieces = split("\uD83D\uDE00 he said");
    assertThat(pieces.start(pieces.size() - 1)).isEqualTo(5);
    assertThat(pieces.end(pieces.size() - 1)).isEqualTo(9);
  }

  @Property(tries = 300)
  void piecesFollowEachOtherInsideTheText(@ForAll String random) {
    PieceList pieces = split(random);
    int last = 0;
    for (int i = 0; i < pieces.size(); i++) {
      assertThat(pieces.start(i)).isGreaterThanOrEqualTo(last == 0 ? 0 : last - 1);
      assertThat(pieces.end(i)).isGreaterThan(pieces.start(i));
      last = pieces.end(i);
    }
    assertThat(last).isLessThanOrEqualTo(random.codePointCount(0, random.length()));
  }

  private static PieceList split(String text) {
    StoryText story = StoryText.of(text);
    return story.length() == 0
        ? new PieceList(1)
        : PIECES.split(story, new Span(0, story.length()));
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.isTextual() ? node.asText() : node.toString()));
    return texts;
  }

  private static List<String> lines(String resource) {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                WordPieces.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
