package org.onrecord.run;

import java.net.URI;
import org.apache.hadoop.fs.Path;

/** How what the user typed becomes a Hadoop path, and how a path is shown to the user. */
public final class LocationNames {
  private LocationNames() {}

  /**
   * The path at a location: a URI with a scheme as it is, anything else on the default file system.
   * Spaces, percent signs and the like need no escaping.
   *
   * @throws IllegalArgumentException if it is empty or no path
   */
  public static Path path(String location) {
    return new Path(location);
  }

  /** A path for people: {@code file:} paths without the scheme, others as URIs. */
  public static String shown(Path path) {
    URI uri = path.toUri();
    return uri.getScheme() == null || uri.getScheme().equals("file")
        ? uri.getPath()
        : path.toString();
  }
}
