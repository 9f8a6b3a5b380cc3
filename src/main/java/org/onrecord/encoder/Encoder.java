package org.onrecord.encoder;

import ai.onnxruntime.OrtException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The reader's neural net: a BERT encoder (Devlin et al. 2019; Wang et al. 2020, MiniLM) with heads
 * for roles, links, names and tones, run by ONNX Runtime.
 *
 * <p>It computes on the calling thread. Large matrices are multiplied as they are stored, in int8,
 * by activations rounded to 255 steps for each piece; all that is computed comes out the same on
 * every x86 processor with AVX2 or more ({@code training/reader/export.py} says why). A window's
 * scores depend on that window alone. Thread-safe.
 */
public final class Encoder {
  private static final String GRAPH = "reader.onnx";
  private static final String TONE_GRAPH = "tone.onnx";
  private static final String WEIGHTS = "reader.safetensors";
  private static final String VOCABULARY = "vocabulary.txt";

  /** The longest window that the model was trained on. */
  private static final int LONGEST_WINDOW = 256;

  private final Graph graph;
  private final Windows windows;
  private final Links links;
  private final Tones tones;
  private final Embeddings embeddings;
  private final String version;

  private Encoder(Graph graph, Tones tones, Weights weights, String version) {
    this.graph = graph;
    this.windows =
        new Windows(new WordPieces(Encoder.class.getResourceAsStream(VOCABULARY)), LONGEST_WINDOW);
    this.links = new Links(weights);
    this.tones = tones;
    this.embeddings = new Embeddings(weights);
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
        InputStream toneGraph = resource(TONE_GRAPH);
        InputStream stored = resource(WEIGHTS)) {
      return load(graph, toneGraph, stored);
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
   * @param graph the ONNX graph of the encoder, without weights
   * @param toneGraph that of {@link Tones}
   * @param stored the weights of both, see {@link Weights}
   */
  static Encoder load(InputStream graph, InputStream toneGraph, InputStream stored) {
    try {
      byte[] model = graph.readAllBytes();
      byte[] toneModel = toneGraph.readAllBytes();
      byte[] bytes = stored.readAllBytes();
      Weights weights = Weights.read(new ByteArrayInputStream(bytes));
      List<String> names = new ArrayList<>();
      for (String name : weights.names()) {
        if (!Links.uses(name) && !Tones.uses(name) && !Embeddings.uses(name)) {
          names.add(name);
        }
      }
      Encoder encoder =
          new Encoder(
              new Graph(model, weights, names),
              new Tones(toneModel, weights),
              weights,
              fingerprint(model, toneModel, bytes));
      UnpackedLibraries.remove();
      return encoder;
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

  /** Tells who is for or against whom. */
  public Tones tones() {
    return tones;
  }

  /** Tells what words are about. */
  public Embeddings embeddings() {
    return embeddings;
  }

  /**
   * Reads one window.
   *
   * @throws EncoderException if ONNX Runtime fails
   */
  public Reading read(Window window) {
    Map<String, float[][]> made =
        graph.run(Map.of("pieces", window.pieces(), "traits", window.traits()));
    return new Reading(
        window,
        logarithms(made.get("flat")),
        logarithms(made.get("within")),
        logarithms(made.get("entity")),
        made.get("link_cue"),
        made.get("link_piece"),
        made.get("lower"));
  }

  /** The CPU time that all threads together have spent in {@link #read}; for measurements. */
  public Duration cpuTime() {
    return graph.cpuTime();
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
