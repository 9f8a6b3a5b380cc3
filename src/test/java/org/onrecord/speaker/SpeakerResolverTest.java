package org.onrecord.speaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.onrecord.TestEncoder;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.NamedSpan;
import org.onrecord.encoder.Reading;
import org.onrecord.statement.Statement;
import org.onrecord.statement.StatementReader;
import org.onrecord.text.CaseFile;
import org.onrecord.text.Sentences;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

class SpeakerResolverTest {
  private final Gazetteer gazetteer = new Gazetteer();
  private final NameFinder finder = new NameFinder(gazetteer);
  private final SpeakerResolver resolver = new SpeakerResolver(gazetteer);
  private final Encoder encoder = TestEncoder.SHIPPED;
  private final StatementReader reader = new StatementReader(encoder);

  @TestFactory
  Stream<DynamicTest> namesTheSpeakersOfEachCase() {
    return CaseFile.read(SpeakerResolverTest.class, "speakers.txt").stream()
        .map(c -> DynamicTest.dynamicTest(c.text(), () -> names(c)));
  }

  private void names(CaseFile.Case sample) {
    StoryText text = StoryText.of(sample.text());
    Span body = new Span(0, text.length());
    List<Span> sentences = Sentences.in(text, body);
    List<Reading> readings = TestEncoder.read(text, sentences);
    Names names = finder.find(text, sentences, NamedSpan.in(readings));
    List<Statement> statements = reader.read(text, List.of(body), sentences, readings);
    List<String> found =
        resolver.resolve(text, sentences, statements, names).stream()
            .map(s -> s == null ? "-" : names.entities().get(s.entity()).name())
            .toList();
    assertThat(found).isEqualTo(sample.expected());
  }
}
