package org.onrecord.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.onrecord.text.Span;

/** Takes fields out of JSON objects; each error names the field and what it holds. */
final class Fields {
  private static final int LONGEST_SHOWN = 60;

  private Fields() {}

  static JsonNode object(JsonNode node) {
    if (!node.isObject()) {
      throw new IllegalArgumentException("not an object: " + shown(node));
    }
    return node;
  }

  static String text(JsonNode object, String name) {
    return optionalText(object, name)
        .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" is missing"));
  }

  /** Empty where the field is left out or null. */
  static Optional<String> optionalText(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(textOf(node, name));
  }

  /** Empty where the field is left out or null. */
  static OptionalInt optionalInt(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return OptionalInt.empty();
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw new IllegalArgumentException("\"" + name + "\" is no whole number: " + shown(node));
    }
    return OptionalInt.of(node.intValue());
  }

  /** Empty where the field is left out or null. */
  static OptionalDouble optionalDouble(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      return OptionalDouble.empty();
    }
    if (!node.isNumber()) {
      throw new IllegalArgumentException("\"" + name + "\" is no number: " + shown(node));
    }
    return OptionalDouble.of(node.doubleValue());
  }

  static List<String> texts(JsonNode object, String name) {
    return list(object, name, node -> textOf(node, name));
  }

  static <T> List<T> list(JsonNode object, String name, Function<JsonNode, T> parse) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    if (!node.isArray()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a list: " + shown(node));
    }
    List<T> out = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      out.add(parse.apply(item));
    }
    return List.copyOf(out);
  }

  /** Spans in the order of the file; none where the field is left out or null. */
  static List<Span> spans(JsonNode object, String name) {
    JsonNode node = object.get(name);
    return node == null || node.isNull()
        ? List.of()
        : list(object, name, item -> spanOf(item, name));
  }

  static Span span(JsonNode object, String name) {
    JsonNode node = object.get(name);
    if (node == null || node.isNull()) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return spanOf(node, name);
  }

  static ArrayNode json(List<Span> spans) {
    ArrayNode out = JsonNodeFactory.instance.arrayNode(spans.size());
    for (Span span : spans) {
      out.addArray().add(span.start()).add(span.end());
    }
    return out;
  }

  private static Span spanOf(JsonNode node, String name) {
    boolean pair =
        node.isArray()
            && node.size() == 2
            && node.get(0).isIntegralNumber()
            && node.get(0).canConvertToInt()
            && node.get(1).isIntegralNumber()
            && node.get(1).canConvertToInt();
    if (!pair) {
      throw new IllegalArgumentException(
          "\"" + name + "\" holds what is no [start, end]: " + shown(node));
    }
    try {
      return new Span(node.get(0).intValue(), node.get(1).intValue());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("\"" + name + "\": " + e.getMessage(), e);
    }
  }

  private static String textOf(JsonNode node, String name) {
    if (!node.isTextual()) {
      throw new IllegalArgumentException("\"" + name + "\" is not a text: " + shown(node));
    }
    return node.textValue();
  }

  /** The value as it stands, cut to what fits into a message. */
  static String shown(JsonNode node) {
    String value = node.toString();
    return value.codePointCount(0, value.length()) <= LONGEST_SHOWN
        ? value
        : value.substring(0, value.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
  }
}
