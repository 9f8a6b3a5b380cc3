package org.onrecord.report;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.onrecord.report.Summary.Statement;

/**
 * Statements as CSV, each with its sentences, its story and the story's address: what it takes to
 * cite one. UTF-8, by RFC 4180.
 */
final class StatementExport {
  private static final String ACTS_IN_SPREADSHEETS = "=+-@\t\r";

  private final StringWriter text = new StringWriter();
  private final SequenceWriter rows;
  private boolean isEmpty = true;

  StatementExport() {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\n");
    NAMES.forEach(schema::addColumn);
    try {
      rows =
          CsvMapper.builder()
              .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
              .build()
              .writer(schema.build())
              .writeValues(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a row. */
  void add(Statement statement) {
    try {
      rows.write(row(statement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    isEmpty = false;
  }

  /** The file's text, with a line of names. */
  String text() {
    try {
      rows.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return isEmpty ? String.join(",", NAMES) + "\n" : text.toString();
  }

  private static final List<String> NAMES =
      List.of(
          "statement_id",
          "utterance_id",
          "published",
          "speaker",
          "role",
          "country",
          "cue",
          "content",
          "kind",
          "tone",
          "towards",
          "in_copy",
          "sentences",
          "sentences_start",
          "start",
          "end",
          "story_id",
          "title",
          "source_path",
          "position",
          "url");

  private static Map<String, String> row(Statement statement) {
    Map<String, String> row = new LinkedHashMap<>();
    List<Object> values = new ArrayList<>();
    values.add(statement.statementId());
    values.add(statement.utteranceId());
    values.add(statement.published());
    values.add(statement.speakerName());
    values.add(statement.speakerRole());
    values.add(statement.speakerCountry());
    values.add(statement.cueText());
    values.add(statement.contentText());
    values.add(statement.kind());
    values.add(statement.tone());
    values.add(
        statement.targets().stream()
            .map(target -> target.name() + ": " + target.label())
            .collect(Collectors.joining("; ")));
    values.add(statement.inCopy() ? "yes" : "no");
    values.add(statement.passage().text());
    values.add(statement.passage().start());
    values.add(statement.extent().start());
    values.add(statement.extent().end());
    values.add(statement.docId());
    values.add(statement.title());
    values.add(statement.sourcePath());
    values.add(statement.storyPosition());
    values.add(statement.url());
    for (int i = 0; i < NAMES.size(); i++) {
      Object value = values.get(i);
      row.put(
          NAMES.get(i),
          value instanceof String text ? harmless(text) : Objects.toString(value, ""));
    }
    return row;
  }

  /**
   * A text that a spreadsheet would take for a formula gets an apostrophe in front, by which
   * spreadsheets know text.
   */
  private static String harmless(String text) {
    String visible = VisibleText.of(text);
    return !visible.isEmpty() && ACTS_IN_SPREADSHEETS.indexOf(visible.charAt(0)) >= 0
        ? "'" + visible
        : visible;
  }
}
