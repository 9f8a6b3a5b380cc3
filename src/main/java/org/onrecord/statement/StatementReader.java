package org.onrecord.statement;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.onrecord.encoder.Encoder;
import org.onrecord.encoder.Reading;
import org.onrecord.encoder.Role;
import org.onrecord.encoder.Tags;
import org.onrecord.text.Paragraphs;
import org.onrecord.text.Quotation;
import org.onrecord.text.Quotations;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;
import org.onrecord.text.Words;

/**
 * Makes statements of what the encoder says of a story's windows: every cue with the source and the
 * content that are linked to it. Immutable; one instance may serve many threads.
 */
public final class StatementReader {
  /**
   * How likely a piece must be to begin a cue: the value with the best F1 on PolNeAR's dev part,
   * and inside other statements on {@code eval/nested.jsonl}.
   */
  private static final double CUE_BEGINS = 0.4;

  /** Statements inside statements inside statements; deeper ones are misreadings. */
  private static final int DEEPEST = 3;

  /** Words that a content needs to hold a statement of its own. */
  private static final int SHORTEST_OUTER = 4;

  /** Words that the content of a statement inside another needs. */
  private static final int SHORTEST_INNER = 2;

  /** Words that a part of a content needs to stand in another paragraph than its cue. */
  private static final int SHORTEST_FAR_PART = 6;

  private static final String INFINITIVE = "to ";

  private static final double CUE_GOES_ON = 0.5;

  /** Two statements that share more of their content than this are one, of the likelier cue. */
  private static final double SAME_CONTENT = 0.5;

  /**
   * Probabilities are rounded before anything hangs on them: processors differ in the last bits.
   */
  private static final double ROUNDING = 1e4;

  /** How many statements back a double is looked for. */
  private static final int NEIGHBOURS = 12;

  private final CueSenses senses = new CueSenses();
  private final Encoder encoder;

  public StatementReader(Encoder encoder) {
    this.encoder = encoder;
  }

  /**
   * The statements of a story, in the order of the text.
   *
   * @param parts of its body that no statement spans, in order
   * @param sentences of the parts, in order
   * @param readings of its windows, in order
   */
  public List<Statement> read(
      StoryText text, List<Span> parts, List<Span> sentences, List<Reading> readings) {
    if (sentences.isEmpty()) {
      return List.of();
    }
    Span body = new Span(parts.get(0).start(), parts.get(parts.size() - 1).end());
    List<Quotation> quotations = Quotations.in(text, body);
    Kinds kinds = new Kinds(quotations);
    List<Statement> statements = new ArrayList<>(SignedQuotations.in(text, body));
    for (Reading reading : readings) {
      for (LinkedCue cue : cues(reading.roles(), Tags.ROLES, CUE_BEGINS)) {
        statement(text, parts, reading, cue, kinds).ifPresent(statements::add);
      }
    }
    statements.sort(Statements.ORDER);
    statements = withoutWordsOfOthers(withoutDoubles(statements), sentences, kinds);
    statements = withInner(text, readings, statements);
    statements = LooseQuotations.join(text, body, sentences, quotations, kinds, statements);
    statements.sort(Statements.ORDER);
    return Nesting.of(statements).stream()
        .sorted(Statements.ORDER)
        .map(s -> told(text, s))
        .toList();
  }

  /** With the statements inside what is said, each of those that it may be inside of. */
  private List<Statement> withInner(StoryText text, List<Reading> readings, List<Statement> outer) {
    List<InnerCue> cues = new ArrayList<>();
    for (Reading reading : readings) {
      for (LinkedCue cue : cues(reading.within(), Tags.WITHIN, CUE_BEGINS)) {
        cues.add(new InnerCue(reading, cue));
      }
    }
    // Anew for each layer: what a statement inside another says may hold a third.
    Map<InnerCue, Statement> inner = new LinkedHashMap<>();
    Collection<Statement> layer = outer;
    for (int depth = 1; depth <= DEEPEST && !layer.isEmpty(); depth++) {
      Map<InnerCue, Statement> found = new LinkedHashMap<>();
      for (Statement statement : layer) {
        for (Span content : statement.content()) {
          found.putAll(inside(text, content, cues));
        }
      }
      inner.putAll(found);
      layer = found.values();
    }
    List<Statement> all = new ArrayList<>(outer);
    all.addAll(inner.values());
    all.sort(Statements.ORDER);
    return withoutDoubles(all);
  }

  private Map<InnerCue, Statement> inside(StoryText text, Span content, List<InnerCue> cues) {
    List<InnerCue> here = cues.stream().filter(cue -> content.contains(cue.span())).toList();
    if (here.isEmpty()) {
      return Map.of();
    }
    boolean quoted =
        Quotations.in(text, content).stream().anyMatch(q -> q.span().contains(content));
    Span said = quoted ? text.withoutMarks(content).orElse(null) : content;
    if (said == null || Words.count(text, said) < SHORTEST_OUTER) {
      return Map.of();
    }
    // What a quotation says that others said is quoted only where it has marks of its own.
    Kinds kinds = new Kinds(Quotations.in(text, said));
    Map<InnerCue, Statement> found = new LinkedHashMap<>();
    for (InnerCue cue : here) {
      statement(text, List.of(said), cue.reading(), cue.cue(), kinds)
          .filter(s -> senses.isCue(text, s.cue().get(0)) && words(text, s) >= SHORTEST_INNER)
          .ifPresent(s -> found.put(cue, s));
    }
    return found;
  }

  private static int words(StoryText text, Statement statement) {
    return statement.content().stream().mapToInt(part -> Words.count(text, part)).sum();
  }

  private Statement told(StoryText text, Statement statement) {
    return statement.withSense(senses.of(text, statement), Addressees.of(text, statement));
  }

  /** Statements come in the order of the text, so that doubles stand close to each other. */
  private static List<Statement> withoutDoubles(List<Statement> statements) {
    List<Statement> kept = new ArrayList<>();
    for (Statement statement : statements) {
      int twin = -1;
      for (int i = Math.max(0, kept.size() - NEIGHBOURS); i < kept.size() && twin < 0; i++) {
        twin = isSame(kept.get(i), statement) ? i : -1;
      }
      if (twin < 0) {
        kept.add(statement);
      } else if (kept.get(twin).confidence() < statement.confidence()) {
        kept.set(twin, statement);
      }
    }
    kept.sort(Statements.ORDER);
    return kept;
  }

  /** A word is the cue of one statement; and what shares most of its content is one, not nested. */
  private static boolean isSame(Statement one, Statement other) {
    if (one.cue().stream().anyMatch(a -> other.cue().stream().anyMatch(a::overlaps))) {
      return true;
    }
    if (isInside(one, other) || isInside(other, one)) {
      return false;
    }
    int shared = 0;
    for (Span a : one.content()) {
      for (Span b : other.content()) {
        shared += Math.max(0, Math.min(a.end(), b.end()) - Math.max(a.start(), b.start()));
      }
    }
    int all = Statements.contentLength(one) + Statements.contentLength(other) - shared;
    return shared >= SAME_CONTENT * all;
  }

  /**
   * Without the parts of a content that stand in another sentence than its cue, in which another
   * cue claims them: the encoder links at times some words of the next speaker's to the cue before.
   */
  private static List<Statement> withoutWordsOfOthers(
      List<Statement> statements, List<Span> sentences, Kinds kinds) {
    List<Statement> kept = new ArrayList<>();
    for (int i = 0; i < statements.size(); i++) {
      Statement statement = statements.get(i);
      List<Statement> near =
          statements.subList(
              Math.max(0, i - NEIGHBOURS), Math.min(statements.size(), i + NEIGHBOURS));
      List<Span> own =
          statement.content().stream()
              .filter(part -> near.stream().noneMatch(o -> claims(o, part, statement, sentences)))
              .toList();
      boolean all = own.isEmpty() || own.size() == statement.content().size();
      kept.add(all ? statement : statement.withContent(kinds.of(own), own));
    }
    return kept;
  }

  private static boolean claims(
      Statement other, Span part, Statement statement, List<Span> sentences) {
    if (statement.cue().isEmpty() || other.cue().isEmpty()) {
      return false;
    }
    int sentence = Span.firstEndingBehind(sentences, part.start());
    return sentence != Span.firstEndingBehind(sentences, statement.cue().get(0).start())
        && sentence == Span.firstEndingBehind(sentences, other.cue().get(0).start())
        && other.content().stream().anyMatch(part::overlaps)
        && !part.contains(Statements.whole(other));
  }

  private static boolean isInside(Statement inner, Statement outer) {
    Span whole = Statements.whole(inner);
    return outer.content().stream().anyMatch(c -> c.contains(whole));
  }

  private static double probability(float logarithm) {
    return Math.rint(StrictMath.exp(logarithm) * ROUNDING) / ROUNDING;
  }

  /** A cue: its first piece, the piece behind its last, and how likely it is one. */
  private record LinkedCue(int first, int behind, double probability) {}

  /** A cue that may introduce a statement inside another, and the reading that has it. */
  private record InnerCue(Reading reading, LinkedCue cue) {
    Span span() {
      return reading.window().span(cue.first(), cue.behind());
    }
  }

  private static List<LinkedCue> cues(float[][] roles, Tags<Role> tags, double threshold) {
    int begin = tags.begin(Role.CUE);
    int inside = tags.inside(Role.CUE);
    int last = roles.length - 1;
    List<LinkedCue> found = new ArrayList<>();
    for (int i = 1; i < last; i++) {
      double probability = probability(roles[i][begin]);
      if (probability < threshold || roles[i][begin] < roles[i][inside]) {
        continue;
      }
      int end = i + 1;
      while (end < last && probability(roles[end][inside]) >= CUE_GOES_ON) {
        end++;
      }
      found.add(new LinkedCue(i, end, probability));
      i = end - 1;
    }
    return found;
  }

  private Optional<Statement> statement(
      StoryText text, List<Span> parts, Reading reading, LinkedCue cue, Kinds kinds) {
    Span read = reading.window().span(cue.first(), cue.behind());
    Span part = parts.stream().filter(p -> p.contains(read)).findFirst().orElse(null);
    if (part == null) {
      return Optional.empty();
    }
    Span words = withoutComma(text, text.wholeWords(read, part));
    // "Leaders meet to talk about fares": a heading says something only where somebody says it.
    boolean heading = !part.equals(parts.get(parts.size() - 1));
    if (heading && text.quote(words).startsWith(INFINITIVE)) {
      return Optional.empty();
    }
    List<LikelySource> source = new ArrayList<>();
    List<Span> content = new ArrayList<>();
    float[][] links = encoder.links().of(reading, cue.first(), cue.behind());
    for (Tags.Run<Role> run : Tags.LINKS.runs(links)) {
      Span linked = reading.window().span(run.first(), run.behind());
      if (!part.overlaps(linked)) {
        continue;
      }
      Span span =
          text.wholeWords(
              new Span(Math.max(part.start(), linked.start()), Math.min(part.end(), linked.end())),
              part);
      if (run.kind() == Role.SOURCE) {
        double probability = probability(links[run.first()][Tags.LINKS.begin(Role.SOURCE)]);
        for (Span each : Paragraphs.in(text, span)) {
          source.add(new LikelySource(withoutComma(text, each), probability));
        }
      } else {
        for (Span each : without(words, span, text)) {
          append(content, text, kinds.toEndOfQuotation(each, words));
        }
      }
    }
    content = withoutSlips(text, words, content);
    if (content.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Statement.of(
            kinds.of(content),
            likeliest(text, source),
            List.of(words),
            content,
            cue.probability()));
  }

  /** A stretch that may be the source, and how likely its first piece begins it. */
  private record LikelySource(Span span, double probability) {}

  /**
   * One source: the likeliest part, with those that a comma parts from it ("its president, Ann
   * Poe"). The others are crumbs of what else names the speaker.
   */
  private static List<Span> likeliest(StoryText text, List<LikelySource> parts) {
    List<LikelySource> joined = new ArrayList<>();
    for (LikelySource part : parts) {
      LikelySource last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last != null && isContinued(text, last.span(), part.span())) {
        Span both = new Span(last.span().start(), Math.max(last.span().end(), part.span().end()));
        double probability = Math.max(last.probability(), part.probability());
        joined.set(joined.size() - 1, new LikelySource(both, probability));
      } else {
        joined.add(part);
      }
    }
    return joined.stream()
        .max(Comparator.comparingDouble(LikelySource::probability))
        .map(part -> List.of(part.span()))
        .orElse(List.of());
  }

  /** Whether nothing but a space or a comma parts the two. */
  private static boolean isContinued(StoryText text, Span one, Span next) {
    return Paragraphs.in(text, new Span(one.start(), next.end())).size() == 1
        && isGapOrComma(text, one, next);
  }

  private static boolean isGapOrComma(StoryText text, Span one, Span next) {
    return text.isGap(one.end(), next.start())
        || (one.end() < next.start()
            && text.view().substring(one.end(), next.start()).strip().equals(","));
  }

  /**
   * Without the crumbs of what others say: parts without a word, and parts of a few words in
   * another paragraph than the cue's, as long as others remain.
   */
  private static List<Span> withoutSlips(StoryText text, Span cue, List<Span> content) {
    List<Span> kept =
        content.stream()
            .filter(
                part -> {
                  int count = Words.count(text, part);
                  return count >= SHORTEST_FAR_PART
                      || (hasLetter(text, part)
                          && (count > 1 || part.start() < cue.start())
                          && isInParagraph(text, cue, part));
                })
            .toList();
    return kept.isEmpty() ? content : kept;
  }

  private static boolean hasLetter(StoryText text, Span span) {
    return text.quote(span).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static boolean isInParagraph(StoryText text, Span cue, Span part) {
    Span both = new Span(Math.min(cue.start(), part.start()), Math.max(cue.end(), part.end()));
    return Paragraphs.in(text, both).size() == 1;
  }

  /**
   * What is left of {@code span} before and behind the cue: no cue is part of what it introduces.
   */
  private static List<Span> without(Span cue, Span span, StoryText text) {
    if (!span.overlaps(cue)) {
      return List.of(span);
    }
    List<Span> parts = new ArrayList<>();
    text.trimmed(span.start(), cue.start()).ifPresent(parts::add);
    text.trimmed(cue.end(), span.end()).ifPresent(parts::add);
    return parts;
  }

  /** A span that only a space parts from the one before goes on with it. */
  private static void append(List<Span> spans, StoryText text, Span span) {
    Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
    if (last != null && text.isGap(last.end(), span.start())) {
      spans.set(spans.size() - 1, new Span(last.start(), Math.max(last.end(), span.end())));
    } else {
      spans.add(span);
    }
  }

  /** The comma or colon behind a source or a cue is the sentence's, not theirs. */
  private static Span withoutComma(StoryText text, Span span) {
    int end = span.end();
    while (end > span.start() + 1 && " ,:;\u00a0".indexOf(text.view().charAt(end - 1)) >= 0) {
      end--;
    }
    return new Span(span.start(), end);
  }
}
