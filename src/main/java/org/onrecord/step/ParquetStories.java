package org.onrecord.step;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.onrecord.corpus.FieldNames;
import org.onrecord.corpus.InputLimits;
import org.onrecord.corpus.Parsed;
import org.onrecord.corpus.Reject;
import org.onrecord.corpus.RejectReason;
import org.onrecord.corpus.StoryFields;
import org.onrecord.run.Messages;

/**
 * Stories in a Parquet file, a row each. Read by Parquet's own reader rather than by Spark's, so
 * that a broken file is a reject like any other instead of a failed job.
 */
final class ParquetStories {
  /**
   * What share of the memory a row group may take: others are read beside it, and pages unpacked.
   */
  private static final int MEMORY_PART = 4;

  private ParquetStories() {}

  /**
   * The rows of a file, in order; a file that cannot be read, or not further, gives one reject.
   *
   * @param storedBytes the file's size, which bounds what its rows may add up to
   */
  static Iterator<Parsed> read(
      String shown,
      Path path,
      long storedBytes,
      Configuration configuration,
      FieldNames names,
      InputLimits limits) {
    return new Rows(shown, path, storedBytes, configuration, new StoryFields(names), limits);
  }

  private static final class Rows implements Iterator<Parsed> {
    private final String shown;
    private final Path path;
    private final long storedBytes;
    private final Configuration configuration;
    private final StoryFields fields;
    private final InputLimits limits;
    private ParquetReader<Group> reader;
    private Parsed next;
    private long position;
    private long inflated;
    private boolean ended;

    Rows(
        String shown,
        Path path,
        long storedBytes,
        Configuration configuration,
        StoryFields fields,
        InputLimits limits) {
      this.shown = shown;
      this.path = path;
      this.storedBytes = storedBytes;
      this.configuration = configuration;
      this.fields = fields;
      this.limits = limits;
    }

    @Override
    public boolean hasNext() {
      if (next == null && !ended) {
        next = advance();
      }
      return next != null;
    }

    @Override
    public Parsed next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Parsed result = next;
      next = null;
      return result;
    }

    private Parsed advance() {
      position++;
      try {
        if (reader == null) {
          refuseWrongSizes();
          reader =
              ParquetReader.builder(new GroupReadSupport(), path).withConf(configuration).build();
        }
        Group row = reader.read();
        if (row != null) {
          return story(row);
        }
        close();
        return null;
      } catch (IOException | RuntimeException e) {
        // Parquet's reader throws many kinds for a broken file. None of them lets us read on.
        return last(RejectReason.BAD_PARQUET, Messages.firstLine(e));
      } catch (OutOfMemoryError e) {
        // A page says itself how long it is, and is one array: what failed is given back whole.
        return last(RejectReason.BAD_PARQUET, "its pages or row groups need too much memory");
      }
    }

    /**
     * Before anything is read: a footer that promises more than the file holds would have that much
     * memory taken, and a row group is held whole.
     */
    private void refuseWrongSizes() throws IOException {
      try (ParquetFileReader file =
          ParquetFileReader.open(HadoopInputFile.fromPath(path, configuration))) {
        long most = Runtime.getRuntime().maxMemory() / MEMORY_PART;
        for (BlockMetaData group : file.getRowGroups()) {
          long stored = 0;
          for (ColumnChunkMetaData column : group.getColumns()) {
            if (column.getTotalSize() < 0
                || column.getStartingPos() + column.getTotalSize() > storedBytes) {
              throw new IOException("its footer tells of more than the file holds");
            }
            stored += column.getTotalSize();
          }
          if (stored > most) {
            throw new IOException(
                "a row group of " + stored + " bytes needs more memory than the job has");
          }
        }
      }
    }

    private Parsed story(Group row) {
      long length = bytes(row);
      inflated += length;
      if (inflated > limits.inflatedBytes(storedBytes)) {
        String detail = limits.inflationDetail() + "; the rest of the file was not read";
        return last(RejectReason.TOO_LONG, detail);
      }
      if (length > limits.maxRecordBytes()) {
        String detail = "longer than " + limits.maxRecordBytes() + " bytes";
        return new Reject(shown, position, RejectReason.TOO_LONG, detail, "");
      }
      return fields.parse(map(row), shown, position);
    }

    private Reject last(RejectReason reason, String detail) {
      close();
      return new Reject(shown, position, reason, detail, "");
    }

    private void close() {
      ended = true;
      if (reader != null) {
        try {
          reader.close();
        } catch (IOException e) {
          // All that was asked for has been read.
          reader = null;
        }
      }
    }
  }

  /** How long its texts are, before any is made: rows may share a long one. */
  private static long bytes(Group group) {
    long bytes = 0;
    for (int field = 0; field < group.getType().getFieldCount(); field++) {
      Type type = group.getType().getType(field);
      for (int index = 0; index < group.getFieldRepetitionCount(field); index++) {
        if (!type.isPrimitive()) {
          bytes += bytes(group.getGroup(field, index));
        } else if (type.asPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.BINARY) {
          bytes += group.getBinary(field, index).length();
        }
      }
    }
    return bytes;
  }

  /** The fields of a row as Jackson would give them: strings, numbers, lists and maps. */
  private static Map<String, Object> map(Group group) {
    Map<String, Object> values = new LinkedHashMap<>();
    GroupType type = group.getType();
    for (int field = 0; field < type.getFieldCount(); field++) {
      int repetitions = group.getFieldRepetitionCount(field);
      if (repetitions > 0) {
        values.put(type.getFieldName(field), value(group, type.getType(field), field, 0));
      }
    }
    return values;
  }

  private static Object value(Group group, Type type, int field, int index) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (!type.isPrimitive()) {
      Group inner = group.getGroup(field, index);
      return logical instanceof LogicalTypeAnnotation.ListLogicalTypeAnnotation
          ? list(inner)
          : map(inner);
    }
    return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
      case INT32 -> {
        int value = group.getInteger(field, index);
        yield logical instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation
            ? LocalDate.ofEpochDay(value).toString()
            : (Object) value;
      }
      case INT64 -> {
        long value = group.getLong(field, index);
        yield logical instanceof LogicalTypeAnnotation.TimestampLogicalTypeAnnotation timestamp
            ? instant(value, timestamp.getUnit()).toString()
            : (Object) value;
      }
      case INT96 -> int96(group.getInt96(field, index).toByteBuffer()).toString();
      default -> group.getValueToString(field, index);
    };
  }

  private static List<Object> list(Group group) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < group.getFieldRepetitionCount(0); i++) {
      Type repeated = group.getType().getType(0);
      if (repeated.isPrimitive()) {
        values.add(value(group, repeated, 0, i));
      } else {
        // The usual three levels: list, repeated group, element.
        Group element = group.getGroup(0, i);
        if (element.getFieldRepetitionCount(0) > 0) {
          values.add(value(element, element.getType().getType(0), 0, 0));
        }
      }
    }
    return values;
  }

  private static Instant instant(long value, TimeUnit unit) {
    return switch (unit) {
      case MILLIS -> Instant.ofEpochMilli(value);
      case MICROS ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, 1_000_000L), Math.floorMod(value, 1_000_000L) * 1_000L);
      case NANOS ->
          Instant.ofEpochSecond(
              Math.floorDiv(value, 1_000_000_000L), Math.floorMod(value, 1_000_000_000L));
    };
  }

  /**
   * The old timestamps of Impala and Spark: nanoseconds of the day, then the Julian day, little
   * endian.
   */
  private static Instant int96(java.nio.ByteBuffer bytes) {
    bytes.order(java.nio.ByteOrder.LITTLE_ENDIAN);
    long nanoseconds = bytes.getLong();
    long day = bytes.getInt() - 2_440_588L;
    return Instant.ofEpochSecond(day * 86_400L, nanoseconds);
  }
}
