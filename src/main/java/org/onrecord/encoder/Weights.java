package org.onrecord.encoder;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
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
 * The encoder's weights, as they are stored: in the safetensors format, small arrays in fp32 and
 * large ones as int8 with an array of one scale a channel beside them.
 */
final class Weights {
  /** Larger headers are no headers. */
  private static final long LONGEST_HEADER = 1 << 20;

  private static final String SCALE = ":scale";

  /** What turns int8 into the same numbers without a sign, 128 higher. */
  private static final int SIGN = 0x80;

  private final Map<String, Array> arrays = new TreeMap<>();

  private Weights() {}

  /** Numbers, row by row: int8, or fp32 in little endian. */
  private static final class Array {
    private final boolean isWhole;
    private final long[] shape;
    private final ByteBuffer bytes;

    Array(boolean isWhole, long[] shape, ByteBuffer bytes) {
      this.isWhole = isWhole;
      this.shape = shape;
      this.bytes = bytes;
    }

    static Array of(JsonNode entry, byte[] stored) throws IOException {
      String type = entry.path("dtype").asText();
      boolean isWhole = type.equals("I8");
      int from = entry.path("data_offsets").path(0).asInt(-1);
      int to = entry.path("data_offsets").path(1).asInt(-1);
      long[] shape = new long[entry.path("shape").size()];
      long size = isWhole ? 1 : Float.BYTES;
      for (int i = 0; i < shape.length; i++) {
        shape[i] = entry.path("shape").path(i).asLong();
        size *= shape[i];
      }
      if (!(isWhole || type.equals("F32"))
          || from < 0
          || to > stored.length
          || (long) to - from != size) {
        throw new IOException("an array of weights is cut off or of another type");
      }
      ByteBuffer bytes = ByteBuffer.wrap(stored, from, to - from).slice();
      return new Array(isWhole, shape, bytes.order(ByteOrder.LITTLE_ENDIAN));
    }

    FloatBuffer floats() {
      return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    }

    /** Whether there is a scale for each row, as in a table, and not for each column. */
    boolean hasRowsOf(FloatBuffer scales) {
      return scales.remaining() == shape[0] && shape[0] != shape[1];
    }

    boolean fits(FloatBuffer scales) {
      return shape.length == 2 && (hasRowsOf(scales) || scales.remaining() == shape[1]);
    }
  }

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
    byte[] stored = in.readAllBytes();
    Weights weights = new Weights();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (!entry.getKey().equals("__metadata__")) {
        weights.arrays.put(entry.getKey(), Array.of(entry.getValue(), stored));
      }
    }
    for (Map.Entry<String, Array> entry : weights.arrays.entrySet()) {
      Array scales = weights.arrays.get(entry.getKey() + SCALE);
      if (entry.getValue().isWhole && (scales == null || !entry.getValue().fits(scales.floats()))) {
        throw new IOException("an array of weights does not fit its scales");
      }
    }
    return weights;
  }

  /** The names of all arrays, those of scales too. */
  Iterable<String> names() {
    return arrays.keySet();
  }

  private Array array(String name) {
    Array array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no weights named " + name);
    }
    return array;
  }

  /**
   * An array as a graph takes it: fp32, or whole numbers from 0 to 255 with 128 in place of 0.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  OnnxTensor tensor(OrtEnvironment environment, String name) throws OrtException {
    Array array = array(name);
    // Memory that the native library reads in place.
    ByteBuffer direct =
        ByteBuffer.allocateDirect(array.bytes.remaining()).order(ByteOrder.nativeOrder());
    if (!array.isWhole) {
      FloatBuffer values = direct.asFloatBuffer();
      values.put(array.floats()).flip();
      return OnnxTensor.createTensor(environment, values, array.shape);
    }
    for (int i = 0; i < direct.capacity(); i++) {
      direct.put(i, (byte) (array.bytes.get(i) ^ SIGN));
    }
    return OnnxTensor.createTensor(environment, direct, array.shape, OnnxJavaType.UINT8);
  }

  /**
   * An array of two dimensions in fp32, as rows.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  float[][] rows(String name) {
    Array array = array(name);
    float[][] rows = new float[(int) array.shape[0]][(int) array.shape[1]];
    if (!array.isWhole) {
      FloatBuffer values = array.floats();
      for (float[] row : rows) {
        values.get(row);
      }
      return rows;
    }
    FloatBuffer scales = array(name + SCALE).floats();
    boolean byRow = array.hasRowsOf(scales);
    int next = 0;
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < rows[r].length; c++) {
        rows[r][c] = array.bytes.get(next++) * scales.get(byRow ? r : c);
      }
    }
    return rows;
  }

  /**
   * An array of one dimension.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  float[] row(String name) {
    FloatBuffer values = array(name).floats();
    float[] row = new float[values.remaining()];
    values.get(row);
    return row;
  }
}
