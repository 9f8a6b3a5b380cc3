package org.onrecord.step;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.clustering.KMeans;
import org.apache.spark.mllib.clustering.KMeansModel;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.onrecord.topic.FirstCentres;
import org.onrecord.topic.LatentSpace;
import org.onrecord.topic.MergeTree;
import org.onrecord.topic.TermCounts;
import org.onrecord.topic.TopicCounts;
import org.onrecord.topic.TopicModel;
import org.onrecord.topic.Vocabulary;

/**
 * Finds the topics of stories by Spark MLlib: latent semantic analysis of their TF-IDF (Deerwester
 * et al. 1990), k-means in its space into many small groups, and these joined by {@link MergeTree}
 * into as many topics as are wanted. Last, each story goes to the topic that its own words speak
 * for most, as {@link TopicModel} tells.
 *
 * <p>Stands for one fit; the topics of any number come from the same groups.
 */
final class TopicFit implements AutoCloseable {
  private static final int DIMENSIONS = 100;

  /** The groups of one clustering, and how many more there are for each topic that is wanted. */
  private static final int GROUPS = 100;

  private static final int GROUPS_A_TOPIC = 3;

  /** Of a small corpus, this many stories make a group. */
  private static final int STORIES_A_GROUP = 4;

  /**
   * How often stories are grouped, each time from other centres. The groups of all are joined, so
   * that what one chance made of the stories weighs little.
   */
  private static final int CLUSTERINGS = 6;

  /** Stories that one clustering looks at; more do not move its centres. */
  private static final double STORIES_A_CLUSTERING = 8_000;

  private static final int ITERATIONS = 10;

  /** How often stories move to the topic that their words speak for. */
  private static final int MOVES = 2;

  private final Vocabulary vocabulary;
  private final JavaRDD<TermCounts> stories;
  private final JavaRDD<Integer> groups;
  private final MergeTree tree;

  /**
   * Groups stories.
   *
   * @param vocabulary of the stories' terms
   * @param stories in one partition and in an order of their own: MLlib adds numbers up in the
   *     order of the rows, so that another order would end in other last digits
   * @param most topics that will be asked for
   * @param seed of the groups' first centres
   */
  TopicFit(Vocabulary vocabulary, JavaRDD<TermCounts> stories, int most, long seed) {
    this.vocabulary = vocabulary;
    this.stories = stories;
    JavaRDD<Vector> points = points().cache();
    try {
      long count = points.count();
      long wanted =
          Math.min(Math.max(GROUPS, GROUPS_A_TOPIC * (long) most), count / STORIES_A_GROUP);
      Vector[] centres =
          centres(
              points,
              (int) Math.min(count, Math.max(most, wanted)),
              Math.min(1, STORIES_A_CLUSTERING / count),
              seed);
      this.groups = new KMeansModel(centres).predict(points).cache();
      groups.count();
      this.tree =
          new MergeTree(Arrays.stream(centres).map(Vector::toArray).toArray(double[][]::new));
    } finally {
      points.unpersist();
    }
  }

  private static Vector[] centres(JavaRDD<Vector> points, int groups, double share, long seed) {
    return LongStream.range(0, CLUSTERINGS)
        .map(i -> seed * CLUSTERINGS + i)
        .mapToObj(chance -> centres(points.sample(false, share, chance), groups, chance))
        .flatMap(Arrays::stream)
        .toArray(Vector[]::new);
  }

  private static Vector[] centres(JavaRDD<Vector> points, int groups, long seed) {
    JavaRDD<Vector> sample = points.cache();
    double[][] first = FirstCentres.of(sample.map(Vector::toArray).collect(), groups, seed);
    Vector[] start = Arrays.stream(first).map(Vectors::dense).toArray(Vector[]::new);
    try {
      return new KMeans()
          .setK(start.length)
          .setMaxIterations(ITERATIONS)
          .setInitialModel(new KMeansModel(start))
          .run(sample.rdd())
          .clusterCenters();
    } finally {
      sample.unpersist();
    }
  }

  private JavaRDD<Vector> points() {
    int most = (int) Math.min(DIMENSIONS, Math.min(stories.count(), vocabulary.size()));
    LatentSpace space = LatentSpace.random(vocabulary.size(), most);
    Vocabulary terms = vocabulary;
    for (int pass = 0; pass < LatentSpace.PASSES; pass++) {
      space =
          stories
              .aggregate(
                  space.pass(),
                  (sum, story) -> sum.add(story, terms.weights(story)),
                  LatentSpace.Pass::add)
              .next();
    }
    LatentSpace settled = space.first(most);
    return stories.map(story -> unit(settled.point(story, terms.weights(story))));
  }

  private static Vector unit(double[] point) {
    double length = Math.sqrt(Arrays.stream(point).map(x -> x * x).sum());
    return Vectors.dense(length == 0 ? point : Arrays.stream(point).map(x -> x / length).toArray());
  }

  /** The topics of so many, or of fewer where the stories do not give them. */
  TopicModel topics(int wanted) {
    TopicModel model = unmoved(wanted);
    for (int move = 0; move < MOVES; move++) {
      model = moved(model);
    }
    return model;
  }

  /** The same, before stories move: nearly what they will be, for less. */
  TopicModel unmoved(int wanted) {
    int[] topic = tree.cut(wanted);
    return new TopicModel(vocabulary, counted(groups.map(group -> topic[group]), wanted));
  }

  private TopicModel moved(TopicModel model) {
    Broadcast<TopicModel> shared =
        JavaSparkContext.fromSparkContext(stories.context()).broadcast(model);
    TopicCounts moved = counted(stories.map(story -> shared.value().main(story)), model.topics());
    shared.destroy();
    // Where no story's words speak for any topic, the groups are all that there is.
    return moved.topics() == 0 ? model : new TopicModel(vocabulary, moved);
  }

  private TopicCounts counted(JavaRDD<Integer> topics, int most) {
    return stories
        .zip(topics)
        .aggregate(
            new TopicCounts(most, vocabulary.size()),
            (sum, story) -> sum.add(story._1(), story._2()),
            TopicCounts::add)
        .withoutEmpty();
  }

  @Override
  public void close() {
    groups.unpersist();
  }
}
