package org.onrecord.encoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.TreeMap;

/**
 * The encoder's weights, in fp32. They are stored in the safetensors format as int8 with one scale
 * a channel, and made fp32 here, once.
 */
final class Weights {
  /** Larger headers are no headers. */
  private static final long LONGEST_HEADER = 1 << 20;

  private static final String SCALE = ":scale";

  private final Map<String, Array> arrays = new TreeMap<>();

  /** Numbers, row by row. */
  static final class Array {
    private final long[] shape;
    private final FloatBuffer values;

    private Array(long[] shape, FloatBuffer values) {
      this.shape = shape;
      this.values = values;
    }

    long[] shape() {
      return shape;
    }

    FloatBuffer values() {
      return values;
    }
  }

  private Weights() {}

  /**
   * Reads weights.
   *
   * @throws IOException if the stream cannot be read, ends too early, or is not of this format
   */
  static Weights read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    long length = Long.reverseBytes(in.readLong());
    if (length <= 0 || length > LONGEST_HEADER) {
      throw new IOException("no header of weights");
    }
    JsonNode header = new ObjectMapper().readTree(in.readNBytes((int) length));
    byte[] bytes = in.readAllBytes();
    Weights weights = new Weights();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      String name = entry.getKey();
      if (name.equals("__metadata__") || name.endsWith(SCALE)) {
        continue;
      }
      JsonNode scale = header.path(name + SCALE);
      weights.arrays.put(
          name,
          scale.isMissingNode()
              ? plain(bytes, entry.getValue())
              : scaled(bytes, entry.getValue(), plain(bytes, scale)));
    }
    return weights;
  }

  private static ByteBuffer part(byte[] bytes, JsonNode array, String type) throws IOException {
    int from = array.path("data_offsets").path(0).asInt(-1);
    int to = array.path("data_offsets").path(1).asInt(-1);
    if (!array.path("dtype").asText().equals(type) || from < 0 || to < from || to > bytes.length) {
      throw new IOException("an array of weights is cut off or of another type");
    }
    return ByteBuffer.wrap(bytes, from, to - from).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  private static long[] shape(JsonNode array) {
    long[] shape = new long[array.path("shape").size()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = array.path("shape").path(i).asLong();
    }
    return shape;
  }

  private static Array plain(byte[] bytes, JsonNode array) throws IOException {
    FloatBuffer stored = part(bytes, array, "F32").asFloatBuffer();
    FloatBuffer values = direct(stored.remaining());
    values.put(stored).flip();
    return new Array(shape(array), values);
  }

  private static Array scaled(byte[] bytes, JsonNode array, Array scale) throws IOException {
    ByteBuffer stored = part(bytes, array, "I8");
    long[] shape = shape(array);
    int columns = (int) shape[1];
    int channels = scale.values.remaining();
    // A table has a scale for each row, a matrix (in, out) for each column.
    boolean table = channels == shape[0] && channels != columns;
    if (stored.remaining() != shape[0] * columns || (!table && channels != columns)) {
      throw new IOException("an array of weights does not fit its scales");
    }
    FloatBuffer values = direct(stored.remaining());
    for (int i = 0; i < stored.remaining(); i++) {
      values.put(i, stored.get(i) * scale.values.get(table ? i / columns : i % columns));
    }
    return new Array(shape, values);
  }

  /** Memory that the native library reads in place. */
  private static FloatBuffer direct(int size) {
    return ByteBuffer.allocateDirect(size * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /** The names of all arrays. */
  Iterable<String> names() {
    return arrays.keySet();
  }

  /**
   * An array.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  Array array(String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no weights named " + name);
    }
    return new Array(array.shape, array.values.duplicate());
  }

  /** An array of two dimensions, as rows. */
  float[][] rows(String name) {
    Array array = array(name);
    float[][] rows = new float[(int) array.shape[0]][(int) array.shape[1]];
    for (float[] row : rows) {
      array.values.get(row);
    }
    return rows;
  }

  /** An array of one dimension. */
  float[] row(String name) {
    FloatBuffer values = array(name).values;
    float[] row = new float[values.remaining()];
    values.get(row);
    return row;
  }
}
