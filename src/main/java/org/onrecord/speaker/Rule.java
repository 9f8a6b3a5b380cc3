package org.onrecord.speaker;

/**
 * The ways a speaker is resolved, with an estimate of the share of right answers. A few dozen
 * statements of the GUM news articles and some wire stories read by hand stand behind each figure:
 * it ranks the ways rather than measures them.
 */
enum Rule {
  /** The source holds the full name or a part of it. */
  NAME(0.9),
  /** "he" behind a statement or a subject of a person known to be male. */
  PRONOUN_SAME_GENDER(0.85),
  /** "he" behind a person whose gender is not known. */
  PRONOUN_OPEN_GENDER(0.75),
  /** "they" or "it" behind a statement of a group or an organisation. */
  PRONOUN_ORGANISATION(0.65),
  /** "they" behind a statement of one person of unknown gender. */
  PRONOUN_SINGULAR_THEY(0.55),
  /** "the minister" where the story has one minister. */
  ROLE_UNIQUE(0.85),
  /** "the minister" where it has several: the one mentioned last. */
  ROLE_NEAREST(0.6),
  /** "I" inside what somebody says, or "he" inside what he is said to have said. */
  OUTER(0.8),
  /** "He said …, adding …" and "he said … and added …". */
  SAME_SUBJECT(0.8),
  /** "…, who said". */
  RELATIVE(0.8),
  /** A quotation on its own beside an attributed one. */
  NEIGHBOUR(0.6);

  private final double confidence;

  Rule(double confidence) {
    this.confidence = confidence;
  }

  Speaker speaker(int entity) {
    return new Speaker(entity, confidence);
  }
}
