package org.onrecord.report;

/** A selection names what the run does not have. Its message is one line, for the user. */
public final class SelectionException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param message which part of the selection, and what is wrong
   */
  public SelectionException(String message) {
    super(message);
  }
}
