package org.onrecord.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.CRC32C;

/**
 * The reader's neural net: a BERT encoder (Devlin et al. 2019; Wang et al. 2020, MiniLM) with heads
 * for roles, links and names, run by ONNX Runtime.
 *
 * <p>It computes in fp32, on the calling thread. A window's scores depend on that window alone.
 * Thread-safe.
 */
public final class Encoder {
  private static final String GRAPH = "reader.onnx";
  private static final String WEIGHTS = "reader.safetensors";
  private static final String VOCABULARY = "vocabulary.txt";

  /** The longest window that the model was trained on. */
  private static final int LONGEST_WINDOW = 256;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final LongAdder nanoseconds = new LongAdder();
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final Windows windows;
  private final Links links;
  private final String version;

  private Encoder(OrtEnvironment environment, OrtSession session, Weights weights, String version) {
    this.environment = environment;
    this.session = session;
    this.windows =
        new Windows(new WordPieces(Encoder.class.getResourceAsStream(VOCABULARY)), LONGEST_WINDOW);
    this.links = new Links(weights);
    this.version = version;
  }

  /**
   * Loads the model that the project ships.
   *
   * @throws EncoderException in one line, if its files are missing or damaged, or ONNX Runtime does
   *     not run here
   */
  public static Encoder load() {
    try (InputStream graph = resource(GRAPH);
        InputStream stored = resource(WEIGHTS)) {
      return load(graph, stored);
    } catch (IOException e) {
      throw new EncoderException("the reader's model is damaged: " + e.getMessage(), e);
    }
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = Encoder.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException(name + " is missing from the jar");
    }
    return in;
  }

  /**
   * Loads a model.
   *
   * @param graph the ONNX graph, without weights
   * @param stored the weights, see {@link Weights}
   */
  static Encoder load(InputStream graph, InputStream stored) {
    try {
      byte[] model = graph.readAllBytes();
      byte[] bytes = stored.readAllBytes();
      Weights weights = Weights.read(new ByteArrayInputStream(bytes));
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      Map<String, OnnxTensorLike> tensors = new HashMap<>();
      try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        for (String name : weights.names()) {
          if (Links.uses(name)) {
            continue;
          }
          Weights.Array array = weights.array(name);
          tensors.put(name, OnnxTensor.createTensor(environment, array.values(), array.shape()));
        }
        options.addExternalInitializers(tensors);
        OrtSession session = environment.createSession(model, options);
        return new Encoder(environment, session, weights, fingerprint(model, bytes));
      }
    } catch (OrtException | IOException | IllegalArgumentException e) {
      throw new EncoderException("the reader's model is damaged: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new EncoderException(
          "ONNX Runtime does not run on this platform ("
              + System.getProperty("os.name")
              + ", "
              + System.getProperty("os.arch")
              + "; it unpacks a library into "
              + System.getProperty("java.io.tmpdir")
              + ", which must allow execution): "
              + e.getMessage(),
          e);
    }
  }

  private static String fingerprint(byte[]... parts) {
    CRC32C sum = new CRC32C();
    for (byte[] part : parts) {
      sum.update(part, 0, part.length);
    }
    return String.format(Locale.ROOT, "%08x", sum.getValue());
  }

  /** Names the model; two that are equal compute the same. */
  public String version() {
    return version;
  }

  /** Cuts stories into what this encoder reads. */
  public Windows windows() {
    return windows;
  }

  /** Tells which pieces belong to a cue. */
  public Links links() {
    return links;
  }

  /**
   * Reads one window.
   *
   * @throws EncoderException if ONNX Runtime fails
   */
  public Reading read(Window window) {
    long before = THREADS.getCurrentThreadCpuTime();
    try {
      return reading(window);
    } finally {
      nanoseconds.add(THREADS.getCurrentThreadCpuTime() - before);
    }
  }

  /** The CPU time that all threads together have spent in {@link #read}; for measurements. */
  public Duration cpuTime() {
    return Duration.ofNanos(nanoseconds.sum());
  }

  private Reading reading(Window window) {
    int length = window.length();
    long[] shape = {1, length};
    int[] mask = new int[length];
    Arrays.fill(mask, 1);
    try (OnnxTensor pieces =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(longs(window.pieces())), shape);
        OnnxTensor traits =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(longs(window.traits())), shape);
        OnnxTensor present = OnnxTensor.createTensor(environment, IntBuffer.wrap(mask), shape);
        OrtSession.Result result =
            session.run(
                Map.of("pieces", pieces, "traits", traits, "mask", present),
                Set.of("flat", "entity", "link_cue", "link_piece"))) {
      return new Reading(
          window,
          logarithms(rows(result, "flat")),
          logarithms(rows(result, "entity")),
          rows(result, "link_cue"),
          rows(result, "link_piece"));
    } catch (OrtException e) {
      throw new EncoderException("the encoder failed: " + e.getMessage(), e);
    }
  }

  private static long[] longs(int[] values) {
    return Arrays.stream(values).asLongStream().toArray();
  }

  private static float[][] rows(OrtSession.Result result, String name) {
    OnnxTensor tensor = (OnnxTensor) result.get(name).orElseThrow();
    long[] shape = tensor.getInfo().getShape();
    FloatBuffer values = tensor.getFloatBuffer();
    float[][] rows = new float[(int) shape[1]][(int) shape[2]];
    for (float[] row : rows) {
      values.get(row);
    }
    return rows;
  }

  /** Scores to logarithms of probabilities, in place. */
  static float[][] logarithms(float[][] rows) {
    for (float[] row : rows) {
      float highest = Float.NEGATIVE_INFINITY;
      for (float value : row) {
        highest = Math.max(highest, value);
      }
      double sum = 0;
      for (float value : row) {
        sum += StrictMath.exp(value - highest);
      }
      float shift = highest + (float) StrictMath.log(sum);
      for (int i = 0; i < row.length; i++) {
        row[i] -= shift;
      }
    }
    return rows;
  }
}
