package org.onrecord.statement;

import java.util.Set;

/**
 * One form of a reporting verb.
 *
 * @param lemma the verb's base form
 * @param form which of its forms this is
 * @param particle the word that must follow, or empty
 * @param frames how what was said may follow
 */
record Cue(String lemma, Form form, String particle, Set<Frame> frames) {
  /** The forms that matter for telling a finite verb. */
  enum Form {
    BASE,
    THIRD_PERSON,
    PAST,
    ING
  }

  boolean allows(Frame frame) {
    return frames.contains(frame);
  }

  /** Whether the form is as likely a noun as a verb ("reports", "claims"). */
  boolean maybeNoun() {
    return allows(Frame.NOUN) && (form == Form.BASE || form == Form.THIRD_PERSON);
  }

  /** "say" and its like, which take a bare clause so often that no further sign is asked for. */
  boolean isPlain() {
    return lemma.equals("say") || lemma.equals("think") || lemma.equals("believe");
  }
}
