package org.onrecord.table;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.onrecord.annotation.AnnotatedStatement;
import org.onrecord.annotation.Annotation;
import org.onrecord.annotation.Target;
import org.onrecord.encoder.Embedding;
import org.onrecord.speaker.Entity;
import org.onrecord.speaker.Mention;
import org.onrecord.speaker.Speaker;
import org.onrecord.statement.Statement;
import org.onrecord.statement.Statements;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * An annotation as one nested row a text: what is kept under {@code annotations/} and used again by
 * later runs. It knows the text alone; ids of stories, statements and speakers are given later, by
 * step identify.
 */
public final class AnnotationRows {
  private static final String SPAN = "struct<start:int,end:int>";
  private static final String SPANS = "array<" + SPAN + ">";

  private static final StructType SCHEMA =
      StructType.fromDDL(
          String.join(
              ", ",
              "text_sha256 string",
              "sentence_count int",
              "token_count int",
              "entities array<struct<name:string,kind:string,role:string,country:string,aliases:array<string>>>",
              "mentions array<struct<start:int,end:int,text:string,entity:int>>",
              "statements array<struct<"
                  + String.join(
                      ",",
                      "kind:string",
                      "depth:int",
                      "source_text:string",
                      "cue_text:string",
                      "content_text:string",
                      "source_spans:" + SPANS,
                      "cue_spans:" + SPANS,
                      "content_spans:" + SPANS,
                      "sentence_spans:" + SPANS,
                      "addressee_text:string",
                      "addressee_span:" + SPAN,
                      "speech_act:string",
                      "negated:boolean",
                      "modality:string",
                      "confidence:double",
                      "speaker:int",
                      "speaker_confidence:double",
                      "tone:double",
                      "embedding:array<float>",
                      "targets:array<struct<entity:int,spans:"
                          + SPANS
                          + ",label:string,polarity:double,confidence:double>>")
                  + ">>"));

  private AnnotationRows() {}

  /** The schema of {@link #toRow}. */
  public static StructType schema() {
    return SCHEMA;
  }

  /**
   * The row of one text.
   *
   * @param sha256 of the text, the row's key
   */
  public static Row toRow(String sha256, StoryText text, Annotation annotation) {
    return RowFactory.create(
        sha256,
        annotation.sentences().size(),
        annotation.tokenCount(),
        rows(annotation.entities().stream().map(AnnotationRows::entity)),
        rows(annotation.mentions().stream().map(mention -> mention(text, mention))),
        rows(annotation.statements().stream().map(s -> statement(text, annotation, s))));
  }

  private static Row entity(Entity entity) {
    return RowFactory.create(
        entity.name(),
        entity.kind().word(),
        entity.role(),
        entity.country(),
        entity.aliases().toArray(String[]::new));
  }

  private static Row mention(StoryText text, Mention mention) {
    Span span = mention.span();
    return RowFactory.create(span.start(), span.end(), text.quote(span), mention.entity());
  }

  private static Row statement(
      StoryText text, Annotation annotation, AnnotatedStatement annotated) {
    Statement statement = annotated.statement();
    Span addressee = statement.addressee();
    Speaker speaker = annotated.speaker();
    return RowFactory.create(
        statement.kind().word(),
        statement.depth(),
        text.quote(statement.source()),
        text.quote(statement.cue()),
        text.quote(statement.content()),
        spans(statement.source()),
        spans(statement.cue()),
        spans(statement.content()),
        spans(sentencesOf(statement, annotation.sentences())),
        addressee == null ? null : text.quote(addressee),
        addressee == null ? null : span(addressee),
        statement.speechAct().word(),
        statement.negated(),
        statement.modality().word(),
        statement.confidence(),
        speaker == null ? null : speaker.entity(),
        speaker == null ? null : speaker.confidence(),
        annotated.tone(),
        values(annotated.embedding()),
        rows(annotated.targets().stream().map(AnnotationRows::target)));
  }

  private static Float[] values(Embedding embedding) {
    if (embedding == null) {
      return null;
    }
    Float[] values = new Float[embedding.size()];
    Arrays.setAll(values, embedding::value);
    return values;
  }

  private static Row target(Target target) {
    return RowFactory.create(
        target.entity(),
        spans(target.spans()),
        target.sentiment().label().word(),
        target.sentiment().polarity(),
        target.sentiment().confidence());
  }

  /**
   * The sentences that any of the statement's spans touches; both lists are in the order of the
   * text.
   */
  private static List<Span> sentencesOf(Statement statement, List<Span> sentences) {
    TreeSet<Span> touched = new TreeSet<>();
    for (Span span : Statements.spans(statement)) {
      for (int i = Span.firstEndingBehind(sentences, span.start()); i < sentences.size(); i++) {
        if (!sentences.get(i).overlaps(span)) {
          break;
        }
        touched.add(sentences.get(i));
      }
    }
    return List.copyOf(touched);
  }

  private static Row span(Span span) {
    return RowFactory.create(span.start(), span.end());
  }

  private static Row[] spans(List<Span> spans) {
    return spans.stream().map(AnnotationRows::span).toArray(Row[]::new);
  }

  private static Row[] rows(Stream<Row> rows) {
    return rows.toArray(Row[]::new);
  }
}
