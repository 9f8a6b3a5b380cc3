package org.onrecord.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onrecord.TestEncoder;
import org.onrecord.corpus.StoryForm;
import org.onrecord.text.StoryText;

/**
 * Annotations are kept and used again by later runs of the same version. So whoever changes what
 * the annotator finds has to give it another version.
 */
class AnnotatorVersionTest {
  private static final Path RECORDED =
      Path.of("src/test/resources/org/onrecord/annotation/fingerprint.txt");

  @Test
  void theVersionChangesWithWhatIsFound() throws Exception {
    Annotator annotator = new Annotator(TestEncoder.SHIPPED);
    String now = annotator.version() + " " + fingerprint(annotator);
    List<String> recorded = Files.readAllLines(RECORDED);
    assertThat(now)
        .as(
            "what the annotator finds in seeds/ has changed: raise its revision, then write the new line to "
                + RECORDED)
        .isEqualTo(recorded.get(0));
  }

  private static String fingerprint(Annotator annotator) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      for (Path seed : seeds.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
        digest.update(annotation(annotator, seed).toString().getBytes(StandardCharsets.UTF_8));
      }
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
  }

  private static Annotation annotation(Annotator annotator, Path seed) throws IOException {
    StoryText text = StoryText.of(Files.readString(seed));
    return annotator.annotate(text, Objects.requireNonNull(StoryForm.of(text).body()));
  }
}
