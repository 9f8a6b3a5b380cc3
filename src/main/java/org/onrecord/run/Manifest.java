package org.onrecord.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * {@code run.json}: how a run was made and what came out. Written last; a run that has it is whole.
 *
 * @param runId derived from inputs, configuration and versions
 * @param started when the job began
 * @param finished when its report was written
 * @param inputs what was read
 * @param config what was asked for
 * @param versions what made it
 * @param tables rows of each published table
 * @param stories what became of the records
 * @param statements how many, and how many have a speaker
 * @param topics how the topics came about
 * @param checks what was checked
 * @param steps how long each step took
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Manifest(
    String runId,
    Instant started,
    Instant finished,
    Inputs inputs,
    JobConfig config,
    Versions versions,
    Map<String, Long> tables,
    Stories stories,
    Statements statements,
    Topics topics,
    List<Check> checks,
    List<Step> steps) {

  /**
   * The files of a run.
   *
   * @param fingerprint of their names, sizes and times
   * @param files how many
   * @param bytes their sizes
   * @param skipped files in the input directories that are not stories, and why
   */
  public record Inputs(String fingerprint, int files, long bytes, List<Skipped> skipped) {}

  /** A file that was left alone, and why. */
  public record Skipped(String path, String why) {}

  /**
   * What became of the records.
   *
   * @param read stories in {@code documents}
   * @param rejected records in {@code rejects}
   * @param outOfPeriod stories left out by {@code --from} and {@code --to}, undated ones among them
   * @param undated stories without a date
   * @param clusters of copies
   * @param byLanguage stories by language; {@code unknown} where it cannot be told
   * @param rejectedByReason rejects by reason
   */
  public record Stories(
      long read,
      long rejected,
      long outOfPeriod,
      long undated,
      long clusters,
      Map<String, Long> byLanguage,
      Map<String, Long> rejectedByReason) {}

  /**
   * Statements and how many of them have a speaker.
   *
   * @param found rows of {@code statements}
   * @param withSpeaker those whose speaker was resolved
   */
  public record Statements(long found, long withSpeaker) {}

  /**
   * How the topics came about.
   *
   * @param continues the run whose topics they go on from; null for none
   * @param found how many there are
   * @param curve the numbers of topics that were tried; empty if the user gave one
   * @param ended the earlier run's topics that none goes on from
   */
  public record Topics(
      String continues, int found, List<TopicNumber> curve, List<EndedTopic> ended) {}

  /**
   * A number of topics that was tried.
   *
   * @param topics how many
   * @param coherence mean NPMI of their ten best terms, −1 to 1
   * @param stability how much of their ten best terms other seeds find as well, 0 to 1
   */
  public record TopicNumber(int topics, double coherence, double stability) {}

  /** A topic of an earlier run that is there no longer. */
  public record EndedTopic(String topicId, String label) {}

  /**
   * A check of the tables.
   *
   * @param name what must hold
   * @param violations rows that break it
   * @param passed whether the run may be published
   */
  public record Check(String name, long violations, boolean passed) {}

  /**
   * A step of the pipeline.
   *
   * @param name as in the design
   * @param wallSeconds from its start to its end
   * @param cpuSeconds executors' CPU time, as Spark reports it
   * @param rows what it is counted by (stories, statements, ...)
   */
  public record Step(String name, double wallSeconds, double cpuSeconds, long rows) {}

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  /** As JSON. */
  public String toJson() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * From JSON.
   *
   * @throws IllegalArgumentException if it is no manifest
   */
  public static Manifest fromJson(String json) {
    try {
      return JSON.readValue(json, Manifest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a run.json: " + Messages.firstLine(e), e);
    }
  }
}
