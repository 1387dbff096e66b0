package io.repstream.common.csafe;

import org.jspecify.annotations.Nullable;

/** A command without data: one byte with its highest bit set. */
public enum ShortCommand implements CsafeCommand {
  GET_STATUS(0x80),
  GO_IDLE(0x82),
  GO_HAVE_ID(0x83),
  GO_IN_USE(0x85),
  GO_FINISHED(0x86),
  GO_READY(0x87),
  GET_VERSION(0x91),
  GET_ID(0x92),
  GET_SERIAL(0x94),
  GET_ODOMETER(0x9B),
  GET_ERROR_CODE(0x9C),
  GET_WORK_TIME(0xA0),
  GET_HORIZONTAL_DISTANCE(0xA1),
  GET_CALORIES(0xA3),
  GET_PROGRAM(0xA4),
  GET_SPEED(0xA5),
  GET_PACE(0xA6),
  GET_CADENCE(0xA7),
  GET_USER_INFO(0xAB),
  GET_HEART_RATE(0xB0),
  GET_POWER(0xB4);

  private static final ShortCommand[] ALL = values();

  private final int code;

  ShortCommand(int code) {
    this.code = code;
  }

  static @Nullable ShortCommand ofCode(int code) {
    for (ShortCommand command : ALL) {
      if (command.code == code) {
        return command;
      }
    }
    return null;
  }

  /** The byte on the line. */
  public int code() {
    return code;
  }

  @Override
  public byte[] encode() {
    return new byte[] {(byte) code};
  }
}
