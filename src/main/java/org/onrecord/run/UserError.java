package org.onrecord.run;

/**
 * A mistake in what the user asked for. Its message is one line that names the mistake; the job
 * exits with 2.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Takes the one line that the user reads. */
  public UserError(String message) {
    super(message);
  }
}
