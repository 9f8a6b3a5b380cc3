package org.onrecord.speaker;

import java.util.List;
import org.onrecord.text.Span;

/**
 * A place that looks like a name, before it is known whose.
 *
 * @param span where, titles left out
 * @param words the name's words as written, possessive endings left out
 * @param kind what it looks like; null if nothing tells
 * @param sure whether {@code kind} rests on more than a default
 * @param role from a title or an apposition, lower case; may be null
 * @param country code; may be null
 * @param gender from a title; may be null
 * @param shortName an acronym given in parentheses right behind, or null
 */
record Candidate(
    Span span,
    List<String> words,
    EntityKind kind,
    boolean sure,
    String role,
    String country,
    Gender gender,
    Span shortName) {
  String name() {
    return String.join(" ", words);
  }
}
