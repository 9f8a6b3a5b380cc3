package org.onrecord.corpus;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.text.StoryText;

/**
 * Makes a story of a structured record's fields: an object of JSON, a row of CSV or Parquet.
 *
 * <p>Only the text has to be there. A field that cannot be used counts as missing. The text is kept
 * as it was given, except that half a surrogate pair, which is no Unicode and cannot be stored,
 * becomes U+FFFD (one code point each, so offsets stay).
 */
public final class StoryFields implements Serializable {
  private static final int LONGEST_LIST = 300;

  private static final Pattern BETWEEN_AUTHORS =
      Pattern.compile("[,;|]|\\sand\\s", Pattern.CASE_INSENSITIVE);

  private static final Pattern BY = Pattern.compile("^by\\s+", Pattern.CASE_INSENSITIVE);

  private static final String NAME = "name";

  private final FieldNames names;

  /**
   * @param names which field holds what
   */
  public StoryFields(FieldNames names) {
    this.names = names;
  }

  /**
   * The story of one record, or a {@link RejectReason#MISSING_TEXT} or {@link RejectReason#EMPTY}
   * reject.
   *
   * @param record field name → value as Jackson gives it: String, Number, Boolean, List, Map, null
   * @param sourcePath the file it stands in, as the user named it
   * @param position its place in that file, from 1
   */
  public Parsed parse(Map<String, ?> record, String sourcePath, long position) {
    FieldNames.Columns columns = names.of(record.keySet());
    Optional<String> textName = columns.find(StoryField.TEXT);
    Object given = textName.map(name -> (Object) record.get(name)).orElse(null);
    if (!(given instanceof String string)) {
      String detail =
          textName
              .map(name -> "the field '" + name + "' is " + kindOf(given) + ", not a text")
              .orElseGet(() -> missingText("field", record.keySet()));
      return reject(record, sourcePath, position, RejectReason.MISSING_TEXT, detail);
    }
    if (Blank.isAll(string)) {
      String detail = "the field '" + textName.get() + "' is empty";
      return reject(record, sourcePath, position, RejectReason.EMPTY, detail);
    }
    String text = Unicode.withoutLoneSurrogates(string);
    StoryForm form = StoryForm.of(StoryText.of(text));
    Values values = new Values(record, columns);
    StoryDate date =
        StoryDate.of(publicationDate(values.value(StoryField.PUBLISHED)), form, sourcePath);
    return new Story(
        sourcePath,
        position,
        values.scalar(StoryField.ID),
        values.line(StoryField.TITLE),
        date.date(),
        date.origin(),
        agency(nameOf(values.value(StoryField.SOURCE)), form),
        form.credits(),
        values.line(StoryField.URL),
        Optional.ofNullable(values.line(StoryField.LANGUAGE))
            .flatMap(LanguageCode::of)
            .orElse(null),
        authors(values.value(StoryField.AUTHORS)),
        text);
  }

  /** The story of a plain file: its text is all that there is. */
  static Story plain(String text, String sourcePath) {
    StoryForm form = StoryForm.of(StoryText.of(text));
    StoryDate date = StoryDate.of(Optional.empty(), form, sourcePath);
    return new Story(
        sourcePath,
        1,
        null,
        null,
        date.date(),
        date.origin(),
        agency(null, form),
        form.credits(),
        null,
        null,
        List.of(),
        text);
  }

  /** That no name holds the text, which names there are, and what to do. */
  static String missingText(String kind, Collection<String> names) {
    return "no "
        + kind
        + " holds the text; there are: "
        + Excerpt.of(String.join(", ", names), LONGEST_LIST)
        + ". Name it with --fields text=NAME";
  }

  private static Reject reject(
      Map<String, ?> record, String path, long position, RejectReason reason, String detail) {
    return new Rejects(path)
        .of(position, reason, detail, Excerpt.of(record.toString(), Reject.SAMPLE_LENGTH));
  }

  private static String kindOf(Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Number) {
      return "a number";
    }
    if (value instanceof List) {
      return "a list";
    }
    if (value instanceof Map) {
      return "an object";
    }
    return value instanceof Boolean ? "true or false" : "something else";
  }

  private static Optional<LocalDate> publicationDate(Object value) {
    if (value instanceof Number number) {
      return PublicationDate.of(number);
    }
    return value instanceof String string ? PublicationDate.of(string) : Optional.empty();
  }

  private static String agency(String source, StoryForm form) {
    if (source != null) {
      return source;
    }
    if (form.datelineAgency() != null) {
      return form.datelineAgency();
    }
    return form.credits().isEmpty() ? null : form.credits().get(0);
  }

  private static List<String> authors(Object value) {
    List<String> authors = new ArrayList<>();
    if (value instanceof Collection<?> list) {
      for (Object item : list) {
        String name = nameOf(item);
        if (name != null) {
          authors.add(name);
        }
      }
    } else if (nameOf(value) != null) {
      String byline = BY.matcher(nameOf(value)).replaceFirst("");
      for (String part : BETWEEN_AUTHORS.split(byline, -1)) {
        String name = line(part);
        if (name != null) {
          authors.add(name);
        }
      }
    }
    return authors;
  }

  /** A name given as a string, or as an object that has one; else null. */
  private static String nameOf(Object value) {
    return line(value instanceof Map<?, ?> object ? object.get(NAME) : value);
  }

  /** A string on one line; null if it is none or blank. */
  private static String line(Object value) {
    if (!(value instanceof String string)) {
      return null;
    }
    String line = Blank.collapse(Unicode.withoutLoneSurrogates(string));
    return line.isEmpty() ? null : line;
  }

  /** One record's values by field. */
  private record Values(Map<String, ?> record, FieldNames.Columns columns) {
    Object value(StoryField field) {
      return columns.find(field).map(name -> (Object) record.get(name)).orElse(null);
    }

    String line(StoryField field) {
      return StoryFields.line(value(field));
    }

    /** As {@link #line}, or a number as it is written. */
    String scalar(StoryField field) {
      return value(field) instanceof Number number ? number.toString() : line(field);
    }
  }
}
