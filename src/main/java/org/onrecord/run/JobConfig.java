package org.onrecord.run;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything a run is asked to do. Immutable; made once from the command line and the configuration
 * file.
 *
 * @param inputs files, directories, globs or URIs, in the order given
 * @param output the output directory or URI
 * @param from earliest date of publication to take, inclusive; null for no bound
 * @param to latest date of publication to take, inclusive; null for no bound
 * @param actors the actors file; null for none
 * @param corrections the corrections file; null for none
 * @param fields which field is which, as {@code text=body,published=date}; empty for the usual
 *     names
 * @param maxRecordBytes longest record that is read, in bytes
 * @param maxInflation how many times its stored size a compressed file may become
 * @param topics how many topics; null to choose by coherence and stability
 * @param sameTopics whether the topics are those of the run that is continued, without a new fit
 * @param topicNames whether names are terms of topics
 * @param continues the earlier run whose topics keep their ids; null for none
 * @param seed of all that is random
 * @param speakerConfidence how sure a speaker must be to be named, 0 to 1
 * @param maxRejected share of records that may be rejected before a run is refused, 0 to 1
 */
public record JobConfig(
    List<String> inputs,
    String output,
    LocalDate from,
    LocalDate to,
    String actors,
    String corrections,
    String fields,
    int maxRecordBytes,
    int maxInflation,
    Integer topics,
    boolean sameTopics,
    boolean topicNames,
    String continues,
    long seed,
    double speakerConfidence,
    double maxRejected) {
  public JobConfig {
    inputs = List.copyOf(inputs);
  }

  /** The same with another run to go on from. */
  public JobConfig continuing(String run) {
    return new JobConfig(
        inputs,
        output,
        from,
        to,
        actors,
        corrections,
        fields,
        maxRecordBytes,
        maxInflation,
        topics,
        sameTopics,
        topicNames,
        run,
        seed,
        speakerConfidence,
        maxRejected);
  }
}
