package org.onrecord.corpus;

import java.io.Serializable;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.onrecord.text.LetterCase;

/**
 * Which field of a structured record holds what.
 *
 * <p>Names are compared without regard to case and to {@code -}, {@code _} and spaces: {@code
 * Published At}, {@code published-at} and {@code publishedAt} are one. For each field the first of
 * these that a record has is taken:
 *
 * <ul>
 *   <li>id: id, doc_id, document_id, article_id, story_id, news_id, guid, uuid
 *   <li>text: text, body, content, article, story, maintext, full_text, article_text, article_body,
 *       body_text, story_text
 *   <li>title: title, headline, heading
 *   <li>published: published, date, published_at, publish_date, published_date, publication_date,
 *       date_published, date_publish, pub_date, datetime, created_at, timestamp
 *   <li>source: source, publisher, agency, outlet, publication, source_name, newspaper
 *   <li>url: url, link, uri, source_url, web_url, permalink
 *   <li>language: language, lang, language_code
 *   <li>authors: authors, author, byline, creator
 * </ul>
 *
 * <p>A name that the user maps to a field stands alone: the usual names no longer count for it, and
 * a record without the mapped one is a record without that field.
 *
 * @param mapped the user's names, by field; may be empty
 */
public record FieldNames(Map<StoryField, String> mapped) implements Serializable {
  private static final Map<StoryField, List<String>> USUAL = new EnumMap<>(StoryField.class);

  static {
    USUAL.put(
        StoryField.ID,
        List.of(
            "id", "doc_id", "document_id", "article_id", "story_id", "news_id", "guid", "uuid"));
    USUAL.put(
        StoryField.TEXT,
        List.of(
            "text",
            "body",
            "content",
            "article",
            "story",
            "maintext",
            "full_text",
            "article_text",
            "article_body",
            "body_text",
            "story_text"));
    USUAL.put(StoryField.TITLE, List.of("title", "headline", "heading"));
    USUAL.put(
        StoryField.PUBLISHED,
        List.of(
            "published",
            "date",
            "published_at",
            "publish_date",
            "published_date",
            "publication_date",
            "date_published",
            "date_publish",
            "pub_date",
            "datetime",
            "created_at",
            "timestamp"));
    USUAL.put(
        StoryField.SOURCE,
        List.of(
            "source", "publisher", "agency", "outlet", "publication", "source_name", "newspaper"));
    USUAL.put(StoryField.URL, List.of("url", "link", "uri", "source_url", "web_url", "permalink"));
    USUAL.put(StoryField.LANGUAGE, List.of("language", "lang", "language_code"));
    USUAL.put(StoryField.AUTHORS, List.of("authors", "author", "byline", "creator"));
    USUAL.replaceAll((field, names) -> names.stream().map(FieldNames::key).toList());
  }

  private static final Pattern COMMA = Pattern.compile(",");

  public FieldNames {
    mapped = Map.copyOf(mapped);
  }

  /** The usual names only. */
  public static FieldNames usual() {
    return new FieldNames(Map.of());
  }

  /**
   * The names that an option such as {@code text=body,published=date} gives.
   *
   * @param option pairs of a field and the record's name for it; null or blank for the usual names
   * @throws IllegalArgumentException if a part is not such a pair, names no field, or names a field
   *     twice; the message is one line and quotes the part
   */
  public static FieldNames parse(String option) {
    Map<StoryField, String> mapped = new EnumMap<>(StoryField.class);
    if (option == null || option.isBlank()) {
      return usual();
    }
    for (String part : COMMA.split(option, -1)) {
      int equals = part.indexOf('=');
      String name = equals < 0 ? "" : part.substring(equals + 1).strip();
      if (name.isEmpty()) {
        throw wrong(part, "is not of the form FIELD=NAME");
      }
      StoryField field =
          fieldCalled(part.substring(0, equals))
              .orElseThrow(() -> wrong(part, "names no field before the ="));
      if (mapped.put(field, name) != null) {
        throw wrong(part, "maps " + field.word() + " a second time");
      }
    }
    return new FieldNames(mapped);
  }

  /**
   * A record's names, made ready to be asked for one field after another.
   *
   * @param names as the record spells them; where two differ only in case or separators, the first
   *     counts
   */
  Columns of(Collection<String> names) {
    Map<String, String> byKey = new HashMap<>();
    for (String name : names) {
      byKey.putIfAbsent(key(name), name);
    }
    return field -> find(field, names, byKey);
  }

  /**
   * The name, as the record spells it, of the field that holds {@code field}.
   *
   * @param names the names that the record has
   * @return empty if it has none for it
   */
  public Optional<String> find(StoryField field, Collection<String> names) {
    return of(names).find(field);
  }

  /** Finds the name that one record has for a field. */
  @FunctionalInterface
  interface Columns {
    Optional<String> find(StoryField field);
  }

  private Optional<String> find(
      StoryField field, Collection<String> names, Map<String, String> byKey) {
    String own = mapped.get(field);
    if (own != null) {
      // Spelled exactly so, if the record has both "Text" and "text".
      return names.contains(own) ? Optional.of(own) : Optional.ofNullable(byKey.get(key(own)));
    }
    for (String usual : USUAL.get(field)) {
      String name = byKey.get(usual);
      if (name != null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Optional<StoryField> fieldCalled(String word) {
    for (StoryField field : StoryField.values()) {
      if (key(field.word()).equals(key(word))) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  private static String key(String name) {
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '-' && c != '_' && !Blank.is(c)) {
        key.append(c);
      }
    }
    return LetterCase.lower(key.toString());
  }

  private static IllegalArgumentException wrong(String part, String problem) {
    return new IllegalArgumentException(
        "'"
            + Excerpt.of(part.strip(), Reject.SAMPLE_LENGTH)
            + "' "
            + problem
            + "; FIELD is one of "
            + StoryField.words());
  }
}
