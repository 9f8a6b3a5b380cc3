package org.onrecord.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.util.Iterator;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileUtil;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.onrecord.step.ClusterRun;
import org.onrecord.step.TopicEvaluation;

/**
 * What the cluster step costs on many stories, and whether it finds the copies among them. {@code
 * bench/copies --scale} runs it.
 */
final class CopiesAtScale {
  private static final long PAUSE = 500;

  private static final StructType STORIES =
      StructType.fromDDL(
          "doc_id string, published date, text string, body_start int, body_end int,"
              + " original long, kind string");

  private CopiesAtScale() {}

  /** Number of stories, directory of the page; empties the directory it works in. */
  public static void main(String[] arguments) throws IOException {
    long stories = Long.parseLong(arguments[0]);
    Path directory = Files.createTempDirectory("onrecord-copies");
    try (SparkSession spark = session(directory)) {
      String page = measured(spark, stories, directory);
      System.out.print(page);
      Files.writeString(Path.of(arguments[1]).resolve("copies-performance.md"), page);
    } finally {
      FileUtil.fullyDelete(directory.toFile());
    }
  }

  /** Partitions and compression as {@code ./onrecord} sets them on two cores. */
  private static SparkSession session(Path directory) {
    SparkSession spark =
        SparkSession.builder()
            .master("local[2]")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.local.dir", directory.resolve("shuffle").toString())
            .config("spark.sql.shuffle.partitions", "4")
            .config("spark.sql.ansi.enabled", "true")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.compression.codec", "zstd")
            .getOrCreate();
    spark.sparkContext().setLogLevel("ERROR");
    return spark;
  }

  private static String measured(SparkSession spark, long stories, Path directory) {
    String input = directory.resolve("stories").toString();
    spark
        .range(0, stories, 1, 8)
        .mapPartitions(
            (MapPartitionsFunction<Long, Row>) CopiesAtScale::rows, Encoders.row(STORIES))
        .write()
        .parquet(input);
    Dataset<Row> made = spark.read().parquet(input);

    System.gc();
    Watch watch = new Watch(directory.resolve("shuffle"));
    double cpu = TopicEvaluation.cpuSeconds();
    long start = System.nanoTime();
    Dataset<Row> clusters =
        ClusterRun.of(
            spark,
            made.select("doc_id", "published", "text", "body_start", "body_end"),
            directory.resolve("out"));
    double seconds = (System.nanoTime() - start) / 1e9;
    cpu = TopicEvaluation.cpuSeconds() - cpu;
    watch.stop();

    Dataset<Row> truth = made.select("doc_id", "original", "kind").join(clusters, "doc_id").cache();
    Row strangers =
        truth
            .groupBy("cluster_id")
            .agg(count(lit(1)).as("size"), count_distinct(col("original")).as("originals"))
            .where("size > 1")
            .agg(count(lit(1)), expr("count_if(originals > 1)"))
            .first();
    Dataset<Row> originals =
        truth
            .where("kind = 'own'")
            .select(col("original"), col("cluster_id").as("original_cluster"));
    StringBuilder recall = new StringBuilder();
    for (Row row :
        truth
            .where("kind != 'own'")
            .join(originals, "original")
            .groupBy("kind")
            .agg(count(lit(1)), expr("count_if(cluster_id = original_cluster)"))
            .orderBy("kind")
            .collectAsList()) {
      recall.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %.4f |%n",
              row.getString(0),
              row.getLong(1),
              (double) row.getLong(2) / row.getLong(1)));
    }
    return String.format(
        Locale.ROOT,
        """
        # The cost of finding copies

        <!-- Generated by bench/copies --scale. Do not edit. -->

        `bench/copies --scale %d`: %,d stories of 100 to 400 words from a Zipf vocabulary, one in five a copy of another,
        one in twenty with the same note of %d words at its end, some copied 1,000 times; the cluster step alone, in one process
        on 2 cores with a heap of at most %.1f GB, Java %s. Where others use the machine, CPU seconds tell more than seconds.

        | | |
        |---|---:|
        | stories on disk (Parquet) | %.2f GB |
        | seconds | %,.0f |
        | CPU seconds | %,.0f |
        | most heap used, garbage included | %.2f GB |
        | most heap left by a garbage collection | %.2f GB |
        | most disk used by shuffles at one time | %.2f GB |
        | tables that the step leaves for the next ones | %.2f GB |
        | clusters of several stories | %,d |
        | of them with strangers | %,d |

        | copies | | found in the cluster of their original |
        |---|---:|---:|
        %s""",
        stories,
        stories,
        SyntheticStories.NOTE_WORDS,
        Runtime.getRuntime().maxMemory() / 1e9,
        System.getProperty("java.specification.version"),
        size(directory.resolve("stories")) / 1e9,
        seconds,
        cpu,
        watch.heap / 1e9,
        watch.live / 1e9,
        watch.disk / 1e9,
        size(directory.resolve("out")) / 1e9,
        strangers.getLong(0),
        strangers.getLong(1),
        recall);
  }

  private static Iterator<Row> rows(Iterator<Long> numbers) {
    SyntheticStories stories = new SyntheticStories();
    return Stream.iterate(numbers, Iterator::hasNext, rest -> rest)
        .map(rest -> row(stories.story(rest.next())))
        .iterator();
  }

  private static Row row(SyntheticStories.Synthetic story) {
    return RowFactory.create(
        String.format(Locale.ROOT, "%016x", story.number() * 0x9E3779B97F4A7C15L),
        Date.valueOf(story.published()),
        story.text(),
        0,
        story.text().length(),
        story.original(),
        story.kind());
  }

  private static long size(Path directory) {
    if (!Files.exists(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      return files
          .map(Path::toFile)
          .filter(java.io.File::isFile)
          .mapToLong(java.io.File::length)
          .sum();
    } catch (UncheckedIOException | IOException e) {
      // A file went away meanwhile.
      return 0;
    }
  }

  /** Looks twice a second how large the heap and a directory are. */
  private static final class Watch {
    private final AtomicBoolean on = new AtomicBoolean(true);
    private final Path directory;
    private final Thread thread = new Thread(this::look);
    private volatile long disk;
    private volatile long heap;
    private volatile long live;

    Watch(Path directory) {
      this.directory = directory;
      thread.setDaemon(true);
      thread.start();
    }

    private void look() {
      while (on.get()) {
        disk = Math.max(disk, size(directory));
        heap = Math.max(heap, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        live = Math.max(live, left());
        try {
          Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }

    private static long left() {
      return ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getCollectionUsage)
          .filter(Objects::nonNull)
          .mapToLong(MemoryUsage::getUsed)
          .sum();
    }

    void stop() {
      on.set(false);
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
