package org.onrecord.speaker;

/**
 * What a statement's source is made of, as far as it tells whom to look for.
 *
 * @param shape how it names the speaker
 * @param entity the entity named, for {@link Shape#NAME} and {@link Shape#DOCUMENT}; else -1
 * @param word the pronoun or the head noun, lower case; else empty
 * @param country the country that an adjective of a role names; may be null
 * @param of what a role is of, as the story writes it: "Tanga" in "the mayor of Tanga"; may be null
 */
record Source(Shape shape, int entity, String word, String country, String of) {
  enum Shape {
    /** By a name. */
    NAME,
    /** By a pronoun. */
    PRONOUN,
    /** By an office or a kind of organisation: "the minister", "the company". */
    ROLE,
    /** By a document: "a statement by X", "the study"; {@code entity} issued it, -1 if not told. */
    DOCUMENT,
    /** As one person without a name: "an official". */
    UNNAMED,
    /** In a way that points to nobody in particular, or to several: "two officials". */
    UNCLEAR
  }

  /** In a way that tells nothing. */
  static final Source UNCLEAR = of(Shape.UNCLEAR, -1, "");

  /** Without a country or what a role is of. */
  static Source of(Shape shape, int entity, String word) {
    return new Source(shape, entity, word, null, null);
  }
}
