package io.repstream.gateway.telemetry.store;

import java.nio.charset.StandardCharsets;

/**
 * The id that Redis gave a stream entry.
 *
 * @param millis the server's clock
 * @param number counts within the millisecond
 */
record StoredId(long millis, long number) implements Comparable<StoredId> {
  /** Reads {@code <millis>-<number>}. */
  static StoredId of(byte[] text) {
    String id = new String(text, StandardCharsets.US_ASCII);
    int dash = id.indexOf('-');
    return new StoredId(
        Long.parseUnsignedLong(id.substring(0, dash)),
        Long.parseUnsignedLong(id.substring(dash + 1)));
  }

  byte[] utf8() {
    return toString().getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public int compareTo(StoredId other) {
    int byTime = Long.compareUnsigned(millis, other.millis);
    return byTime != 0 ? byTime : Long.compareUnsigned(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(millis) + '-' + Long.toUnsignedString(number);
  }
}
