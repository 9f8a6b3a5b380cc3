package org.onrecord.speaker;

import java.util.Set;

/**
 * What all stories together say of one name with one country and one office. Whose it is, {@link
 * Namesakes} decides.
 *
 * @param key the name without what feeds differ in, by {@link NameKey#of}; behind it the story,
 *     where the name tells who it is in that story alone
 * @param name as most stories write it
 * @param kind person, organisation, country, group or place
 * @param country ISO 3166-1 alpha-3; null where the stories do not tell
 * @param office the noun of the role, "minister"; null where the stories do not tell
 * @param companions the names that stand most often in the same stories
 * @param stories how many there are
 * @param first the earliest of them, as text that sorts by time; null if none is dated
 * @param actor whom the actors file knows by that name; null for nobody
 */
public record Profile(
    String key,
    String name,
    EntityKind kind,
    String country,
    String office,
    Set<String> companions,
    long stories,
    String first,
    Identity actor) {
  public Profile {
    companions = Set.copyOf(companions);
  }
}
