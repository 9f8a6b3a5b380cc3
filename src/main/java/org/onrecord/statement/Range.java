package org.onrecord.statement;

/**
 * Some words of a sentence.
 *
 * @param from the first
 * @param to the one behind the last; greater than {@code from}
 */
record Range(int from, int to) {}
