package org.onrecord.encoder;

/**
 * What the encoder says of one window. All arrays have a row for each piece, the opening and
 * closing ones included; they are shared, not copied, and must not be changed.
 *
 * @param window what was read
 * @param roles logarithm of the probability of each {@link Role} tag
 * @param names logarithm of the probability of each kind of name
 * @param cues what a piece is as a part of a cue, for {@link Links}
 * @param pieces what it is as a candidate for a cue's source or content, likewise
 */
public record Reading(
    Window window, float[][] roles, float[][] names, float[][] cues, float[][] pieces) {}
