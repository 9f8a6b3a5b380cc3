package org.onrecord.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.onrecord.run.LocationNames;
import org.onrecord.run.Messages;
import org.onrecord.run.UserError;

/**
 * A file in which a user tells what they know, read once and whole.
 *
 * @param what what it is called, as in "the actors file"
 * @param location as the user typed it; null if there is none
 * @param text null if there is none
 */
record UserFile(String what, String location, String text) {
  /** Every task gets what stands in it: more than a million actors. */
  private static final int MOST_BYTES = 64 << 20;

  /**
   * Reads a file, if there is one.
   *
   * @throws UserError if it cannot be read, or is too long
   */
  static UserFile read(String what, String location, Configuration hadoop) {
    if (location == null) {
      return new UserFile(what, null, null);
    }
    try {
      Path path = LocationNames.path(location);
      try (var in = path.getFileSystem(hadoop).open(path)) {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
          throw new UserError(
              "the " + what + " file is longer than " + MOST_BYTES + " bytes: " + location);
        }
        return new UserFile(what, location, new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new UserError(
          "the " + what + " file cannot be read: " + location + " (" + Messages.firstLine(e) + ")");
    }
  }

  /**
   * What it says.
   *
   * @param none what it says if there is none
   * @throws UserError if it cannot be understood at all
   */
  <T> T parsed(Function<String, T> parse, T none) {
    if (text == null) {
      return none;
    }
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new UserError(
          "the " + what + " file " + location + " cannot be used: " + e.getMessage());
    }
  }
}
