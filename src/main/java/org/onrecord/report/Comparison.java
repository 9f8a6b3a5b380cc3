package org.onrecord.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.onrecord.report.Summary.Change;
import org.onrecord.report.Summary.Example;
import org.onrecord.report.Summary.Listing;

/**
 * Two runs, or two periods of one run, side by side. "Distinct stories" are clusters of copies.
 *
 * @param before the one compared with
 * @param now the one compared
 * @param texts what two runs have in common; null for two periods, which share no story
 * @param newSpeakers who speaks now and did not before, by distinct stories
 * @param goneSpeakers who spoke before and does not now, by distinct stories
 * @param speakers who speaks in more or fewer of the distinct stories, the surest first
 * @param topics all topics of either side, by how much their part has changed
 * @param tones who speaks otherwise of whom, the surest first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Comparison(
    Side before,
    Side now,
    Texts texts,
    Listing<Presence> newSpeakers,
    Listing<Presence> goneSpeakers,
    Listing<Shift> speakers,
    Listing<Shift> topics,
    Listing<Change> tones) {

  /**
   * One of the two.
   *
   * @param name of the run or the period, for people
   * @param runId the run
   * @param about which part of it
   * @param stories that were read
   * @param distinctStories clusters of copies
   * @param statements copies included
   * @param withSpeaker statements whose speaker was resolved
   * @param speakers who made at least one
   * @param targets whom they are about
   * @param topics of its statements
   */
  public record Side(
      String name,
      String runId,
      Selection about,
      long stories,
      long distinctStories,
      long statements,
      long withSpeaker,
      long speakers,
      long targets,
      long topics) {}

  /**
   * What two runs have in common, by ids.
   *
   * @param storiesGone only before
   * @param storiesNew only now
   * @param storiesKept in both
   * @param statementsGone only before
   * @param statementsNew only now
   * @param statementsKept in both
   * @param reattributed of those in both, whose speaker is another one now
   */
  public record Texts(
      long storiesGone,
      long storiesNew,
      long storiesKept,
      long statementsGone,
      long statementsNew,
      long statementsKept,
      Listing<Reattribution> reattributed) {}

  /**
   * A statement whose speaker is another one.
   *
   * @param before its speaker then; null if not resolved
   * @param now the statement with its speaker now
   */
  public record Reattribution(String before, Example now) {}

  /**
   * Somebody who speaks on one side alone.
   *
   * @param speakerId as in the tables
   * @param name the fullest
   * @param kind person, organisation, country, group or place
   * @param role may be null
   * @param country ISO 3166-1 alpha-3; may be null
   * @param statements copies included
   * @param distinctStories with at least one
   * @param examples the first of them
   */
  public record Presence(
      String speakerId,
      String name,
      String kind,
      String role,
      String country,
      long statements,
      long distinctStories,
      List<Example> examples) {
    public Presence {
      examples = List.copyOf(examples);
    }
  }

  /**
   * How much is said by somebody, or on a topic, on either side.
   *
   * @param id as in the tables, of the later side if the topic has another one there
   * @param name for people
   * @param before distinct stories before
   * @param now distinct stories now
   * @param shareBefore of all distinct stories, 0 to 1
   * @param shareNow of all distinct stories, 0 to 1
   * @param pValue the chance of such a change if nothing has changed: exact test of two rates
   * @param qValue the share of false ones among changes as sure as this
   * @param examplesBefore statements of the earlier side
   * @param examplesNow statements of the later side
   */
  public record Shift(
      String id,
      String name,
      long before,
      long now,
      double shareBefore,
      double shareNow,
      double pValue,
      double qValue,
      List<Example> examplesBefore,
      List<Example> examplesNow) {
    public Shift {
      examplesBefore = List.copyOf(examplesBefore);
      examplesNow = List.copyOf(examplesNow);
    }
  }

  /** As JSON, in the order declared. */
  public String toJson() {
    return ReportJson.write(this);
  }
}
