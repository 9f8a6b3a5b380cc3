package org.onrecord.step;

import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.flatten;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;
import org.onrecord.run.Store;
import org.onrecord.speaker.Actors;
import org.onrecord.speaker.EntityKind;
import org.onrecord.speaker.Identity;
import org.onrecord.speaker.NameKey;
import org.onrecord.speaker.Namesakes;
import org.onrecord.speaker.Profile;

/**
 * Decides which names of all stories are one person or organisation. Names that could be one stand
 * in one block (a family name; an organisation's name), so that no two names of different blocks
 * are ever compared.
 */
final class Identities {
  /** The names that stand most often beside a name: enough to know its company. */
  private static final int MOST_COMPANIONS = 50;

  /** Of a story with hundreds of names, so many count as company. */
  private static final int MOST_NAMES_A_STORY = 40;

  /** An acronym is whose it mostly is. */
  private static final double MOSTLY = 0.8;

  private static final String[] PROFILE = {"kind", "block", "key", "country", "office"};

  private static final DataType IDENTITY =
      DataType.fromDDL("struct<id:string,name:string,kind:string,role:string,country:string>");

  private final Store store;
  private final Actors actors;

  Identities(Store store, Actors actors) {
    this.store = store;
    this.actors = actors;
  }

  /**
   * For each story its {@code doc_id} and {@code identities}, an identity with aliases for each of
   * its entities, in their order.
   */
  Dataset<Row> of(Dataset<Row> annotated) {
    Dataset<Row> entities = store.stage("entities", entities(annotated));
    Dataset<Row> profiles = store.stage("profiles", profiles(entities));
    Dataset<Row> named = store.stage("named", named(profiles, companions(entities, profiles)));
    Dataset<Row> whole = withAcronyms(named);
    Column identity = col("identity");
    return entities
        .join(whole, sameProfile(entities, whole), "left")
        .select(
            entities.col("doc_id"),
            struct(
                    entities.col("number"),
                    struct(
                            identity.getField("id").as("id"),
                            identity.getField("name").as("name"),
                            identity.getField("kind").as("kind"),
                            // What the actors file says wins; else it is what the story says.
                            coalesce(identity.getField("role"), entities.col("role")).as("role"),
                            coalesce(identity.getField("country"), entities.col("country"))
                                .as("country"),
                            entities.col("aliases").as("aliases"))
                        .as("identity"))
                .as("numbered"))
        .groupBy("doc_id")
        .agg(
            expr("transform(array_sort(collect_list(numbered)), n -> n.identity)")
                .as("identities"));
  }

  private Dataset<Row> entities(Dataset<Row> annotated) {
    Broadcast<Actors> known =
        JavaSparkContext.fromSparkContext(store.spark().sparkContext()).broadcast(actors);
    Column actor =
        udf(
                (String name) -> {
                  Identity found = known.value().find(name);
                  return found == null ? null : row(found);
                },
                IDENTITY)
            .apply(col("e.name"));
    Column block =
        udf(
                (String name, String kind, String country) ->
                    NameKey.block(name, EntityKind.of(kind), country),
                DataType.fromDDL("string"))
            .apply(col("e.name"), col("e.kind"), col("e.country"));
    Column any =
        udf(
                (String name, String kind) -> NameKey.isOfAnyCountry(name, EntityKind.of(kind)),
                DataType.fromDDL("boolean"))
            .apply(col("e.name"), col("e.kind"));
    Column alone = col("e.country").isNull().and(actor.isNull()).and(any);
    return annotated
        .select(
            col("doc_id"),
            col("published"),
            posexplode(col("entities")).as(new String[] {"number", "e"}))
        .select(
            col("doc_id"),
            col("published"),
            col("number"),
            col("e.name"),
            col("e.kind"),
            col("e.role"),
            col("e.country"),
            col("e.aliases"),
            expr("substring_index(e.role, ' ', -1)").as("office"),
            ofStory(key(col("e.name")), alone).as("key"),
            ofStory(block, alone).as("block"),
            actor.as("actor"));
  }

  /** "The Finance Ministry" of nobody knows which country is one with none of another story. */
  private static Column ofStory(Column name, Column alone) {
    return when(alone, concat_ws(" ", name, col("doc_id"))).otherwise(name);
  }

  private static Column key(Column name) {
    return udf((String each) -> NameKey.of(each), DataType.fromDDL("string")).apply(name);
  }

  /** What all stories say of a name with one country and one office. */
  private static Dataset<Row> profiles(Dataset<Row> entities) {
    return entities
        .groupBy("kind", "block", "key", "country", "office", "name")
        .agg(
            count(lit(1)).as("stories"),
            min("published").as("first"),
            // The same for all: the name's own.
            min("actor").as("actor"),
            collect_set(col("aliases")).as("aliases"))
        .groupBy("kind", "block", "key", "country", "office")
        .agg(
            max_by(col("name"), struct(col("stories"), col("name"))).as("name"),
            sum("stories").as("stories"),
            min("first").as("first"),
            min("actor").as("actor"),
            array_sort(array_distinct(flatten(flatten(collect_list(col("aliases"))))))
                .as("aliases"));
  }

  /** The company of the names in blocks where there is something to decide. */
  private static Dataset<Row> companions(Dataset<Row> entities, Dataset<Row> profiles) {
    Dataset<Row> open =
        profiles.groupBy("kind", "block").agg(count(lit(1)).as("n")).where(col("n").gt(1));
    Dataset<Row> company =
        entities
            .where(col("kind").isin("person", "organisation").and(col("key").contains(" ")))
            .groupBy("doc_id")
            .agg(
                expr("slice(array_sort(collect_set(key)), 1, " + MOST_NAMES_A_STORY + ")")
                    .as("company"));
    Dataset<Row> counted =
        entities
            .join(open.drop("n"), new String[] {"kind", "block"})
            .join(company, "doc_id")
            .select(
                col("kind"),
                col("block"),
                col("key"),
                col("country"),
                col("office"),
                explode(col("company")).as("companion"))
            .where(col("companion").notEqual(col("key")))
            .groupBy("kind", "block", "key", "country", "office", "companion")
            .agg(count(lit(1)).as("times"));
    Column rank =
        row_number()
            .over(
                Window.partitionBy("kind", "block", "key", "country", "office")
                    .orderBy(col("times").desc(), col("companion")));
    return counted
        .withColumn("rank", rank)
        .where(col("rank").leq(MOST_COMPANIONS))
        .groupBy("kind", "block", "key", "country", "office")
        .agg(array_sort(collect_list(col("companion"))).as("companions"));
  }

  /** The profiles with the identity of each. */
  private static Dataset<Row> named(Dataset<Row> profiles, Dataset<Row> companions) {
    Column identify =
        udf(
                (String kind, scala.collection.Seq<Row> block) -> identities(kind, block),
                DataType.fromDDL("array<" + IDENTITY.sql() + ">"))
            .apply(col("kind"), col("profiles"));
    Column profile =
        struct(
            col("key"),
            col("country"),
            col("office"),
            col("name"),
            col("stories"),
            col("first"),
            col("actor"),
            col("aliases"),
            col("companions"));
    return profiles
        .join(companions, sameProfile(profiles, companions), "left")
        .select(profiles.col("*"), col("companions"))
        .groupBy("kind", "block")
        .agg(array_sort(collect_list(profile)).as("profiles"))
        .withColumn("identities", identify)
        .select(
            col("kind"), col("block"), explode(expr("arrays_zip(profiles, identities)")).as("both"))
        .select(
            col("kind"),
            col("block"),
            col("both.profiles.key").as("key"),
            col("both.profiles.country").as("country"),
            col("both.profiles.office").as("office"),
            col("both.profiles.aliases").as("aliases"),
            col("both.profiles.stories").as("stories"),
            col("both.identities").as("identity"));
  }

  private static Row[] identities(String kind, scala.collection.Seq<Row> block) {
    List<Profile> profiles = new ArrayList<>();
    for (int i = 0; i < block.size(); i++) {
      Row row = block.apply(i);
      Row actor = row.getAs("actor");
      profiles.add(
          new Profile(
              row.getAs("key"),
              row.getAs("name"),
              EntityKind.of(kind),
              row.getAs("country"),
              row.getAs("office"),
              texts(row, "companions"),
              row.getAs("stories"),
              row.getAs("first") == null ? null : row.getAs("first").toString(),
              actor == null ? null : identity(actor)));
    }
    return Namesakes.identify(profiles).stream().map(Identities::row).toArray(Row[]::new);
  }

  private static Set<String> texts(Row row, String column) {
    int at = row.fieldIndex(column);
    return row.isNullAt(at) ? Set.of() : Set.copyOf(row.getList(at));
  }

  private static Identity identity(Row row) {
    return new Identity(
        row.getString(0), row.getString(1), row.getString(2), row.getString(3), row.getString(4));
  }

  private static Row row(Identity identity) {
    return RowFactory.create(
        identity.id(), identity.name(), identity.kind(), identity.role(), identity.country());
  }

  /** An acronym alone is the organisation that most stories explain it as. */
  private static Dataset<Row> withAcronyms(Dataset<Row> named) {
    Column isAcronym =
        udf((String name) -> NameKey.isAcronym(name), DataType.fromDDL("boolean"))
            .apply(col("alias"));
    Dataset<Row> explained =
        named
            .where(col("kind").equalTo("organisation"))
            .select(
                col("key"), explode(col("aliases")).as("alias"), col("stories"), col("identity"))
            .where(isAcronym)
            .withColumn("acronym", key(col("alias")))
            // "W.H.C." explains no "WHC".
            .where(col("acronym").notEqual(col("key")))
            .groupBy(col("acronym"), col("identity.id").as("id"))
            .agg(
                sum("stories").as("stories"),
                max_by(col("identity"), struct(col("stories"), col("identity.name")))
                    .as("identity"))
            .groupBy("acronym")
            .agg(
                max_by(col("identity"), struct(col("stories"), col("id"))).as("meant"),
                expr("max(stories) / sum(stories)").as("share"))
            .where(col("share").geq(MOSTLY))
            .drop("share");
    Column alone = named.col("key").equalTo(explained.col("acronym"));
    return named
        .join(explained, alone.and(named.col("kind").equalTo("organisation")), "left")
        .withColumn("identity", coalesce(col("meant"), col("identity")))
        .drop("meant", "acronym", "aliases", "stories");
  }

  private static Column sameProfile(Dataset<Row> one, Dataset<Row> other) {
    Column same = lit(true);
    for (String column : PROFILE) {
      same = same.and(one.col(column).eqNullSafe(other.col(column)));
    }
    return same;
  }
}
