package org.onrecord.encoder;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells what a holder is towards a target: layers of its own over what the encoder's lower ones
 * make of some sentences, and an additive scorer of holder, target, the text as a whole, and what
 * the two attend to (a head of {@code training/reader/encoder.py}). Thread-safe.
 */
public final class Tones {
  /** The answers, in the order in which {@link #of} has them. */
  public static final int NEGATIVE = 0;

  public static final int NEUTRAL = 1;
  public static final int POSITIVE = 2;

  private static final int HEADS = 4;
  private static final String ALL = "tone.";
  private static final String TOLD = "tone.told.";
  private static final String OUTPUT = "tone.out.";

  /** The graph's input, and what it gives. */
  private static final String LOWER = "lower";

  private static final String PIECES = "tone";

  /** Units of what a piece asks for, answers to and tells; and of what it adds by itself. */
  private final int asks;

  private final int adds;

  /** Asking unit, then adding unit. */
  private final float[][] told;

  private final float[] toldBias;

  /** Adding unit, then answer. */
  private final float[][] output;

  private final float[] outputBias;
  private final Graph graph;

  /**
   * @param model the ONNX graph of its layers, without weights
   * @throws OrtException if it is damaged
   */
  Tones(byte[] model, Weights weights) throws OrtException {
    List<String> names = new ArrayList<>();
    for (String name : weights.names()) {
      if (uses(name) && !name.startsWith(TOLD) && !name.startsWith(OUTPUT)) {
        names.add(name);
      }
    }
    this.graph = new Graph(model, weights, names);
    this.told = weights.rows(TOLD + "weight");
    this.toldBias = weights.row(TOLD + "bias");
    this.output = weights.rows(OUTPUT + "weight");
    this.outputBias = weights.row(OUTPUT + "bias");
    this.asks = told.length;
    this.adds = toldBias.length;
  }

  /** Whether an array of weights is used here, and not in the encoder's graph. */
  static boolean uses(String array) {
    return array.startsWith(ALL);
  }

  /**
   * Reads a stretch, for all that will be asked about it.
   *
   * @return a row for each piece that is read
   * @throws EncoderException if ONNX Runtime fails
   */
  public float[][] read(Stretch stretch) {
    float[][] lower = stretch.reading().lower();
    float[][] rows = new float[stretch.length()][];
    rows[0] = lower[0];
    System.arraycopy(lower, stretch.first(), rows, 1, stretch.length() - 1);
    return graph.run(LOWER, rows).get(PIECES);
  }

  /** The CPU time that all threads together have spent in {@link #read}; for measurements. */
  public Duration cpuTime() {
    return graph.cpuTime();
  }

  /**
   * The probabilities of {@link #NEGATIVE}, {@link #NEUTRAL} and {@link #POSITIVE}.
   *
   * @param pieces what {@link #read} made of the question's stretch
   */
  public double[] of(Question question, float[][] pieces) {
    return probabilities(scores(question, pieces));
  }

  /**
   * The probabilities of what two are towards each other, of whom at most one is not neutral
   * towards the other: neither, the first positive, the first negative, the second positive, the
   * second negative.
   *
   * @param one what the first is towards the second
   * @param other what the second is towards the first, in the same stretch
   * @param pieces what {@link #read} made of it
   */
  public double[] ofBoth(Question one, Question other, float[][] pieces) {
    float[] first = scores(one, pieces);
    float[] second = scores(other, pieces);
    return probabilities(
        new float[] {
          first[NEUTRAL] + second[NEUTRAL],
          first[POSITIVE] + second[NEUTRAL],
          first[NEGATIVE] + second[NEUTRAL],
          first[NEUTRAL] + second[POSITIVE],
          first[NEUTRAL] + second[NEGATIVE]
        });
  }

  private static double[] probabilities(float[] scores) {
    double[] probabilities = new double[scores.length];
    double highest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] = StrictMath.exp(scores[i] - highest);
      sum += probabilities[i];
    }
    for (int i = 0; i < scores.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  private float[] scores(Question question, float[][] pieces) {
    List<Integer> holder = places(question.holder(), question.stretch());
    List<Integer> target = places(question.target(), question.stretch());
    float[] mixed = toldBias.clone();
    int asTarget = 4 * asks;
    addMean(mixed, pieces, target, asTarget);
    addMean(mixed, pieces, holder, asTarget + adds);
    for (int i = 0; i < adds; i++) {
      mixed[i] += pieces[0][asTarget + 2 * adds + i];
    }
    float[] attended = attended(pieces, holder, target);
    for (int u = 0; u < asks; u++) {
      for (int i = 0; i < adds; i++) {
        mixed[i] += attended[u] * told[u][i];
      }
    }
    float[] scores = outputBias.clone();
    for (int i = 0; i < adds; i++) {
      float active = Math.max(0, mixed[i]);
      for (int answer = 0; answer < scores.length; answer++) {
        scores[answer] += active * output[i][answer];
      }
    }
    return scores;
  }

  private static List<Integer> places(List<Integer> pieces, Stretch stretch) {
    return pieces.stream().map(stretch::place).toList();
  }

  private static void addMean(float[] sum, float[][] pieces, List<Integer> among, int from) {
    for (int piece : among) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += pieces[piece][from + i] / among.size();
      }
    }
  }

  /** What the pieces tell, by how well each answers what holder and target ask for. */
  private float[] attended(float[][] pieces, List<Integer> holder, List<Integer> target) {
    float[] asked = new float[asks];
    addMean(asked, pieces, target, 0);
    addMean(asked, pieces, holder, asks);
    int size = asks / HEADS;
    int read = pieces.length;
    float[] attended = new float[asks];
    double[] weights = new double[read];
    for (int head = 0; head < HEADS; head++) {
      double highest = Double.NEGATIVE_INFINITY;
      for (int n = 0; n < read; n++) {
        float[] piece = pieces[n];
        double product = 0;
        for (int u = head * size; u < (head + 1) * size; u++) {
          product += asked[u] * piece[2 * asks + u];
        }
        weights[n] = product / Math.sqrt(size);
        highest = Math.max(highest, weights[n]);
      }
      double sum = 0;
      for (int n = 0; n < read; n++) {
        weights[n] = StrictMath.exp(weights[n] - highest);
        sum += weights[n];
      }
      for (int n = 0; n < read; n++) {
        float[] piece = pieces[n];
        float share = (float) (weights[n] / sum);
        for (int u = head * size; u < (head + 1) * size; u++) {
          attended[u] += share * piece[3 * asks + u];
        }
      }
    }
    return attended;
  }
}
