package org.onrecord.statement;

/**
 * A cue in a sentence, with its auxiliaries, adverbs and particle.
 *
 * @param from its first word
 * @param to the word behind its last
 * @param verb the reporting verb itself
 * @param cue what the verb is
 */
record CueGroup(int from, int to, int verb, Cue cue) {}
