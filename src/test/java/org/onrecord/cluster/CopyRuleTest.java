package org.onrecord.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class CopyRuleTest {
  /** Every case is a title with what is expected, a story, and what may be its copy. */
  @TestFactory
  Stream<DynamicTest> copiesAreToldFromStrangers() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (InputStream file = CopyRuleTest.class.getResourceAsStream("copies.txt")) {
      for (String text :
          new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^=== ", -1)) {
        if (!text.isBlank()) {
          tests.add(test(text));
        }
      }
    }
    assertThat(tests).hasSize(9);
    return tests.stream();
  }

  private static DynamicTest test(String text) {
    int line = text.indexOf('\n');
    String title = text.substring(0, line);
    String[] stories = text.substring(line).split("(?m)^---$", 2);
    return DynamicTest.dynamicTest(
        title,
        () -> {
          Shingles a = Shingles.of(stories[0]);
          Shingles b = Shingles.of(stories[1]);
          assertThat(CopyRule.areCopies(a, b)).isEqualTo(title.startsWith("copy: "));
          assertThat(CopyRule.areCopies(b, a)).isEqualTo(CopyRule.areCopies(a, b));
        });
  }
}
