package io.repstream.api.workout.export;

/** The base types of FIT that we write, with the value that means unknown. */
enum FitType {
  ENUM(0x00, 1, 0xFF),
  UINT8(0x02, 1, 0xFF),
  UINT16(0x84, 2, 0xFFFF),
  UINT32(0x86, 4, 0xFFFF_FFFFL),
  UINT32Z(0x8C, 4, 0);

  private final int code;
  private final int bytes;
  private final long invalid;

  FitType(int code, int bytes, long invalid) {
    this.code = code;
    this.bytes = bytes;
    this.invalid = invalid;
  }

  int code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  /** The value as stored, or the invalid one where the type cannot hold it. */
  long stored(double value) {
    long whole = Math.round(value);
    long most = (1L << (bytes * Byte.SIZE)) - 1;
    boolean fits = !Double.isNaN(value) && whole >= 0 && whole <= most;
    return fits ? whole : invalid;
  }
}
