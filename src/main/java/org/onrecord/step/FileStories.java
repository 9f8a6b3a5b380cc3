package org.onrecord.step;

import java.io.IOException;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.util.SerializableConfiguration;
import org.onrecord.corpus.FieldNames;
import org.onrecord.corpus.InputFormat;
import org.onrecord.corpus.InputLimits;
import org.onrecord.corpus.Parsed;
import org.onrecord.corpus.Reject;
import org.onrecord.corpus.RejectReason;
import org.onrecord.corpus.Story;
import org.onrecord.corpus.StoryFileReader;
import org.onrecord.corpus.StoryLanguage;
import org.onrecord.run.JobConfig;
import org.onrecord.run.Messages;
import org.onrecord.table.StoryRows;

/** Reads files on an executor, one record at a time, into rows of {@link StoryRows}. */
final class FileStories implements Serializable {
  private static final long serialVersionUID = 1L;

  /** One model a thread: it is not made for several. */
  private static final ThreadLocal<StoryLanguage> LANGUAGE =
      ThreadLocal.withInitial(StoryLanguage::new);

  private final SerializableConfiguration configuration;
  private final String fields;
  private final InputLimits limits;
  private final LocalDate from;
  private final LocalDate to;

  FileStories(SerializableConfiguration configuration, JobConfig config) {
    this.configuration = configuration;
    this.fields = config.fields();
    this.limits = new InputLimits(config.maxRecordBytes(), config.maxInflation());
    this.from = config.from();
    this.to = config.to();
  }

  /** The rows of all files, in order; a file is opened when its first row is asked for. */
  Iterator<Row> read(Iterator<InputFiles.InputFile> files) {
    FieldNames names = FieldNames.parse(fields);
    return new Iterator<>() {
      private Iterator<Parsed> records = List.<Parsed>of().iterator();

      @Override
      public boolean hasNext() {
        while (!records.hasNext() && files.hasNext()) {
          records = open(files.next(), names);
        }
        return records.hasNext();
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return row(records.next());
      }
    };
  }

  private Iterator<Parsed> open(InputFiles.InputFile file, FieldNames names) {
    if (file.problem() != null) {
      return unreadable(file, file.problem());
    }
    try {
      Path path = new Path(file.uri());
      FileSystem system = systemOf(path);
      if (isParquet(system, path, file.shown())) {
        return ParquetStories.read(
            file.shown(), path, file.bytes(), configuration.value(), names, limits);
      }
      return new StoryFileReader(names, limits).read(file.shown(), file.bytes(), system.open(path));
    } catch (IOException | RuntimeException e) {
      // File systems throw both kinds for a name or a file that they cannot deal with.
      return unreadable(file, Messages.firstLine(e));
    }
  }

  private static Iterator<Parsed> unreadable(InputFiles.InputFile file, String why) {
    Reject reject = new Reject(file.shown(), 1, RejectReason.UNREADABLE, why, "");
    return List.<Parsed>of(reject).iterator();
  }

  /**
   * On this machine without Hadoop's checksum files, which have no name where a file's has a colon.
   */
  private FileSystem systemOf(Path path) throws IOException {
    FileSystem system = path.getFileSystem(configuration.value());
    return system instanceof LocalFileSystem local && path.getName().contains(":")
        ? local.getRawFileSystem()
        : system;
  }

  private static boolean isParquet(FileSystem system, Path path, String shown) throws IOException {
    InputFormat format = StoryFileReader.formatOf(shown).orElse(null);
    if (format != null) {
      return format == InputFormat.PARQUET;
    }
    try (FSDataInputStream in = system.open(path)) {
      return new String(in.readNBytes(4), java.nio.charset.StandardCharsets.ISO_8859_1)
          .equals("PAR1");
    }
  }

  private Row row(Parsed record) {
    if (record instanceof Story story) {
      return isInPeriod(story.published())
          ? StoryRows.story(story, language(story))
          : StoryRows.outOfPeriod(story);
    }
    return StoryRows.reject((Reject) record);
  }

  private static String language(Story story) {
    return story.language() != null
        ? story.language()
        : LANGUAGE.get().of(story.text()).orElse(null);
  }

  /**
   * Where a period is asked for, a story without a date cannot be known to lie in it, and is left
   * out.
   */
  private boolean isInPeriod(LocalDate published) {
    if (from == null && to == null) {
      return true;
    }
    return published != null
        && (from == null || !published.isBefore(from))
        && (to == null || !published.isAfter(to));
  }
}
