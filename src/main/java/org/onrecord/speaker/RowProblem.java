package org.onrecord.speaker;

import java.io.Serializable;

/**
 * A row of a user's file that could not be used.
 *
 * @param line in the file, from 1
 * @param detail what is wrong with it
 */
public record RowProblem(int line, String detail) implements Serializable {}
