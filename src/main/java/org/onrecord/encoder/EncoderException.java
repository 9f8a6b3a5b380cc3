package org.onrecord.encoder;

/** The encoder cannot be loaded or run; the message is one line for the user. */
public final class EncoderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EncoderException(String message, Throwable cause) {
    super(message, cause);
  }
}
