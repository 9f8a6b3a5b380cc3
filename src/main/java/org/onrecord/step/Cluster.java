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
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.udf;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
import org.onrecord.cluster.Components;
import org.onrecord.cluster.MinHash;
import org.onrecord.cluster.Shingles;
import org.onrecord.run.Store;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * Decides which stories are copies or near copies of one wire story. Candidates meet in MinHash
 * bands, are verified by containment, and joined into clusters; no step compares all pairs.
 */
final class Cluster {
  /** Share of the shorter story's shingles that a copy's original holds. */
  private static final double LEAST_CONTAINMENT = 0.5;

  /**
   * Stories with fewer shingles are too short to be told apart from forms: of a notice of a
   * dividend, all but the numbers is the same for every company.
   */
  private static final int FEWEST_SHINGLES = 30;

  /** A wire story is copied within days; a weekly form filled in anew is no copy. */
  private static final int MOST_DAYS_APART = 6;

  /**
   * Within a band each story is compared with so many before it. One would do for true copies; a
   * few more bridge strangers that fell into the same band, and the number of pairs stays linear
   * however many copies there are.
   */
  private static final int NEIGHBOURS = 4;

  private static final StructType SHINGLED =
      StructType.fromDDL(
          "doc_id string, published date, shingles array<bigint>, bands array<bigint>");
  private static final StructType MEMBERS = StructType.fromDDL("doc_id string, component string");

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
                    (MapPartitionsFunction<Row, Row>) Cluster::shingle, Encoders.row(SHINGLED)));
    Dataset<Row> members =
        copies(shingled, candidates(shingled))
            // Joined in one task: pairs are few against stories, and its memory grows with copies
            // alone.
            .coalesce(1)
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
          long[] shingles = Shingles.of(body);
          long[] bands = shingles.length < FEWEST_SHINGLES ? new long[0] : MinHash.bands(shingles);
          return RowFactory.create(story.get(0), story.get(1), shingles, bands);
        });
  }

  private static Dataset<Row> candidates(Dataset<Row> shingled) {
    WindowSpec inBand =
        Window.partitionBy("band").orderBy(col("published").asc_nulls_last(), col("doc_id"));
    Column[] before =
        IntStream.rangeClosed(1, NEIGHBOURS)
            .mapToObj(n -> lag("doc_id", n).over(inBand))
            .toArray(Column[]::new);
    return shingled
        .select(col("doc_id"), col("published"), explode(col("bands")).as("band"))
        .select(col("doc_id"), array(before).as("before"))
        .select(col("doc_id").as("b"), explode(col("before")).as("a"))
        .where(col("a").isNotNull())
        .distinct();
  }

  private static Dataset<Row> copies(Dataset<Row> shingled, Dataset<Row> candidates) {
    UserDefinedFunction containment =
        udf(
            (scala.collection.Seq<Long> a, scala.collection.Seq<Long> b) ->
                Shingles.containment(longs(a), longs(b)),
            DataTypes.DoubleType);
    Column daysApart = coalesce(abs(datediff(col("a_published"), col("b_published"))), lit(0));
    return candidates
        .join(side(shingled, "a"), "a")
        .join(side(shingled, "b"), "b")
        .where(daysApart.leq(MOST_DAYS_APART))
        .where(containment.apply(col("a_shingles"), col("b_shingles")).geq(LEAST_CONTAINMENT))
        .select("a", "b");
  }

  private static Dataset<Row> side(Dataset<Row> shingled, String name) {
    return shingled.select(
        col("doc_id").as(name),
        col("published").as(name + "_published"),
        col("shingles").as(name + "_shingles"));
  }

  private static long[] longs(scala.collection.Seq<Long> values) {
    long[] result = new long[values.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = values.apply(i);
    }
    return result;
  }

  private static Iterator<Row> components(Iterator<Row> pairs) {
    Components components = new Components();
    pairs.forEachRemaining(pair -> components.join(pair.getString(0), pair.getString(1)));
    List<Row> rows = new ArrayList<>();
    components
        .components()
        .forEach((member, component) -> rows.add(RowFactory.create(member, component)));
    return rows.iterator();
  }

  /** The earliest story of a component is its original and gives the cluster its id. */
  private static Dataset<Row> clusters(Dataset<Row> shingled, Dataset<Row> members) {
    WindowSpec all = Window.partitionBy("component");
    WindowSpec byTime =
        all.orderBy(col("published").asc_nulls_last(), size(col("shingles")).desc(), col("doc_id"));
    return shingled
        .join(members, column("doc_id"), "left")
        .withColumn("component", coalesce(col("component"), col("doc_id")))
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
