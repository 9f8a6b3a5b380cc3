package org.onrecord.corpus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/** Parses the bytes of one JSON object strictly. */
final class JsonObjects {
  /** What the bytes are. */
  sealed interface Outcome permits Fields, Wrong {}

  /** One object, by name; of equal names the last counts. */
  record Fields(Map<String, Object> byName) implements Outcome {}

  /**
   * Anything else.
   *
   * @param isMalformed whether it is no JSON at all, so that where it ends cannot be trusted
   */
  record Wrong(RejectReason reason, String detail, boolean isMalformed) implements Outcome {}

  /** Jackson adds where a value began and which setting sets a limit, in a form for programmers. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(" \\(start marker at.*|, from `[^`]*`", Pattern.DOTALL);

  private final ObjectReader reader;

  /**
   * @param limit longest record in bytes, which no string within can exceed
   */
  JsonObjects(int limit) {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(limit).build())
            // Names come from strangers: neither keep them for ever nor let them collide.
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    this.reader =
        JsonMapper.builder(factory).build().readerFor(new TypeReference<Map<String, Object>>() {});
  }

  Outcome parse(ByteSlice bytes) {
    Utf8.Decoded decoded = Utf8.decode(bytes);
    if (!decoded.isGood()) {
      String detail = Utf8.describe(bytes, decoded.badOffset()) + " of the record";
      return new Wrong(RejectReason.BAD_ENCODING, detail, false);
    }
    try (JsonParser parser = reader.createParser(decoded.text())) {
      return parse(parser);
    } catch (StreamConstraintsException e) {
      // Too deep, or a number or a name too long: no reason to doubt where the record ends.
      return new Wrong(RejectReason.BAD_JSON, describe(e), false);
    } catch (JsonProcessingException e) {
      return new Wrong(RejectReason.BAD_JSON, describe(e), true);
    } catch (IOException e) {
      throw new AssertionError("a string cannot fail to be read", e);
    }
  }

  private Outcome parse(JsonParser parser) throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return new Wrong(RejectReason.BAD_JSON, "there is no value", true);
    }
    if (first != JsonToken.START_OBJECT) {
      parser.skipChildren();
      parser.nextToken();
      return new Wrong(RejectReason.BAD_JSON, describe(first) + ", not an object", false);
    }
    Map<String, Object> fields = reader.readValue(parser);
    return parser.nextToken() == null
        ? new Fields(fields)
        : new Wrong(RejectReason.BAD_JSON, "something follows the object", true);
  }

  private static String describe(JsonToken token) {
    return switch (token) {
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_NULL -> "null";
      default -> "true or false";
    };
  }

  private static String describe(JsonProcessingException e) {
    String problem = FOR_PROGRAMMERS.matcher(e.getOriginalMessage()).replaceAll("");
    var location = e.getLocation();
    if (location == null) {
      return problem;
    }
    String line = location.getLineNr() > 1 ? "line " + location.getLineNr() + ", " : "";
    return problem + " (" + line + "column " + location.getColumnNr() + ")";
  }
}
