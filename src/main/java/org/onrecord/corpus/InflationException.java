package org.onrecord.corpus;

import java.io.IOException;

/** A compressed file becomes more than it may; see {@link InputLimits#inflatedBytes}. */
final class InflationException extends IOException {
  private static final long serialVersionUID = 1L;

  InflationException(String message) {
    super(message);
  }
}
