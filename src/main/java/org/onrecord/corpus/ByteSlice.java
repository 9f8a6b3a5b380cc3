package org.onrecord.corpus;

import java.util.Arrays;

/**
 * Bytes inside a larger array, without a copy. The array is the reader's own buffer: a slice holds
 * good only until the reader goes on.
 *
 * @param array shared, never written through the slice
 * @param offset where the slice begins in it
 * @param length in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: it exists to avoid the copy
record ByteSlice(byte[] array, int offset, int length) {
  static ByteSlice of(byte[] bytes) {
    return new ByteSlice(bytes, 0, bytes.length);
  }

  byte at(int index) {
    return array[offset + index];
  }

  /** From {@code from} (inclusive) to {@code to} (exclusive), both counted within this slice. */
  ByteSlice part(int from, int to) {
    return new ByteSlice(array, offset + from, to - from);
  }

  /** At most the first {@code most} bytes. */
  ByteSlice first(int most) {
    return part(0, Math.min(most, length));
  }

  boolean startsWith(byte[] prefix) {
    return length >= prefix.length
        && Arrays.equals(array, offset, offset + prefix.length, prefix, 0, prefix.length);
  }

  boolean contains(byte wanted) {
    for (int i = offset; i < offset + length; i++) {
      if (array[i] == wanted) {
        return true;
      }
    }
    return false;
  }

  /** Whether there is nothing but ASCII white space. */
  boolean isBlank() {
    for (int i = offset; i < offset + length; i++) {
      if (!Ascii.isSpace(array[i])) {
        return false;
      }
    }
    return true;
  }

  byte[] copy() {
    return Arrays.copyOfRange(array, offset, offset + length);
  }
}
