package org.onrecord.speaker;

import java.util.List;

/**
 * Someone or something that one story names, with what that story says about it.
 *
 * @param name the fullest name that the story gives ("Xi Jinping")
 * @param kind what it is
 * @param role the office or occupation in the story's words, lower case ("president"), or what an
 *     organisation is ("newspaper"); may be null
 * @param country ISO 3166-1 alpha-3 code of the country it belongs to, or is; may be null
 * @param aliases the other names the story uses for it ("Jinping"), without {@code name}, in order
 *     of first use
 */
public record Entity(
    String name, EntityKind kind, String role, String country, List<String> aliases) {
  public Entity {
    aliases = List.copyOf(aliases);
  }
}
