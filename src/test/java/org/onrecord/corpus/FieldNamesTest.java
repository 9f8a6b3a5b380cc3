package org.onrecord.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldNamesTest {
  @ParameterizedTest
  @CsvSource({
    "TEXT, Full Text",
    "TEXT, maintext",
    "PUBLISHED, publishedAt",
    "PUBLISHED, PUB-DATE",
    "TITLE, headline",
    "SOURCE, Publisher",
    "URL, link",
    "LANGUAGE, lang",
    "AUTHORS, ByLine",
    "ID, _id"
  })
  void usualNamesAreKnownHoweverTheyAreSpelt(StoryField field, String name) {
    assertThat(FieldNames.usual().find(field, List.of("x", name))).contains(name);
  }

  @Test
  void ofSeveralUsualNamesTheFirstDocumentedOneCounts() {
    List<String> names = List.of("content", "body", "Text");
    assertThat(FieldNames.usual().find(StoryField.TEXT, names)).contains("Text");
  }

  @Test
  void aMappedNameStandsAlone() {
    FieldNames names = FieldNames.parse(" text = Story Body ,published=when=utc");
    assertThat(names.find(StoryField.TEXT, List.of("text", "story_body"))).contains("story_body");
    assertThat(names.find(StoryField.TEXT, List.of("text", "body"))).isEmpty();
    assertThat(names.find(StoryField.PUBLISHED, List.of("date", "when=utc"))).contains("when=utc");
    assertThat(names.find(StoryField.TITLE, List.of("title"))).contains("title");
  }

  @Test
  void anExactSpellingIsPreferredForAMappedName() {
    FieldNames names = FieldNames.parse("text=text");
    assertThat(names.find(StoryField.TEXT, List.of("TEXT", "text"))).contains("text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "text=", "=body", "txt=body", "text=a,text=b", "text=a,,", ","})
  void aWrongMappingIsRefusedInOneLine(String option) {
    assertThatThrownBy(() -> FieldNames.parse(option))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id, text, title, published, source, url, language, authors")
        .message()
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void noMappingMeansTheUsualNames(String option) {
    assertThat(FieldNames.parse(option)).isEqualTo(FieldNames.usual());
    assertThat(FieldNames.parse(null)).isEqualTo(FieldNames.usual());
  }

  @Test
  void itTravels() throws IOException, ClassNotFoundException {
    FieldNames names = FieldNames.parse("text=body");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(names);
      out.writeObject(new StoryFileReader(names, InputLimits.defaults()));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(names);
      assertThat(in.readObject()).isInstanceOf(StoryFileReader.class);
    }
  }
}
