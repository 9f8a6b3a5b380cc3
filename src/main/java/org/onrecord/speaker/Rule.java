package org.onrecord.speaker;

/**
 * The ways a speaker is resolved, with the share of right answers: rounded from what each came to
 * on {@code eval/seeds.jsonl}, {@code eval/speakers-dev.jsonl} and {@code
 * eval/speakers-train.jsonl} (docs/quality.md compares the two), where it was used ten times or
 * more; an estimate else.
 */
enum Rule {
  /** The source holds the full name or a part of it. */
  NAME(0.94),
  /** "he" behind a statement or a subject of a person known to be male. */
  PRONOUN_SAME_GENDER(0.98),
  /** "he" behind a person whose gender is not known. */
  PRONOUN_OPEN_GENDER(0.93),
  /** "he" behind others, where one who fits spoke before them. */
  PRONOUN_FAR(0.8),
  /** "they" or "it" behind a statement of a group or an organisation. */
  PRONOUN_ORGANISATION(0.92),
  /** "it" behind a sentence that an organisation begins. */
  PRONOUN_SUBJECT(0.8),
  /** "they" behind a statement of one person of unknown gender. */
  PRONOUN_SINGULAR_THEY(0.75),
  /** "the minister" where the story has one minister. */
  ROLE_UNIQUE(0.95),
  /** "the minister" where it has several: the one mentioned last. */
  ROLE_NEAREST(0.7),
  /** "the Norwegian physician" right behind a statement of one who may be meant. */
  EPITHET(0.75),
  /** "the rating agency" right behind a statement of an organisation. */
  ROLE_GOES_ON(0.85),
  /** "the company" behind a statement of one. */
  COMPANY_GOES_ON(0.91),
  /** "the company" where none has spoken: the one the story names first. */
  COMPANY_FIRST(0.75),
  /** "the agency" where one organisation has spoken, of whatever name. */
  ROLE_ONLY(0.9),
  /** "A harbour economist", who is named soon after. */
  AHEAD(0.85),
  /** "The governor" in the lead, and who is quoted right behind it. */
  BEHIND_LEAD(0.8),
  /** "the study", "the ministry's figures": whoever issued it. */
  DOCUMENT(0.84),
  /** "I" inside what somebody says, or "he" inside what he is said to have said. */
  OUTER(0.96),
  /** "He said …, adding …" and "he said … and added …". */
  SAME_SUBJECT(0.75),
  /** "…, who said". */
  RELATIVE(0.9),
  /** A quotation on its own beside an attributed one. */
  NEIGHBOUR(0.8);

  private final double confidence;

  Rule(double confidence) {
    this.confidence = confidence;
  }

  Speaker speaker(int entity) {
    return new Speaker(entity, confidence);
  }
}
