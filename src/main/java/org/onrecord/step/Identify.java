package org.onrecord.step;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_except;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.onrecord.run.Progress;
import org.onrecord.run.Store;
import org.onrecord.speaker.Actors;
import org.onrecord.speaker.Corrections;
import org.onrecord.table.Tables;

/**
 * Decides which names are one person or organisation across stories, gives speakers and targets
 * their ids, and tells which statements report one utterance. The user's actors file and
 * corrections win over what the stories say.
 */
final class Identify {
  private static final int ID_DIGITS = 16;
  private static final int MOST_WARNINGS = 10;
  private final Store store;
  private final Actors actors;
  private final Corrections corrections;
  private final double confidence;
  private final Progress progress;

  /**
   * @param confidence how sure a speaker must be to be named, 0 to 1
   */
  Identify(
      Store store, Actors actors, Corrections corrections, double confidence, Progress progress) {
    this.store = store;
    this.actors = actors;
    this.corrections = corrections;
    this.confidence = confidence;
    this.progress = progress;
  }

  /**
   * The published tables.
   *
   * @param embedded statement_id, content_text and the embedding of each statement
   */
  record Result(
      Dataset<Row> statements,
      Dataset<Row> embedded,
      Dataset<Row> mentions,
      Dataset<Row> speakers,
      Dataset<Row> sentiments) {}

  Result run(Dataset<Row> read) {
    Dataset<Row> annotated = CorrectedSpeakers.in(read, store, corrections, actors);
    // Every entity of a story is named once; all that follows only looks into that list.
    Dataset<Row> identified =
        annotated
            .join(new Identities(store, actors).of(annotated), new String[] {"doc_id"}, "left")
            // A story may name nobody.
            .withColumn("identities", expr("coalesce(identities, array())"));
    Dataset<Row> exploded = store.stage("identified", statements(identified));
    warn(exploded);
    Dataset<Row> statements =
        store.stage(
            Tables.STATEMENTS,
            exploded
                .drop("embedding", "targets", "named", "correction")
                .join(FirstReports.of(exploded), "statement_id"));
    return new Result(
        statements,
        exploded.select("statement_id", "content_text", "embedding"),
        store.stage(Tables.MENTIONS, mentions(identified)),
        store.stage(Tables.SPEAKERS, speakers(exploded)),
        store.stage(Tables.SENTIMENTS, sentiments(exploded)));
  }

  /** Of the corrections that have found no statement. */
  private void warn(Dataset<Row> statements) {
    if (corrections.stories().isEmpty()) {
      return;
    }
    Set<Integer> used =
        statements.where("correction IS NOT NULL").select("correction").collectAsList().stream()
            .map(row -> row.getInt(0))
            .collect(Collectors.toSet());
    List<Integer> unused =
        corrections.lines().stream().filter(line -> !used.contains(line)).toList();
    for (int line : unused.subList(0, Math.min(unused.size(), MOST_WARNINGS))) {
      progress.line("corrections line " + line + ": no statement of these stories is meant by it");
    }
    if (unused.size() > MOST_WARNINGS) {
      progress.line("corrections " + (unused.size() - MOST_WARNINGS) + " more lines not used");
    }
  }

  private Dataset<Row> statements(Dataset<Row> identified) {
    // A wrong name is worse than none; what a person says is sure.
    Column sure = col("s.speaker_confidence").geq(confidence);
    Column corrected = expr("get(corrected, index)");
    Column isCorrected = col("correction").isNotNull();
    Column speaker =
        when(isCorrected, expr("get(identities, corrected_entity)"))
            .when(sure, expr("get(identities, s.speaker)"));
    return identified
        .select(
            col("doc_id"),
            col("cluster_id"),
            col("published"),
            col("identities"),
            col("corrected"),
            posexplode(col("statements")).as(new String[] {"index", "s"}))
        .withColumn("correction", corrected.getField("line"))
        .withColumn("corrected_entity", corrected.getField("entity"))
        .withColumn("speaker", speaker)
        .select(
            id(col("doc_id"), col("s.source_spans"), col("s.cue_spans"), col("s.content_spans"))
                .as("statement_id"),
            col("doc_id"),
            col("cluster_id"),
            col("index").plus(1).as("position"),
            col("published"),
            col("s.kind"),
            col("s.depth"),
            col("s.source_text"),
            col("s.cue_text"),
            col("s.content_text"),
            col("s.source_spans"),
            col("s.cue_spans"),
            col("s.content_spans"),
            col("s.sentence_spans"),
            col("s.addressee_text"),
            col("s.addressee_span"),
            col("speaker.id").as("speaker_id"),
            col("speaker.name").as("speaker_name"),
            col("speaker.role").as("speaker_role"),
            col("speaker.country").as("speaker_country"),
            when(
                    col("speaker.id").isNotNull(),
                    when(isCorrected, 1.0).otherwise(col("s.speaker_confidence")))
                .as("speaker_confidence"),
            isCorrected.as("speaker_corrected"),
            col("correction"),
            col("s.speech_act"),
            col("s.negated"),
            col("s.modality"),
            col("s.tone"),
            col("s.confidence"),
            col("s.embedding"),
            col("speaker.kind").as("speaker_kind"),
            col("speaker.aliases").as("speaker_aliases"),
            expr("array_compact(transform(identities, i -> i.id))").as("named"),
            expr("transform(s.targets, t -> struct(get(identities, t.entity) AS identity, t AS target))")
                .as("targets"));
  }

  private static Dataset<Row> mentions(Dataset<Row> identified) {
    return identified
        .select(col("doc_id"), col("identities"), expr("inline(mentions)"))
        .withColumn("identity", expr("get(identities, entity)"))
        .select(
            col("doc_id"),
            id(col("doc_id"), col("start"), col("end")).as("mention_id"),
            col("start"),
            col("end"),
            col("text"),
            col("identity.kind").as("kind"),
            col("identity.id").as("entity_id"));
  }

  private static Dataset<Row> speakers(Dataset<Row> statements) {
    // Later stories win; of the same day the story and statement id decide, so that the order of
    // rows does not.
    Column when = struct(col("published"), col("doc_id"), col("statement_id"));
    Column aliases =
        array_distinct(flatten(collect_set(coalesce(col("speaker_aliases"), array()))));
    return statements
        .where(col("speaker_id").isNotNull())
        .groupBy("speaker_id")
        .agg(
            min("speaker_name").as("name"),
            min("speaker_kind").as("kind"),
            max_by(col("speaker_role"), when(col("speaker_role").isNotNull(), when)).as("role"),
            max_by(col("speaker_country"), when(col("speaker_country").isNotNull(), when))
                .as("country"),
            aliases.as("names"),
            count(lit(1)).as("statement_count"),
            count_distinct(col("doc_id")).as("story_count"),
            count_distinct(col("cluster_id")).as("cluster_count"),
            min("published").as("first_date"),
            max("published").as("last_date"))
        .withColumn("aliases", array_sort(array_except(col("names"), array(col("name")))))
        .drop("names");
  }

  private static Dataset<Row> sentiments(Dataset<Row> statements) {
    return statements
        .select(col("statement_id"), col("speaker_id"), expr("inline(targets)"))
        .where(isNotTheSpeaker())
        .groupBy(col("statement_id"), col("identity.id").as("target_id"))
        .agg(
            // Two entities of a story may turn out to be one; their mentions then count together.
            min("identity.name").as("target_name"),
            min("identity.kind").as("target_kind"),
            array_sort(flatten(expr("collect_set(target.spans)"))).as("target_spans"),
            expr("max_by(target, struct(target.confidence, target.entity))").as("best"))
        .select(
            col("statement_id"),
            col("target_id"),
            col("target_name"),
            col("target_kind"),
            col("target_spans"),
            col("best.label"),
            col("best.polarity"),
            col("best.confidence"));
  }

  private static Column isNotTheSpeaker() {
    return col("speaker_id").isNull().or(col("speaker_id").notEqual(col("identity.id")));
  }

  private static Column id(Column... parts) {
    Column[] texts = new Column[parts.length];
    for (int i = 0; i < parts.length; i++) {
      texts[i] = coalesce(parts[i].cast("string"), lit(""));
    }
    return substring(sha2(concat_ws("\u0000", texts), 256), 1, ID_DIGITS);
  }
}
