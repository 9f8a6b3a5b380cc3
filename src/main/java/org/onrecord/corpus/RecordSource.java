package org.onrecord.corpus;

import java.io.IOException;
import java.util.Optional;

/** The records of one file, one after another. */
interface RecordSource {
  /**
   * The next record.
   *
   * @return empty at the end, and ever after
   * @throws IOException if the stream cannot be read; there is nothing more to come then
   */
  Optional<Parsed> next() throws IOException;

  /** The position of the record that is read next, or was being read when reading failed. */
  long position();
}
