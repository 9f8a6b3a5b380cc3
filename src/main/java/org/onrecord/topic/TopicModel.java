package org.onrecord.topic;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Topics as what the stories of each have in common, and what tells which topics a text has.
 *
 * <p>A text is read as a mixture: half of its words come from the language of the whole corpus, and
 * the others from topics, whose shares are found by expectation maximisation (Zhai, Lafferty 2001;
 * Hofmann 1999). A topic's language is counted from its stories, smoothed by the corpus's. So the
 * same numbers serve the stories of the fit, later ones and single statements. Immutable.
 */
public final class TopicModel implements Serializable {
  private static final long serialVersionUID = 1L;

  /** How much of a text is left to the language of the whole corpus. */
  private static final double COMMON = 0.5;

  /** Words of the corpus's language that each topic is smoothed by (Dirichlet prior). */
  private static final double SMOOTHING = 50;

  private static final int ROUNDS = 20;

  /**
   * Before it is read, a text is taken for so many words of the topics as the whole corpus has them
   * (Dirichlet prior): what few words do not tell, the topics' sizes do.
   */
  private static final double EXPECTED_WORDS = 3;

  /** How much a term's rarity elsewhere counts against how common it is in the topic. */
  private static final double LIFT_EXPONENT = 1.5;

  /**
   * The least gain, nats a term, by which a text's topics must tell its words better than the
   * corpus does.
   */
  private static final double LEAST_GAIN = 0.1;

  private final Vocabulary vocabulary;
  private final TopicCounts counts;

  /** By term and topic; the transpose of what is natural, as texts are sparse in terms. */
  private transient double[][] probability;

  private transient double[] common;

  /** Of the stories. */
  private transient double[] shares;

  /** Of counted stories, each topic of which has one at least. */
  public TopicModel(Vocabulary vocabulary, TopicCounts counts) {
    this.vocabulary = vocabulary;
    this.counts = counts;
    prepare();
  }

  private void readObject(java.io.ObjectInputStream in)
      throws java.io.IOException, ClassNotFoundException {
    in.defaultReadObject();
    prepare();
  }

  private void prepare() {
    int topics = counts.topics();
    shares = new double[topics];
    double stories = 0;
    for (int topic = 0; topic < topics; topic++) {
      stories += counts.stories(topic);
    }
    for (int topic = 0; topic < topics; topic++) {
      shares[topic] = counts.stories(topic) / stories;
    }
    double[] words = new double[topics];
    common = new double[vocabulary.size()];
    double all = 0;
    for (int term = 0; term < common.length; term++) {
      for (int topic = 0; topic < topics; topic++) {
        words[topic] += counts.occurrences(topic, term);
        common[term] += counts.occurrences(topic, term);
      }
      // A term that no topic's story holds is possible all the same.
      common[term] += 1;
      all += common[term];
    }
    probability = new double[common.length][topics];
    for (int term = 0; term < common.length; term++) {
      common[term] /= all;
      for (int topic = 0; topic < topics; topic++) {
        probability[term][topic] =
            (counts.occurrences(topic, term) + SMOOTHING * common[term])
                / (words[topic] + SMOOTHING);
      }
    }
  }

  /** The terms. */
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** What the topics were made of. */
  public TopicCounts counts() {
    return counts;
  }

  /** How many topics. */
  public int topics() {
    return counts.topics();
  }

  /**
   * The shares of the topics in a text.
   *
   * @return by topic, adding up to 1; all zero if the text holds no term of the vocabulary or none
   *     of the topics tells its words better than the corpus does
   */
  public double[] weights(TermCounts text) {
    double[] weights = new double[topics()];
    if (text.isEmpty()) {
      return weights;
    }
    System.arraycopy(shares, 0, weights, 0, weights.length);
    for (int round = 0; round < ROUNDS; round++) {
      weights = improved(weights, text);
    }
    return gain(weights, text) < LEAST_GAIN ? new double[weights.length] : weights;
  }

  private double[] improved(double[] weights, TermCounts text) {
    double[] next = new double[weights.length];
    double sum = EXPECTED_WORDS;
    for (int topic = 0; topic < next.length; topic++) {
      next[topic] = EXPECTED_WORDS * shares[topic];
    }
    for (int i = 0; i < text.size(); i++) {
      double[] here = probability[text.term(i)];
      double topical = 0;
      for (int topic = 0; topic < next.length; topic++) {
        topical += weights[topic] * here[topic];
      }
      double factor = text.count(i) / (COMMON * common[text.term(i)] + (1 - COMMON) * topical);
      for (int topic = 0; topic < next.length; topic++) {
        double share = weights[topic] * here[topic] * factor;
        next[topic] += share;
        sum += share;
      }
    }
    for (int topic = 0; topic < next.length; topic++) {
      next[topic] /= sum;
    }
    return next;
  }

  private double gain(double[] weights, TermCounts text) {
    double gain = 0;
    long words = 0;
    for (int i = 0; i < text.size(); i++) {
      int term = text.term(i);
      double topical = 0;
      for (int topic = 0; topic < weights.length; topic++) {
        topical += weights[topic] * probability[term][topic];
      }
      gain +=
          text.count(i)
              * StrictMath.log((COMMON * common[term] + (1 - COMMON) * topical) / common[term]);
      words += text.count(i);
    }
    return gain / words;
  }

  /** The topic that a text has most of, the first of equal ones; −1 if it has none. */
  public int main(TermCounts text) {
    double[] weights = weights(text);
    int best = -1;
    for (int topic = 0; topic < weights.length; topic++) {
      if (weights[topic] > (best < 0 ? 0 : weights[best])) {
        best = topic;
      }
    }
    return best;
  }

  /**
   * A term of a topic.
   *
   * @param number in the vocabulary
   * @param weight p(term | topic) · (ln (p(term | topic) / p(term)))<sup>1.5</sup>, where p is the
   *     share of stories that hold the term
   */
  public record WeightedTerm(int number, double weight) {}

  /**
   * The terms that tell a topic best, heaviest first: those that many of its stories hold, and few
   * others. Fewer than asked for if no more stand oftener in its stories than elsewhere.
   */
  public List<WeightedTerm> terms(int topic, int most) {
    List<WeightedTerm> terms = new ArrayList<>();
    double stories = counts.stories(topic);
    for (int term = 0; term < vocabulary.size(); term++) {
      double here = counts.storiesWith(topic, term) / stories;
      double everywhere = (double) vocabulary.term(term).stories() / vocabulary.stories();
      if (here > everywhere) {
        double lift = StrictMath.log(here / everywhere);
        terms.add(new WeightedTerm(term, here * StrictMath.pow(lift, LIFT_EXPONENT)));
      }
    }
    terms.sort(
        Comparator.comparingDouble(WeightedTerm::weight)
            .reversed()
            .thenComparingInt(WeightedTerm::number));
    return terms.subList(0, Math.min(most, terms.size()));
  }
}
