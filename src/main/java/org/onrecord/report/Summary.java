package org.onrecord.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.onrecord.text.Span;
import org.onrecord.trend.ToneChange;

/**
 * All that a report says: what the pages show and what {@code summary.json} holds. It is made of
 * the published tables and nothing else, so the same tables always give the same report.
 *
 * <p>"Distinct stories" are clusters of copies: a wire story that ten papers print is one.
 *
 * @param runId the run
 * @param counts the key figures
 * @param period the dates covered; null if no story is dated
 * @param about what the report was asked to be about; {@link Selection#ALL} of a whole run
 * @param news what the period has that earlier ones had not; null if no story is dated
 * @param speakers who spoke most, by distinct stories
 * @param targets who is most spoken about, by distinct stories
 * @param weeks dated statements by week, in order, weeks without any among them
 * @param changes who changed their tone towards whom, the surest first
 * @param relations who is for or against whom, by distinct stories
 * @param topics the largest first
 * @param statements latest stories first, in the order of the story; then those of copies
 * @param stories the texts that the statements shown stand in
 * @param sources who published the stories, whoever has most first
 * @param rejects records that did not become stories
 * @param undated stories without a date
 * @param otherLanguages stories that were not read for statements
 * @param copies stories of which there are copies, the most copied first
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Summary(
    String runId,
    Counts counts,
    Period period,
    Selection about,
    News news,
    Listing<Speaker> speakers,
    Listing<Target> targets,
    Listing<Week> weeks,
    Listing<Change> changes,
    Listing<Relation> relations,
    Listing<Topic> topics,
    Listing<Statement> statements,
    Listing<Story> stories,
    Listing<Source> sources,
    Listing<Reject> rejects,
    Listing<StoryLine> undated,
    Listing<StoryLine> otherLanguages,
    Listing<Copies> copies) {

  /**
   * A list that may be cut.
   *
   * @param total how many there are
   * @param shown the first of them
   */
  public record Listing<T>(long total, List<T> shown) {
    public Listing {
      shown = List.copyOf(shown);
    }

    /** The same with at most so many shown. */
    Listing<T> cut(int most) {
      return shown.size() <= most ? this : new Listing<>(total, shown.subList(0, most));
    }

    /** How many are not shown. */
    public long leftOut() {
      return total - shown.size();
    }
  }

  /**
   * The key figures.
   *
   * @param stories that were read
   * @param distinctStories clusters of copies
   * @param copies stories that are no original
   * @param statements rows of the table
   * @param statementsOfOriginals those in stories that are no copies
   * @param withSpeaker statements whose speaker was resolved
   * @param direct statements of kind direct
   * @param indirect statements of kind indirect
   * @param mixed statements of kind mixed
   * @param undatedStatements those of stories without a date
   * @param speakers rows of the table
   * @param targets persons and organisations that statements are about
   * @param topics rows of the table
   * @param rejects records that did not become stories
   * @param undated stories without a date
   * @param otherLanguages stories in a language that is not read
   * @param outOfPeriod stories left out by {@code --from} and {@code --to}
   * @param byLanguage stories by language; {@code unknown} where it cannot be told
   * @param rejectedByReason rejects by reason
   */
  public record Counts(
      long stories,
      long distinctStories,
      long copies,
      long statements,
      long statementsOfOriginals,
      long withSpeaker,
      long direct,
      long indirect,
      long mixed,
      long undatedStatements,
      long speakers,
      long targets,
      long topics,
      long rejects,
      long undated,
      long otherLanguages,
      long outOfPeriod,
      Map<String, Long> byLanguage,
      Map<String, Long> rejectedByReason) {
    public Counts {
      byLanguage = Collections.unmodifiableMap(new TreeMap<>(byLanguage));
      rejectedByReason = Collections.unmodifiableMap(new TreeMap<>(rejectedByReason));
    }

    /** Statements whose speaker was not resolved. */
    public long withoutSpeaker() {
      return statements - withSpeaker;
    }
  }

  /**
   * The dates that the stories cover.
   *
   * @param first date of publication
   * @param last date of publication
   */
  public record Period(LocalDate first, LocalDate last) {}

  /**
   * Who spoke.
   *
   * @param speakerId as in the tables
   * @param name the fullest
   * @param kind person, organisation, country, group or place
   * @param role may be null
   * @param country ISO 3166-1 alpha-3; may be null
   * @param statements copies included
   * @param distinctStories clusters with at least one
   * @param stories with at least one
   * @param firstDate may be null
   * @param lastDate may be null
   * @param meanTone copies counted once; null if no statement has a tone
   */
  public record Speaker(
      String speakerId,
      String name,
      String kind,
      String role,
      String country,
      long statements,
      long distinctStories,
      long stories,
      LocalDate firstDate,
      LocalDate lastDate,
      Double meanTone,
      List<OnTopic> topics) {
    public Speaker {
      topics = topics == null ? List.of() : List.copyOf(topics);
    }
  }

  /**
   * How much somebody says on a topic.
   *
   * @param topicId as in the tables
   * @param label for people
   * @param statements that are most about it, copies included
   */
  public record OnTopic(String topicId, String label, long statements) {}

  /**
   * Who is spoken about.
   *
   * @param targetId as in the tables
   * @param name the name
   * @param kind person, organisation, country, group or place
   * @param statements copies included
   * @param distinctStories clusters with at least one
   * @param negative utterances of a negative tone towards it, copies counted once
   * @param neutral utterances of a neutral tone
   * @param positive utterances of a positive tone
   * @param meanPolarity over utterances, −1 to 1
   */
  public record Target(
      String targetId,
      String name,
      String kind,
      long statements,
      long distinctStories,
      long negative,
      long neutral,
      long positive,
      double meanPolarity) {}

  /**
   * Statements of one ISO week.
   *
   * @param week as 2021-W35
   * @param monday its first day
   * @param statements copies included
   * @param distinctStories clusters with at least one
   */
  public record Week(String week, LocalDate monday, long statements, long distinctStories) {}

  /**
   * What a period has that the time before had not.
   *
   * @param period the report's own, or the last week of a report about all
   * @param speakers who spoke in it for the first time
   * @param rises of what was counted more or less often than in the period before, by more than
   *     chance; the surest first
   * @param topics against the run that was continued; empty without one
   */
  public record News(
      Dates period, Listing<Speaker> speakers, Listing<Rise> rises, List<TopicNews> topics) {
    public News {
      topics = List.copyOf(topics);
    }

    /** The week, as a part of what a number leads to; empty if the period is none. */
    public String weekQuery() {
      return period.kind() == Dates.Kind.WEEK ? "&week=" + period.name() : "";
    }
  }

  /**
   * A change of how much was said.
   *
   * @param kind speaker, target or topic
   * @param id as in the tables
   * @param name of it
   * @param distinctStories in the period
   * @param before distinct stories in the period before
   * @param pValue the chance of such a change if nothing has changed
   * @param qValue the share of false ones among changes as sure as this
   */
  public record Rise(
      String kind,
      String id,
      String name,
      long distinctStories,
      long before,
      double pValue,
      double qValue) {}

  /**
   * A topic that is not simply kept.
   *
   * @param label for people
   * @param status new, split, merged or ended
   */
  public record TopicNews(String label, String status) {}

  /**
   * What one says about another.
   *
   * @param speakerId who speaks
   * @param speakerName their name
   * @param targetId about whom
   * @param targetName their name
   * @param distinctStories clusters with at least one statement
   * @param negative utterances of a negative tone towards the target, copies counted once
   * @param neutral utterances of a neutral tone
   * @param positive utterances of a positive tone
   * @param meanPolarity over utterances, −1 to 1
   * @param examples the clearest first
   */
  public record Relation(
      String speakerId,
      String speakerName,
      String targetId,
      String targetName,
      long distinctStories,
      long negative,
      long neutral,
      long positive,
      double meanPolarity,
      List<Example> examples) {
    public Relation {
      examples = List.copyOf(examples);
    }

    /** All utterances. */
    public long utterances() {
      return negative + neutral + positive;
    }
  }

  /**
   * A change of tone towards somebody, from before a day to that day on.
   *
   * @param speakerId who changed
   * @param speakerName their name
   * @param targetId towards whom
   * @param targetName their name
   * @param since the day: the first of the report's period, or the middle of all dates; null where
   *     two runs are compared
   * @param before labels of the utterances before
   * @param now labels of those since
   * @param pValue the chance of such a change if nothing has changed
   * @param qValue the share of false ones among changes as sure as this
   * @param exampleBefore a statement from before
   * @param exampleNow one since
   */
  public record Change(
      String speakerId,
      String speakerName,
      String targetId,
      String targetName,
      LocalDate since,
      ToneChange.Labels before,
      ToneChange.Labels now,
      double pValue,
      double qValue,
      Example exampleBefore,
      Example exampleNow) {}

  /**
   * A topic.
   *
   * @param topicId as in the tables
   * @param label for people
   * @param terms heaviest first
   * @param share mean weight over stories, 0 to 1
   * @param statements that are most about it, copies included
   * @param distinctStoriesByWeek clusters with at least one of them, for each of the weeks that the
   *     summary shows
   * @param coherence −1 to 1; may be null
   * @param examples statements that represent it best
   */
  public record Topic(
      String topicId,
      String label,
      List<Term> terms,
      double share,
      long statements,
      List<Long> distinctStoriesByWeek,
      Double coherence,
      List<Example> examples) {
    public Topic {
      terms = List.copyOf(terms);
      distinctStoriesByWeek = List.copyOf(distinctStoriesByWeek);
      examples = List.copyOf(examples);
    }
  }

  /** A term of a topic and how much it counts. */
  public record Term(String term, double weight) {}

  /**
   * A statement that stands for a topic.
   *
   * @param statementId as in the tables
   * @param docId its story
   * @param published may be null
   * @param speakerName null if not resolved
   * @param cue the reporting words, without which "did not say" reads as "said"; may be empty
   * @param content what was said, possibly cut
   */
  public record Example(
      String statementId,
      String docId,
      LocalDate published,
      String speakerName,
      String cue,
      String content) {}

  /**
   * A statement.
   *
   * @param statementId as in the tables
   * @param docId its story
   * @param clusterId the story's cluster of copies
   * @param utteranceId shared by statements that report one utterance
   * @param topicId what it is most about; null if no topic fits
   * @param position among the story's statements, from 1
   * @param published may be null
   * @param kind direct, indirect or mixed
   * @param depth 0 for a statement of the story's own
   * @param sourceText the words that name the source; may be empty
   * @param cueText the reporting words; may be empty
   * @param contentText what was said, possibly cut
   * @param sourceSpans offsets in the story
   * @param cueSpans offsets in the story
   * @param contentSpans offsets in the story
   * @param speakerId null if not resolved
   * @param speakerName null if not resolved
   * @param speakerRole may be null
   * @param speakerCountry ISO 3166-1 alpha-3; may be null
   * @param speakerConfidence null if not resolved
   * @param speechAct null if the reader does not tell
   * @param tone −1 to 1; null if the reader does not tell
   * @param confidence 0 to 1
   * @param passage the sentences it stands in
   * @param targets whom it is about
   * @param title of the story; may be null
   * @param agency that the story is of; may be null
   * @param sourcePath the story's file
   * @param storyPosition the story's place in the file
   * @param url of the story, as given; may be null and need not be one
   */
  public record Statement(
      String statementId,
      String docId,
      String clusterId,
      String utteranceId,
      String topicId,
      int position,
      LocalDate published,
      String kind,
      int depth,
      String sourceText,
      String cueText,
      String contentText,
      List<Span> sourceSpans,
      List<Span> cueSpans,
      List<Span> contentSpans,
      String speakerId,
      String speakerName,
      String speakerRole,
      String speakerCountry,
      Double speakerConfidence,
      String speechAct,
      Double tone,
      double confidence,
      Passage passage,
      List<Towards> targets,
      String title,
      String agency,
      String sourcePath,
      long storyPosition,
      String url) {
    public Statement {
      sourceSpans = List.copyOf(sourceSpans);
      cueSpans = List.copyOf(cueSpans);
      contentSpans = List.copyOf(contentSpans);
      targets = targets == null ? List.of() : List.copyOf(targets);
    }

    /** From its first sign of source, cue or content to its last. */
    Span extent() {
      List<Span> all =
          Stream.of(sourceSpans, cueSpans, contentSpans).flatMap(List::stream).toList();
      return new Span(
          all.stream().mapToInt(Span::start).min().orElseThrow(),
          all.stream().mapToInt(Span::end).max().orElseThrow());
    }

    /** Whether it stands in a copy of another story. */
    public boolean inCopy() {
      return !docId.equals(clusterId);
    }
  }

  /**
   * A piece of a story's text.
   *
   * @param start offset of its first code point in the story
   * @param text as given
   * @param cut whether it goes on in the story
   */
  public record Passage(int start, String text, boolean cut) {}

  /** The tone of a statement towards one target. */
  public record Towards(String targetId, String name, String label, double polarity) {}

  /**
   * A story whose text is shown.
   *
   * @param docId as in the tables
   * @param title may be null
   * @param sourcePath the file it stands in
   * @param position its place there
   * @param url as given; may be null and need not be one
   * @param published may be null
   * @param dateOrigin where the date comes from
   * @param agency may be null
   * @param clusterSize stories in its cluster of copies
   * @param bodyStart offset at which the story itself begins
   * @param text its beginning, as given
   * @param textLength all of it, in code points
   * @param statements all that were found in it
   */
  public record Story(
      String docId,
      String title,
      String sourcePath,
      long position,
      String url,
      LocalDate published,
      String dateOrigin,
      String agency,
      long clusterSize,
      int bodyStart,
      String text,
      int textLength,
      long statements) {}

  /**
   * A story that is only named.
   *
   * @param docId as in the tables
   * @param sourcePath the file it stands in
   * @param position its place there
   * @param title may be null
   * @param published may be null
   * @param language may be null
   * @param opening its first words
   */
  public record StoryLine(
      String docId,
      String sourcePath,
      long position,
      String title,
      LocalDate published,
      String language,
      String opening) {}

  /**
   * Copies of one story.
   *
   * @param original the earliest
   * @param copies the others
   */
  public record Copies(StoryLine original, Listing<StoryLine> copies) {}

  /**
   * A record that did not become a story.
   *
   * @param sourcePath the file it stands in
   * @param position its place there
   * @param reason out of a fixed list
   * @param detail what is wrong
   * @param sample what was there
   */
  public record Reject(
      String sourcePath, long position, String reason, String detail, String sample) {}

  /**
   * What was read of one publisher.
   *
   * @param agency its name; null for all stories that name none
   * @param stories of its
   * @param copies those of them that are a copy of another story, whoever published that
   * @param statements in them, those of copies too
   * @param withSpeaker those of them whose speaker was resolved
   * @param undated stories without a date
   * @param firstDate of a story; null if none is dated
   * @param lastDate likewise
   */
  public record Source(
      String agency,
      long stories,
      long copies,
      long statements,
      long withSpeaker,
      long undated,
      LocalDate firstDate,
      LocalDate lastDate) {}

  /** The same with its longest lists cut. */
  Summary cut(ReportLimits limits) {
    return new Summary(
        runId,
        counts,
        period,
        about,
        news,
        speakers.cut(limits.speakers()),
        targets.cut(limits.targets()),
        weeks,
        changes,
        relations.cut(limits.relations()),
        topics,
        statements.cut(limits.statements()),
        stories.cut(limits.stories()),
        sources,
        rejects,
        undated,
        otherLanguages,
        copies);
  }

  /** As JSON, in the order declared. */
  public String toJson() {
    return ReportJson.write(this);
  }
}
