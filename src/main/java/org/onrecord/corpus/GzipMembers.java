package org.onrecord.corpus;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Unpacks a gzip stream of one or several members (RFC 1952).
 *
 * <p>The JDK's own {@code GZIPInputStream} stops silently after the first member when the stream
 * below says that nothing is available, as remote file systems do, and takes a broken later member
 * for the end. Here both are read, or reported.
 *
 * <p>Throws {@link ZipException} for what is no gzip, {@link EOFException} when it breaks off, and
 * {@link InflationException} where it becomes more than it may.
 */
final class GzipMembers extends InputStream {
  private static final int MAGIC_1 = 0x1F;
  private static final int MAGIC_2 = 0x8B;
  private static final int DEFLATE = 8;

  private static final int HAS_HEADER_CHECKSUM = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private static final int NO_BYTE = -1;

  private final InputStream in;
  private final long most;
  private final String beyond;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] packed = new byte[64 << 10];
  private int next;
  private int end;
  private long unpacked;
  private long members;
  private boolean inMember;
  private boolean ended;

  /**
   * @param in at the first byte of the first member; closed with this stream
   * @param most how many bytes it may become
   * @param beyond what is said if it becomes more
   */
  GzipMembers(InputStream in, long most, String beyond) {
    this.in = in;
    this.most = most;
    this.beyond = beyond;
  }

  /** Whether these are the first bytes of a gzip stream. */
  static boolean isGzip(int first, int second) {
    return first == MAGIC_1 && second == MAGIC_2;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? NO_BYTE : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!ended) {
      if (!inMember && !beginMember()) {
        ended = true;
        break;
      }
      if (inflater.finished()) {
        endMember();
        continue;
      }
      int count = inflate(target, offset, length);
      if (count > 0) {
        checksum.update(target, offset, count);
        return withinLimit(count);
      }
    }
    return NO_BYTE;
  }

  /** How many of the bytes that were just unpacked may be given, so that the limit is exact. */
  private int withinLimit(int count) throws InflationException {
    long room = most - unpacked;
    unpacked += count;
    if (room <= 0) {
      throw new InflationException(beyond);
    }
    return (int) Math.min(count, room);
  }

  private int inflate(byte[] target, int offset, int length) throws IOException {
    if (inflater.needsInput()) {
      if (next == end && !fill()) {
        throw new EOFException("the gzip stream breaks off");
      }
      inflater.setInput(packed, next, end - next);
    }
    int before = inflater.getRemaining();
    try {
      int count = inflater.inflate(target, offset, length);
      if (inflater.needsDictionary()) {
        throw new ZipException("the gzip stream asks for a dictionary");
      }
      next += before - inflater.getRemaining();
      return count;
    } catch (DataFormatException e) {
      throw new ZipException("the gzip stream is damaged: " + e.getMessage());
    }
  }

  /** Reads a member's header. False at the end of the stream. */
  private boolean beginMember() throws IOException {
    int first = nextByte();
    boolean isFirstMember = members == 0;
    while (first == 0 && !isFirstMember) {
      // Tapes and block devices pad with zeros; gzip itself ignores them.
      first = nextByte();
    }
    if (first < 0) {
      return false;
    }
    if (!isGzip(first, needByte()) || needByte() != DEFLATE) {
      throw new ZipException("what follows is no gzip member");
    }
    int flags = needByte();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("a gzip header with unknown flags");
    }
    skip(6); // time, extra flags, operating system
    if ((flags & HAS_EXTRA) != 0) {
      skip(needShort());
    }
    if ((flags & HAS_NAME) != 0) {
      skipString();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipString();
    }
    if ((flags & HAS_HEADER_CHECKSUM) != 0) {
      skip(2);
    }
    inflater.reset();
    checksum.reset();
    members++;
    inMember = true;
    return true;
  }

  private void endMember() throws IOException {
    long expectedChecksum = needInt();
    long expectedLength = needInt();
    if (expectedChecksum != checksum.getValue()
        || expectedLength != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new ZipException("the gzip stream is damaged: its checksum or length is wrong");
    }
    inMember = false;
  }

  private void skipString() throws IOException {
    while (needByte() != 0) {
      // A name or comment ends with a zero.
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      needByte();
    }
  }

  private int needShort() throws IOException {
    int low = needByte();
    return low | needByte() << 8;
  }

  private long needInt() throws IOException {
    long low = needShort();
    return low | (long) needShort() << 16;
  }

  private int needByte() throws IOException {
    int b = nextByte();
    if (b < 0) {
      throw new EOFException("the gzip stream breaks off");
    }
    return b;
  }

  private int nextByte() throws IOException {
    return next < end || fill() ? packed[next++] & 0xFF : NO_BYTE;
  }

  private boolean fill() throws IOException {
    int count = in.read(packed, 0, packed.length);
    next = 0;
    end = Math.max(0, count);
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    ended = true;
    in.close();
  }
}
