package org.onrecord.statement;

/**
 * What the words of a cue tell of a statement.
 *
 * @param act what its author does by it
 * @param negated whether it is said not to have been made ("did not say"), or its content not to be
 *     so ("denied")
 * @param modality whether it has been made
 */
record CueSense(SpeechAct act, boolean negated, Modality modality) {}
