package org.onrecord.speaker;

import java.util.Set;

/**
 * What all stories together say of one name with one country and one role. Whose it is, {@link
 * Namesakes} decides.
 *
 * @param name as most stories write it
 * @param kind person, organisation, country, group or place
 * @param country ISO 3166-1 alpha-3; null where the stories do not tell
 * @param role null where the stories do not tell
 * @param aliases other names that the stories give it, the acronym among them
 * @param companions the names that stand most often in the same stories
 * @param stories how many there are
 * @param first the earliest of them, as text that sorts by time; null if none is dated
 */
public record Profile(
    String name,
    EntityKind kind,
    String country,
    String role,
    Set<String> aliases,
    Set<String> companions,
    long stories,
    String first) {
  public Profile {
    aliases = Set.copyOf(aliases);
    companions = Set.copyOf(companions);
  }
}
