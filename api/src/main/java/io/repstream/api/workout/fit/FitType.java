package io.repstream.api.workout.fit;

import java.nio.ByteBuffer;

/** The base types of FIT, with the value that means unknown. */
public enum FitType {
  ENUM(0x00, 1, 0xFF),
  SINT8(0x01, 1, 0x7F),
  UINT8(0x02, 1, 0xFF),
  STRING(0x07, 1, 0),
  UINT8Z(0x0A, 1, 0),
  BYTE(0x0D, 1, 0xFF),
  SINT16(0x83, 2, 0x7FFF),
  UINT16(0x84, 2, 0xFFFF),
  SINT32(0x85, 4, 0x7FFF_FFFF),
  UINT32(0x86, 4, 0xFFFF_FFFFL),
  FLOAT32(0x88, 4, -1),
  FLOAT64(0x89, 8, -1),
  UINT16Z(0x8B, 2, 0),
  UINT32Z(0x8C, 4, 0),
  SINT64(0x8E, 8, Long.MAX_VALUE),
  UINT64(0x8F, 8, -1),
  UINT64Z(0x90, 8, 0);

  private final int code;
  private final int bytes;
  private final long invalid;

  FitType(int code, int bytes, long invalid) {
    this.code = code;
    this.bytes = bytes;
    this.invalid = invalid;
  }

  /** The type of a code; one that nobody knows is read as bytes, as the format wants it. */
  static FitType ofCode(int code) {
    for (FitType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return BYTE;
  }

  int code() {
    return code;
  }

  int bytes() {
    return bytes;
  }

  /** The value as stored, or the invalid one where the type cannot hold it; of what we write. */
  long stored(double value) {
    long whole = Math.round(value);
    long most = (1L << (bytes * Byte.SIZE)) - 1;
    boolean fits = !Double.isNaN(value) && whole >= 0 && whole <= most;
    return fits ? whole : invalid;
  }

  /** The number at the buffer's place, in its byte order; NaN where it is unknown or no number. */
  double read(ByteBuffer buffer) {
    return switch (this) {
      case STRING, BYTE -> Double.NaN;
      case FLOAT32 -> buffer.getFloat();
      case FLOAT64 -> buffer.getDouble();
      case SINT8 -> known(buffer.get());
      case SINT16 -> known(buffer.getShort());
      case SINT32 -> known(buffer.getInt());
      case ENUM, UINT8, UINT8Z -> known(Byte.toUnsignedLong(buffer.get()));
      case UINT16, UINT16Z -> known(Short.toUnsignedLong(buffer.getShort()));
      case UINT32, UINT32Z -> known(Integer.toUnsignedLong(buffer.getInt()));
      case SINT64, UINT64, UINT64Z -> known(buffer.getLong());
    };
  }

  private double known(long value) {
    return value == invalid ? Double.NaN : value;
  }
}
