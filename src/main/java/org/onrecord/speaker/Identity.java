package org.onrecord.speaker;

import java.io.Serializable;

/**
 * Who an entity is across stories.
 *
 * @param id the actors file's id, else a hash of kind and name; the same from run to run
 * @param name the actors file's name, else the story's
 * @param kind person, organisation, country, group or place
 * @param role may be null
 * @param country ISO 3166-1 alpha-3; may be null
 */
public record Identity(String id, String name, String kind, String role, String country)
    implements Serializable {}
