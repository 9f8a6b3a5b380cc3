package org.onrecord.corpus;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A file of separated values whose first line names the columns. */
final class CsvSource implements RecordSource {
  private final CsvRecordReader reader;
  private final int limit;
  private final FieldNames names;
  private final StoryFields fields;
  private final String sourcePath;
  private final Rejects rejects;
  private List<String> columns;
  private boolean done;

  CsvSource(ByteWindow window, char separator, int limit, FieldNames names, String sourcePath) {
    this.reader = new CsvRecordReader(window, separator, limit);
    this.limit = limit;
    this.names = names;
    this.fields = new StoryFields(names);
    this.sourcePath = sourcePath;
    this.rejects = new Rejects(sourcePath);
  }

  /**
   * The separator that the header line shows: a comma unless there is none, as exports in many
   * countries have semicolons.
   *
   * @param head the file's beginning
   */
  static char separatorOf(ByteSlice head) {
    int end = 0;
    while (end < head.length() && head.at(end) != '\n') {
      end++;
    }
    ByteSlice header = head.part(0, end);
    for (char separator : new char[] {',', ';', '\t', '|'}) {
      if (header.contains((byte) separator)) {
        return separator;
      }
    }
    return ',';
  }

  @Override
  public long position() {
    return reader.line();
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    while (!done) {
      CsvRecordReader.Kind kind = reader.next();
      if (columns == null && kind != CsvRecordReader.Kind.BLANK) {
        Optional<Reject> wrong = header(kind);
        if (wrong.isPresent()) {
          done = true;
          return Optional.of(wrong.get());
        }
        continue;
      }
      switch (kind) {
        case RECORD -> {
          return Optional.of(parse());
        }
        case BROKEN -> {
          return Optional.of(broken(""));
        }
        case TOO_LONG -> {
          return Optional.of(rejects.tooLong(reader.line(), limit, reader.excerpt()));
        }
        case END -> done = true;
        case BLANK -> {
          // Nothing is lost with it.
        }
      }
    }
    return Optional.empty();
  }

  /** Reads the columns' names; a reject of the whole file if it cannot. */
  private Optional<Reject> header(CsvRecordReader.Kind kind) {
    return switch (kind) {
      case END -> Optional.of(rejects.emptyFile());
      case BROKEN -> Optional.of(broken("; without a header line the file was not read"));
      case TOO_LONG -> Optional.of(rejects.tooLong(reader.line(), limit, reader.excerpt()));
      case RECORD, BLANK -> header();
    };
  }

  private Optional<Reject> header() {
    ByteSlice record = reader.record();
    Utf8.Decoded decoded = Utf8.decode(record);
    if (!decoded.isGood()) {
      return Optional.of(rejects.badEncoding(reader.line(), record, decoded.badOffset()));
    }
    if (reader.fieldCount() > CsvRecordReader.MOST_COLUMNS) {
      String detail = "more than " + CsvRecordReader.MOST_COLUMNS + " columns";
      return Optional.of(rejects.of(reader.line(), RejectReason.BAD_CSV, detail, record));
    }
    columns = reader.fields().stream().map(String::strip).toList();
    if (names.find(StoryField.TEXT, columns).isEmpty()) {
      String detail = StoryFields.missingText("column", columns);
      return Optional.of(rejects.of(reader.line(), RejectReason.MISSING_TEXT, detail, record));
    }
    return Optional.empty();
  }

  private Reject broken(String consequence) {
    String detail = reader.problem() + consequence;
    return rejects.of(reader.line(), RejectReason.BAD_CSV, detail, reader.excerpt());
  }

  private Parsed parse() {
    ByteSlice record = reader.record();
    Utf8.Decoded decoded = Utf8.decode(record);
    if (!decoded.isGood()) {
      return rejects.badEncoding(reader.line(), record, decoded.badOffset());
    }
    if (reader.fieldCount() != columns.size()) {
      String detail =
          counted(reader.fieldCount())
              + " where the header has "
              + columns.size()
              + (reader.lastLine() > reader.line() ? ", in lines to " + reader.lastLine() : "");
      return rejects.of(reader.line(), RejectReason.BAD_CSV, detail, record);
    }
    List<String> values = reader.fields();
    Map<String, String> byName = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      byName.putIfAbsent(columns.get(i), values.get(i));
    }
    return Rejects.quoting(fields.parse(byName, sourcePath, reader.line()), record);
  }

  private static String counted(int columns) {
    return columns == 1 ? "1 column" : columns + " columns";
  }
}
