package org.onrecord.step;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Iterator;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.onrecord.cluster.Anchors;
import org.onrecord.cluster.Components;
import org.onrecord.cluster.CopyRule;
import org.onrecord.cluster.Shingles;
import org.onrecord.run.Store;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Decides which stories are copies or near copies of one wire story. Candidates meet in their
 * anchors, are verified by their shingles, and joined into clusters; no step compares all pairs.
 *
 * <p>Between the tables of stories a story is a number, the hash of its id: there are some thirty
 * anchors of each.
 */
final class Cluster {
  /** A wire story is copied within days; a weekly form filled in anew is no copy. */
  private static final int MOST_DAYS_APART = 6;

  /**
   * At an anchor each story is compared with so many before it. One would do for true copies; a few
   * more bridge strangers that have the same anchor, and the number of pairs stays linear however
   * many copies there are.
   */
  private static final int NEIGHBOURS = 4;

  /** Copies have several anchors in common; strangers that have one seldom have another. */
  private static final int FEWEST_MEETINGS = 2;

  private static final StructType SHINGLED =
      StructType.fromDDL(
          "doc_id string, published date, length int, shingles binary, anchors array<bigint>");
  private static final StructType MEMBERS = StructType.fromDDL("story bigint, component bigint");

  private final Store store;

  Cluster(Store store) {
    this.store = store;
  }

  /** For each story: {@code doc_id, cluster_id, cluster_size, is_original}. */
  Dataset<Row> run(Dataset<Row> stories) {
    Dataset<Row> shingled =
        store.stage(
            "shingles",
            stories
                .select("doc_id", "published", "text", "body_start", "body_end")
                .mapPartitions(
                    (MapPartitionsFunction<Row, Row>) Cluster::shingle, Encoders.row(SHINGLED))
                .withColumn("story", xxhash64(col("doc_id"))));
    Dataset<Row> members =
        copies(shingled, candidates(shingled))
            // Joined in one task: pairs are few against stories, and its memory grows with copies
            // alone. Not by coalesce, which would have this task verify all candidates, too.
            .repartition(1)
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) Cluster::components, Encoders.row(MEMBERS));
    return store.stage("clusters", clusters(shingled, members));
  }

  private static Iterator<Row> shingle(Iterator<Row> stories) {
    return Iterators.map(
        stories,
        story -> {
          int start = story.getInt(3);
          int end = story.getInt(4);
          String body =
              start < end ? StoryText.of(story.getString(2)).quote(new Span(start, end)) : "";
          Shingles shingles = Shingles.of(body);
          return RowFactory.create(
              story.get(0), story.get(1), shingles.size(), shingles.bytes(), Anchors.of(body));
        });
  }

  private static Dataset<Row> candidates(Dataset<Row> shingled) {
    WindowSpec atAnchor =
        Window.partitionBy("anchor").orderBy(col("published").asc_nulls_last(), col("story"));
    Column[] before =
        IntStream.rangeClosed(1, NEIGHBOURS)
            .mapToObj(n -> lag(struct("story", "published"), n).over(atAnchor))
            .toArray(Column[]::new);
    Column daysApart = coalesce(abs(datediff(col("published"), col("a.published"))), lit(0));
    return shingled
        .select(col("story"), col("published"), explode(col("anchors")).as("anchor"))
        .select(col("story"), col("published"), array(before).as("before"))
        .select(col("story").as("b"), col("published"), explode(col("before")).as("a"))
        .where(col("a").isNotNull().and(daysApart.leq(MOST_DAYS_APART)))
        .groupBy(col("a.story").as("a"), col("b"))
        .agg(count(lit(1)).as("meetings"))
        .where(col("meetings").geq(FEWEST_MEETINGS))
        .select("a", "b");
  }

  private static Dataset<Row> copies(Dataset<Row> shingled, Dataset<Row> candidates) {
    UserDefinedFunction areCopies =
        udf(
            (byte[] a, byte[] b) -> CopyRule.areCopies(Shingles.ofBytes(a), Shingles.ofBytes(b)),
            DataTypes.BooleanType);
    return candidates
        .join(side(shingled, "a"), "a")
        .join(side(shingled, "b"), "b")
        .where(areCopies.apply(col("a_shingles"), col("b_shingles")))
        .select("a", "b");
  }

  private static Dataset<Row> side(Dataset<Row> shingled, String name) {
    return shingled.select(col("story").as(name), col("shingles").as(name + "_shingles"));
  }

  private static Iterator<Row> components(Iterator<Row> pairs) {
    Components components = new Components();
    pairs.forEachRemaining(pair -> components.join(pair.getLong(0), pair.getLong(1)));
    return Iterators.map(
        components.members(), member -> RowFactory.create(member.member(), member.component()));
  }

  /** The earliest story of a component is its original and gives the cluster its id. */
  private static Dataset<Row> clusters(Dataset<Row> shingled, Dataset<Row> members) {
    WindowSpec all = Window.partitionBy("component");
    WindowSpec byTime =
        all.orderBy(col("published").asc_nulls_last(), col("length").desc(), col("doc_id"));
    return shingled
        .select("story", "doc_id", "published", "length")
        .join(members, column("story"), "left")
        .withColumn("component", coalesce(col("component"), col("story")))
        .select(
            col("doc_id"),
            first("doc_id").over(byTime).as("cluster_id"),
            count(lit(1)).over(all).as("cluster_size"),
            row_number().over(byTime).equalTo(1).as("is_original"));
  }

  private static String[] column(String name) {
    return new String[] {name};
  }
}
