package org.onrecord.run;

/** How an exception is told to a user: one line. */
public final class Messages {
  private static final int LONGEST = 300;

  private Messages() {}

  /** The first line of the exception's message, else its class; never a stack trace. */
  public static String firstLine(Throwable e) {
    String message = e.getMessage();
    if (message == null || message.isBlank()) {
      return e.getClass().getSimpleName();
    }
    String line = message.strip().lines().findFirst().orElse("");
    return cut(line, LONGEST);
  }

  /** A line, or as much of it as may be shown. */
  public static String cut(String line, int longest) {
    return line.length() <= longest ? line : line.substring(0, longest) + "…";
  }

  /**
   * The exception's class and its first line: what went wrong inside, where the message alone may
   * say little.
   */
  public static String named(Throwable e) {
    String name = e.getClass().getSimpleName();
    String line = firstLine(e);
    return line.equals(name) ? name : name + ": " + line;
  }
}
