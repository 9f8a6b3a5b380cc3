package org.onrecord.speaker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of a CSV file that a user wrote, by the names of its columns. */
final class CsvRows {
  /** The kinds of an entity, as files name them. */
  static final Set<String> KINDS = Set.of("person", "organisation", "country", "group");

  private CsvRows() {}

  /** Takes the rows, one after another. */
  interface Taker {
    /**
     * Takes a row.
     *
     * @param row its cells, by column
     * @param line in the file, from 1; of a row of several lines, the last
     */
    void take(Map<String, String> row, int line);
  }

  /**
   * Reads a file.
   *
   * @param columns without which it cannot be used
   * @param problems to which is added where it stops being CSV
   * @throws IllegalArgumentException if it has rows, but not all of these columns
   */
  static void read(String csv, List<String> columns, Taker taker, List<RowProblem> problems) {
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(schema)
            .with(CsvParser.Feature.TRIM_SPACES)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(csv)) {
      boolean first = true;
      while (rows.hasNextValue()) {
        Map<String, String> row = rows.nextValue();
        if (first) {
          require(columns, row.keySet());
          first = false;
        }
        taker.take(row, rows.getParser().currentLocation().getLineNr() - 1);
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      problems.add(new RowProblem(line, "from here on it is no CSV: " + e.getOriginalMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void require(List<String> columns, Set<String> there) {
    for (String column : columns) {
      if (!there.contains(column)) {
        throw new IllegalArgumentException("there is no column " + column + "; it has " + there);
      }
    }
  }

  /** A cell without the spaces around it; null if nothing stands in it. */
  static String value(Map<String, String> row, String column) {
    String value = row.get(column);
    return value == null || value.isBlank() ? null : value.strip();
  }
}
