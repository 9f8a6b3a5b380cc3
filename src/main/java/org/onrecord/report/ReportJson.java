package org.onrecord.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Reports and their parts as JSON, with names as the tables have them. */
public final class ReportJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private ReportJson() {}

  /** A report or a part of one, with a line's end. */
  public static String write(Object part) {
    try {
      return JSON.writeValueAsString(part) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A part of a report.
   *
   * @throws IllegalArgumentException if it is not that part
   */
  public static <T> T read(String json, Class<T> part) {
    try {
      return JSON.readValue(json, part);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a " + part.getSimpleName() + ": " + json, e);
    }
  }
}
