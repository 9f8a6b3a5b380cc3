package org.onrecord.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * A part of the neural net, run by ONNX Runtime on the calling thread, over one sequence at a time.
 * Thread-safe.
 */
final class Graph {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final LongAdder nanoseconds = new LongAdder();

  /**
   * @param model the ONNX graph, without weights
   * @param names of the weights that it takes, all of them
   * @throws OrtException if it is damaged
   */
  Graph(byte[] model, Weights weights, Iterable<String> names) throws OrtException {
    this.environment = OrtEnvironment.getEnvironment();
    Map<String, OnnxTensorLike> tensors = new HashMap<>();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      for (String name : names) {
        tensors.put(name, weights.tensor(environment, name));
      }
      options.addExternalInitializers(tensors);
      this.session = environment.createSession(model, options);
    }
  }

  /**
   * Runs it over numbers of pieces.
   *
   * @return what it gives, by name: a row for each piece
   * @throws EncoderException if ONNX Runtime fails
   */
  Map<String, float[][]> run(Map<String, int[]> numbers) {
    Map<String, Input> inputs = new HashMap<>();
    numbers.forEach(
        (name, values) -> {
          long[] longs = Arrays.stream(values).asLongStream().toArray();
          long[] shape = {1, longs.length};
          inputs.put(
              name, () -> OnnxTensor.createTensor(environment, LongBuffer.wrap(longs), shape));
        });
    return timed(inputs);
  }

  /**
   * Runs it over states, a row for each piece.
   *
   * @return what it gives, by name: a row for each piece
   * @throws EncoderException if ONNX Runtime fails
   */
  Map<String, float[][]> run(String name, float[][] rows) {
    FloatBuffer values = FloatBuffer.allocate(rows.length * rows[0].length);
    for (float[] row : rows) {
      values.put(row);
    }
    long[] shape = {1, rows.length, rows[0].length};
    return timed(Map.of(name, () -> OnnxTensor.createTensor(environment, values.flip(), shape)));
  }

  /** The CPU time that all threads together have spent in it; for measurements. */
  Duration cpuTime() {
    return Duration.ofNanos(nanoseconds.sum());
  }

  /** A tensor to be made, and closed by whoever made it. */
  private interface Input {
    OnnxTensor tensor() throws OrtException;
  }

  private Map<String, float[][]> timed(Map<String, Input> inputs) {
    long before = THREADS.getCurrentThreadCpuTime();
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, Input> input : inputs.entrySet()) {
        tensors.put(input.getKey(), input.getValue().tensor());
      }
      try (OrtSession.Result result = session.run(tensors)) {
        Map<String, float[][]> outputs = new HashMap<>();
        result.forEach(out -> outputs.put(out.getKey(), rows((OnnxTensor) out.getValue())));
        return outputs;
      }
    } catch (OrtException e) {
      throw new EncoderException("the encoder failed: " + e.getMessage(), e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
      nanoseconds.add(THREADS.getCurrentThreadCpuTime() - before);
    }
  }

  private static float[][] rows(OnnxTensor tensor) {
    long[] shape = tensor.getInfo().getShape();
    FloatBuffer values = tensor.getFloatBuffer();
    float[][] rows = new float[(int) shape[1]][(int) shape[2]];
    for (float[] row : rows) {
      values.get(row);
    }
    return rows;
  }
}
