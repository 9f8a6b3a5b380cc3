package org.onrecord.step;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.onrecord.run.Store;
import org.onrecord.speaker.Actors;
import org.onrecord.speaker.Corrections;
import org.onrecord.speaker.Corrections.Correction;
import org.onrecord.speaker.Corrections.Found;
import org.onrecord.speaker.Identity;
import org.onrecord.speaker.NameKey;
import org.onrecord.table.AnnotationRows;
import org.onrecord.text.Span;

/**
 * Puts the user's corrections beside what the reader found, before names become people: whom a
 * correction names is one entity of the story more, and so one with whoever goes by that name in
 * others.
 */
final class CorrectedSpeakers {
  /** The number of an entity that is none. */
  private static final int NOBODY = -1;

  private static final DataType ENTITIES = AnnotationRows.schema().apply("entities").dataType();

  private static final DataType SPEAKERS = DataType.fromDDL("array<struct<entity:int,line:int>>");

  private static final DataType CORRECTED =
      new StructType().add("entities", ENTITIES).add("speakers", SPEAKERS);

  private CorrectedSpeakers() {}

  /**
   * The annotated stories, with the entities that corrections add, and a column {@code corrected}:
   * for each statement, the number of the right speaker's entity and the correction's line, or
   * null.
   */
  static Dataset<Row> in(
      Dataset<Row> annotated, Store store, Corrections corrections, Actors actors) {
    if (corrections.stories().isEmpty()) {
      return annotated.withColumn("corrected", lit(null).cast(SPEAKERS));
    }
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(store.spark().sparkContext());
    Broadcast<Corrections> known = spark.broadcast(corrections);
    Broadcast<Actors> knownActors = spark.broadcast(actors);
    Column correct =
        udf(
                (String story,
                    scala.collection.Seq<Row> entities,
                    scala.collection.Seq<Row> statements) ->
                    corrected(
                        known.value().of(story, found(statements)), entities, knownActors.value()),
                CORRECTED)
            .apply(
                col("doc_id"),
                col("entities"),
                expr(
                    """
                    transform(statements, s -> struct(
                      array_min(concat(s.source_spans, s.cue_spans, s.content_spans)).start AS start,
                      array_max(transform(concat(s.source_spans, s.cue_spans, s.content_spans), p -> p.end)) AS end,
                      s.content_text AS content))\
                    """));
    Column isCorrected = col("doc_id").isin(corrections.stories().toArray());
    return annotated
        .withColumn("correction", when(isCorrected.and(col("statements").isNotNull()), correct))
        .withColumn("entities", coalesce(col("correction.entities"), col("entities")))
        .withColumn("corrected", col("correction.speakers"))
        .drop("correction");
  }

  private static List<Found> found(scala.collection.Seq<Row> statements) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Row row = statements.apply(i);
      found.add(new Found(new Span(row.getInt(0), row.getInt(1)), row.getString(2)));
    }
    return found;
  }

  private static Row corrected(
      List<Correction> corrections, scala.collection.Seq<Row> entities, Actors actors) {
    List<Row> all = new ArrayList<>();
    for (int i = 0; i < entities.size(); i++) {
      all.add(entities.apply(i));
    }
    Row[] speakers = new Row[corrections.size()];
    for (int i = 0; i < speakers.length; i++) {
      Correction correction = corrections.get(i);
      if (correction != null) {
        speakers[i] = RowFactory.create(entity(correction, all, actors), correction.line());
      }
    }
    return RowFactory.create(all.toArray(Row[]::new), speakers);
  }

  /** The number of whom a correction names, who is added if the story does not name them. */
  private static int entity(Correction correction, List<Row> entities, Actors actors) {
    if (correction.speaker() == null) {
      return NOBODY;
    }
    String key = NameKey.of(correction.speaker());
    for (int i = 0; i < entities.size(); i++) {
      Row entity = entities.get(i);
      String kind = entity.getAs("kind");
      boolean kindFits = correction.kind() == null || correction.kind().equals(kind);
      List<String> aliases = entity.getList(entity.fieldIndex("aliases"));
      boolean isNamed =
          Stream.concat(Stream.of(entity.<String>getAs("name")), aliases.stream())
              .anyMatch(name -> NameKey.of(name).equals(key));
      if (kindFits && isNamed) {
        return i;
      }
    }
    Identity actor = actors.find(correction.speaker());
    String kind = correction.kind();
    if (kind == null) {
      kind = actor == null ? "person" : actor.kind();
    }
    entities.add(RowFactory.create(correction.speaker(), kind, null, null, new String[0]));
    return entities.size() - 1;
  }
}
