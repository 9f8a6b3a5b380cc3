package org.onrecord.encoder;

/**
 * What the encoder says of one window. All arrays have a row for each piece, the opening and
 * closing ones included; they are shared, not copied, and must not be changed.
 */
public final class Reading {
  private final Window window;
  private final float[][] roles;
  private final float[][] within;
  private final float[][] names;
  private final float[][] cues;
  private final float[][] pieces;
  private final float[][] lower;

  Reading(
      Window window,
      float[][] roles,
      float[][] within,
      float[][] names,
      float[][] cues,
      float[][] pieces,
      float[][] lower) {
    this.window = window;
    this.roles = roles;
    this.within = within;
    this.names = names;
    this.cues = cues;
    this.pieces = pieces;
    this.lower = lower;
  }

  /** What was read. */
  public Window window() {
    return window;
  }

  /** Logarithm of the probability of each tag of {@link Tags#ROLES}. */
  public float[][] roles() {
    return roles;
  }

  /** Logarithm of the probability of each tag of {@link Tags#WITHIN}. */
  public float[][] within() {
    return within;
  }

  /** Logarithm of the probability of each tag of {@link Tags#NAMES}. */
  public float[][] names() {
    return names;
  }

  /** What a piece is as a part of a cue, for {@link Links}. */
  float[][] cues() {
    return cues;
  }

  /** What a piece is as a candidate for a cue's source or content, for {@link Links}. */
  float[][] pieces() {
    return pieces;
  }

  /** The states behind the encoder's lower layers, for {@link Tones}. */
  float[][] lower() {
    return lower;
  }
}
