package io.repstream.common.ftms;

/**
 * An integer on the wire, little-endian. In data packets the greatest value of each type means
 * "unknown"; control point, status and ranges use it as any other.
 */
public enum WireType {
  U8(1, 0, 0xFF, 0),
  U16(2, 0, 0xFFFF, 0),
  U24(3, 0, 0xFFFFFF, 0),
  S16(2, Short.MIN_VALUE, 0x7FFF, 16);

  private final int bytes;
  private final int min;
  private final int unknown;

  /** Shifting left and back right by this many bits extends the sign. */
  private final int signShift;

  WireType(int bytes, int min, int unknown, int signShift) {
    this.bytes = bytes;
    this.min = min;
    this.unknown = unknown;
    this.signShift = signShift;
  }

  public int bytes() {
    return bytes;
  }

  int unknown() {
    return unknown;
  }

  /** Whether the raw value fits and is not the one that means "unknown". */
  public boolean canCarry(long raw) {
    return raw >= min && raw < unknown;
  }

  /** Whether the raw value fits, the greatest one included. */
  public boolean holds(long raw) {
    return raw >= min && raw <= unknown;
  }

  /** Reads the integer that starts at the given place. */
  public int read(byte[] source, int at) {
    return unsigned(source, at, bytes) << signShift >> signShift;
  }

  /** Writes an integer that {@link #holds} accepts. */
  public void write(int raw, byte[] target, int at) {
    writeUnsigned(raw, target, at, bytes);
  }

  /** Reads up to three bytes, the least significant first. */
  static int unsigned(byte[] source, int at, int bytes) {
    int value = source[at] & 0xFF;
    if (bytes > 1) {
      value |= (source[at + 1] & 0xFF) << 8;
    }
    if (bytes > 2) {
      value |= (source[at + 2] & 0xFF) << 16;
    }
    return value;
  }

  static void writeUnsigned(int value, byte[] target, int at, int bytes) {
    for (int i = 0; i < bytes; i++) {
      target[at + i] = (byte) (value >>> (8 * i));
    }
  }
}
