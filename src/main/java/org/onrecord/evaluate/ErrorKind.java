package org.onrecord.evaluate;

import java.util.Locale;

/** A kind of error, told of by name. */
interface ErrorKind {
  String name();

  /** Its name in files and on the page: {@code content longer}. */
  default String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
