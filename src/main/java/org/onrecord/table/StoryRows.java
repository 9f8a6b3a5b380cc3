package org.onrecord.table;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;
import org.onrecord.corpus.Parsed;
import org.onrecord.corpus.Reject;
import org.onrecord.corpus.Story;
import org.onrecord.corpus.StoryForm;
import org.onrecord.text.Span;
import org.onrecord.text.StoryText;

/**
 * What step ingest makes of a record, as one row: a story, a reject, or a story outside the period
 * asked for, of which only the fact is kept.
 */
public final class StoryRows {
  /** Values of column {@code outcome}. */
  public static final String STORY = "story";

  /** Values of column {@code outcome}. */
  public static final String REJECT = "reject";

  /** Values of column {@code outcome}. */
  public static final String OUT_OF_PERIOD = "out_of_period";

  private static final StructType SCHEMA =
      StructType.fromDDL(
          String.join(
              ", ",
              "outcome string",
              "source_path string",
              "position bigint",
              "given_id string",
              "title string",
              "published date",
              "date_origin string",
              "agency string",
              "credits array<string>",
              "authors array<string>",
              "url string",
              "language string",
              "text string",
              "text_sha256 string",
              "body_start int",
              "body_end int",
              "reason string",
              "detail string",
              "sample string"));

  private StoryRows() {}

  /** The schema of the rows. */
  public static StructType schema() {
    return SCHEMA;
  }

  /**
   * A story's row.
   *
   * @param language ISO 639-1 code, or null if it cannot be told
   */
  public static Row story(Story story, String language) {
    StoryText text = StoryText.of(story.text());
    Span body = StoryForm.of(text).body();
    return RowFactory.create(
        STORY,
        story.sourcePath(),
        story.position(),
        story.givenId(),
        story.title(),
        story.published() == null ? null : java.sql.Date.valueOf(story.published()),
        story.dateOrigin().word(),
        story.agency(),
        story.credits().toArray(String[]::new),
        story.authors().toArray(String[]::new),
        story.url(),
        language,
        story.text(),
        sha256(story.text()),
        body == null ? 0 : body.start(),
        body == null ? 0 : body.end(),
        null,
        null,
        null);
  }

  /** A reject's row. */
  public static Row reject(Reject reject) {
    return bare(REJECT, reject, reject.reason().word(), reject.detail(), reject.sample());
  }

  /** The row of a story outside the period asked for. */
  public static Row outOfPeriod(Parsed story) {
    return bare(OUT_OF_PERIOD, story, null, null, null);
  }

  private static Row bare(
      String outcome, Parsed record, String reason, String detail, String sample) {
    return RowFactory.create(
        outcome,
        record.sourcePath(),
        record.position(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        reason,
        detail,
        sample);
  }

  /** SHA-256 of a text in UTF-8, 64 hexadecimal digits. */
  public static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
