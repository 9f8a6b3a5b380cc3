package org.onrecord.statement;

/**
 * What follows a cue.
 *
 * @param pattern which rule found it
 * @param from the first word of the content
 */
record Complement(Pattern pattern, int from) {}
