package org.onrecord.corpus;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a stream byte by byte and keeps what was read since the last {@link #mark}, so that a
 * record can be taken as a slice, or read again from an earlier place. Holds at most about four
 * times the bytes since the mark: whoever reads on without marking sets the memory used.
 */
final class ByteWindow {
  private static final int INITIAL_CAPACITY = 64 << 10;

  private final InputStream in;
  private byte[] buffer = new byte[INITIAL_CAPACITY];

  /** Where the window begins, where the next byte is read, and where the buffered bytes end. */
  private int start;

  private int next;
  private int end;
  private boolean ended;

  /** Kept until what was read before it has been used; null if reading went well. */
  private IOException failure;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  /**
   * The next byte, 0 to 255, or −1 at the end of the stream.
   *
   * @throws IOException if the stream failed, but only once all bytes before that were read
   */
  int read() throws IOException {
    return isThere() ? buffer[next++] & 0xFF : -1;
  }

  /** As {@link #read}, but the byte is still to be read. */
  int peek() throws IOException {
    return isThere() ? buffer[next] & 0xFF : -1;
  }

  /** The window begins here: what was read before is forgotten. */
  void mark() {
    start = next;
  }

  /** How many bytes were read since the mark. */
  int length() {
    return next - start;
  }

  /** Goes back to where {@code length} bytes were read since the mark. */
  void rewind(int length) {
    next = start + length;
  }

  /** Reads to the end of the line and forgets it, whatever its length. */
  void skipLine() throws IOException {
    int b;
    do {
      b = read();
      mark();
    } while (b >= 0 && b != '\n');
  }

  /** What was read since the mark; holds good until the next read. */
  ByteSlice slice() {
    return new ByteSlice(buffer, start, next - start);
  }

  /**
   * At most {@code most} of the bytes that come next, which are still to be read. A stream that
   * fails ends here; reading tells.
   */
  ByteSlice lookAhead(int most) {
    int from = length();
    while (end - next < most && fill()) {
      // Filling is all: it draws the bytes into the window.
    }
    return new ByteSlice(buffer, start + from, Math.min(most, end - next));
  }

  private boolean isThere() throws IOException {
    if (next < end || fill()) {
      return true;
    }
    if (failure != null) {
      throw failure;
    }
    return false;
  }

  private boolean fill() {
    if (ended) {
      return false;
    }
    makeRoom();
    int count;
    do {
      count = tryToRead();
    } while (count == 0);
    ended = count < 0;
    end += Math.max(0, count);
    return !ended;
  }

  private int tryToRead() {
    try {
      return in.read(buffer, end, buffer.length - end);
    } catch (IOException e) {
      failure = e;
      return -1;
    }
  }

  private void makeRoom() {
    if (start == end) {
      start = 0;
      next = 0;
      end = 0;
    }
    if (end < buffer.length) {
      return;
    }
    int kept = end - start;
    // Moving only what fills at most half the buffer keeps the cost of all moves linear.
    byte[] target =
        kept <= buffer.length / 2
            ? buffer
            : new byte[(int) Math.min(Integer.MAX_VALUE - 8L, 2L * buffer.length)];
    System.arraycopy(buffer, start, target, 0, kept);
    buffer = target;
    next -= start;
    start = 0;
    end = kept;
  }
}
