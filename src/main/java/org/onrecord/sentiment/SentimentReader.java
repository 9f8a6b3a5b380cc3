package org.onrecord.sentiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.encoder.Question;
import org.onrecord.encoder.Reading;
import org.onrecord.encoder.Stretch;
import org.onrecord.encoder.Tones;
import org.onrecord.text.Span;

/**
 * Tells who is for or against whom in one text, from what the encoder made of its windows. Not
 * thread-safe: it keeps what it read last.
 */
public final class SentimentReader {
  /**
   * How many stretches stay read: what stands in one sentence is asked about one after the other.
   */
  private static final int KEPT = 8;

  private final Tones tones;
  private final List<Reading> readings;
  private final List<Span> windows;
  private final Map<Stretch, float[][]> read = new LatestStretches();

  /**
   * @param readings of the text's windows, in order
   */
  public SentimentReader(Tones tones, List<Reading> readings) {
    this.tones = tones;
    this.readings = List.copyOf(readings);
    this.windows = readings.stream().map(reading -> reading.window().whole()).toList();
  }

  /**
   * What a holder is towards a target: by each place that names it, in the sentences around it, and
   * their mean.
   *
   * @param stretch what the holder said, with source and cue; only its sentences are read
   * @param holder where the holder is named; empty if it is the text itself
   * @param target where the target is named
   * @return empty where no window has a place that names the target
   */
  public Optional<Sentiment> towards(List<Span> stretch, List<Span> holder, List<Span> target) {
    Mean mean = new Mean();
    for (Span place : target) {
      for (Reading reading : overlapping(place)) {
        Question question = Question.of(reading, stretch, holder, List.of(place));
        if (question != null) {
          mean.add(tones.of(question, pieces(question)), 1);
        }
      }
    }
    return mean.sentiment();
  }

  /**
   * The tone of a stretch of text as a whole: what the text is towards all of it.
   *
   * @param stretch not empty, in the order of the text
   * @return empty where no window has any of it
   */
  public Optional<Sentiment> of(List<Span> stretch) {
    Mean mean = new Mean();
    Span whole = new Span(stretch.get(0).start(), stretch.get(stretch.size() - 1).end());
    for (Reading reading : overlapping(whole)) {
      Question question = Question.of(reading, stretch, List.of(), stretch);
      if (question != null) {
        mean.add(tones.of(question, pieces(question)), question.target().size());
      }
    }
    return mean.sentiment();
  }

  /**
   * What two are towards each other, where one window names both.
   *
   * @param stretch that names them; only its sentences are read
   */
  public Optional<Relation> between(List<Span> stretch, Span first, Span second) {
    for (Reading reading : overlapping(first)) {
      Question one = Question.of(reading, stretch, List.of(first), List.of(second));
      Question other = Question.of(reading, stretch, List.of(second), List.of(first));
      if (one != null && other != null) {
        return Optional.of(new Relation(tones.ofBoth(one, other, pieces(one))));
      }
    }
    return Optional.empty();
  }

  private float[][] pieces(Question question) {
    return read.computeIfAbsent(question.stretch(), tones::read);
  }

  private List<Reading> overlapping(Span span) {
    int first = Span.firstEndingBehind(windows, span.start());
    int behind = first;
    while (behind < windows.size() && windows.get(behind).start() < span.end()) {
      behind++;
    }
    return readings.subList(first, behind);
  }

  /** Drops what was not asked about for longest. */
  private static final class LatestStretches extends LinkedHashMap<Stretch, float[][]> {
    LatestStretches() {
      super(2 * KEPT, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<Stretch, float[][]> eldest) {
      return size() > KEPT;
    }
  }

  /** Of probabilities, by weight. */
  private static final class Mean {
    private final double[] sums = new double[Sentiment.Label.values().length];
    private double weight;

    void add(double[] probabilities, double by) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += probabilities[i] * by;
      }
      weight += by;
    }

    Optional<Sentiment> sentiment() {
      return weight == 0
          ? Optional.empty()
          : Optional.of(
              new Sentiment(
                  sums[Tones.NEGATIVE] / weight,
                  sums[Tones.NEUTRAL] / weight,
                  sums[Tones.POSITIVE] / weight));
    }
  }
}
