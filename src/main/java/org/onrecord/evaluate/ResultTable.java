package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the figures of an evaluation as an aligned table of text, for the terminal. */
public final class ResultTable {
  private static final String NONE = "-";

  private ResultTable() {}

  /**
   * A line for each figure: its name, the system's, each floor's, and the 95 % interval of the
   * system's. Then the counts. Every line ends in a line feed and none in a space.
   */
  public static String of(EvaluationResult result) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("figure", result.system()));
    head.addAll(result.floors().keySet());
    head.add("95 % interval");
    rows.add(head);
    List<Map<String, Double>> floors =
        result.floors().values().stream().map(Scores::figures).toList();
    result
        .figures()
        .forEach(
            (figure, value) -> {
              List<String> row = new ArrayList<>(List.of(figure, number(value)));
              for (Map<String, Double> floor : floors) {
                row.add(floor.containsKey(figure) ? number(floor.get(figure)) : NONE);
              }
              row.add(interval(result.intervals().get(figure)));
              rows.add(row);
            });
    addCounts(rows, result);
    return aligned(rows);
  }

  private static void addCounts(List<List<String>> rows, EvaluationResult result) {
    List<ObjectNode> floors = result.floors().values().stream().map(Scores::json).toList();
    for (Map.Entry<String, JsonNode> field : result.scores().json().properties()) {
      if (field.getValue().isIntegralNumber()) {
        List<String> row = new ArrayList<>(List.of(field.getKey(), field.getValue().asText()));
        floors.forEach(floor -> row.add(floor.path(field.getKey()).asText(NONE)));
        row.add("");
        rows.add(row);
      }
    }
  }

  /** A figure as tables show it: three decimals tell more than any of our collections can. */
  static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /** An interval as tables show it, or a dash. */
  static String interval(Interval interval) {
    return interval == null ? NONE : number(interval.low()) + " to " + number(interval.high());
  }

  /** Names to the left, values to the right. */
  private static String aligned(List<List<String>> rows) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    StringBuilder out = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String pad = " ".repeat(widths[c] - row.get(c).length());
        line.append(c == 0 ? "" : "  ").append(c == 0 ? row.get(c) + pad : pad + row.get(c));
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }
}
