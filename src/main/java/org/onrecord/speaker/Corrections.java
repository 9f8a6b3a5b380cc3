package org.onrecord.speaker;

import static org.onrecord.speaker.CsvRows.value;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.onrecord.text.Span;

/**
 * Who made a statement, where a person has looked and knows better: a CSV file with the columns
 * {@code story_id, start, end, speaker}, and, if it likes, {@code content} and {@code
 * speaker_kind}. Rows of the report's {@code statements.csv} are such rows. A statement is known by
 * where it stands, so that a correction outlives a reader that finds it a word longer.
 */
public final class Corrections implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Share of both extents together that must be shared: above it, no two stand beside others. */
  private static final double SAME = 0.5;

  private final HashMap<String, ArrayList<Correction>> byStory;
  private final ArrayList<RowProblem> problems;

  /**
   * A row of the file.
   *
   * @param line in the file, from 1
   * @param start of the statement's first word, source and cue included
   * @param end behind its last
   * @param speaker the right one's name; null for nobody
   * @param kind person, organisation, country or group; null if the file does not tell
   * @param content what was said, so that the line is not used where the story's text has become
   *     another one; null if the file does not tell
   */
  public record Correction(
      int line, int start, int end, String speaker, String kind, String content)
      implements Serializable {
    Span extent() {
      return new Span(start, end);
    }
  }

  /**
   * A statement as it was found.
   *
   * @param extent from its first word to its last, source and cue included
   * @param content what was said
   */
  public record Found(Span extent, String content) {}

  private Corrections() {
    this.byStory = new HashMap<>();
    this.problems = new ArrayList<>();
  }

  /** No corrections file. */
  public static Corrections none() {
    return new Corrections();
  }

  /**
   * Reads a corrections file. A row that cannot be used is a problem with its line; the others are
   * used.
   *
   * @param csv the file's text
   * @throws IllegalArgumentException if one of the four columns is missing
   */
  public static Corrections parse(String csv) {
    Corrections corrections = new Corrections();
    CsvRows.read(
        csv,
        List.of("story_id", "start", "end", "speaker"),
        corrections::add,
        corrections.problems);
    return corrections;
  }

  private void add(Map<String, String> row, int line) {
    String story = value(row, "story_id");
    String kind = value(row, "speaker_kind");
    if (story == null) {
      problems.add(new RowProblem(line, "it has no story_id"));
      return;
    }
    if (kind != null && !CsvRows.KINDS.contains(kind.toLowerCase(Locale.ROOT))) {
      problems.add(
          new RowProblem(
              line, "speaker_kind " + kind + " is none of person, organisation, country, group"));
      return;
    }
    Span extent;
    try {
      extent = new Span(Integer.parseInt(row.get("start")), Integer.parseInt(row.get("end")));
    } catch (IllegalArgumentException e) {
      problems.add(
          new RowProblem(
              line,
              "start and end are no offsets: " + value(row, "start") + ", " + value(row, "end")));
      return;
    }
    byStory
        .computeIfAbsent(story, s -> new ArrayList<>())
        .add(
            new Correction(
                line,
                extent.start(),
                extent.end(),
                value(row, "speaker"),
                kind == null ? null : kind.toLowerCase(Locale.ROOT),
                value(row, "content")));
  }

  /** The rows that could not be used. */
  public List<RowProblem> problems() {
    return List.copyOf(problems);
  }

  /** The stories of which there is something to correct. */
  public Set<String> stories() {
    return Set.copyOf(byStory.keySet());
  }

  /** The lines of all corrections, in order. */
  public List<Integer> lines() {
    return byStory.values().stream().flatMap(List::stream).map(Correction::line).sorted().toList();
  }

  /**
   * The correction of each of a story's statements: of the one that a correction shares most with,
   * at least half. Where two are about one statement, the later line counts.
   *
   * @param story its id
   * @return in the order of the statements; null for those that are right
   */
  public List<Correction> of(String story, List<Found> statements) {
    Correction[] out = new Correction[statements.size()];
    for (Correction correction : byStory.getOrDefault(story, new ArrayList<>())) {
      int best = -1;
      double most = Math.nextDown(SAME);
      for (int i = 0; i < statements.size(); i++) {
        double shared = shared(correction.extent(), statements.get(i).extent());
        if (shared > most && isSaid(correction, statements.get(i))) {
          best = i;
          most = shared;
        }
      }
      if (best >= 0) {
        out[best] = correction;
      }
    }
    return Arrays.asList(out);
  }

  private static double shared(Span one, Span other) {
    int both = Math.min(one.end(), other.end()) - Math.max(one.start(), other.start());
    return both <= 0 ? 0 : both / (double) (one.length() + other.length() - both);
  }

  private static boolean isSaid(Correction correction, Found statement) {
    if (correction.content() == null) {
      return true;
    }
    String one = spaced(correction.content());
    String other = spaced(statement.content());
    return one.contains(other) || other.contains(one);
  }

  private static String spaced(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }
}
