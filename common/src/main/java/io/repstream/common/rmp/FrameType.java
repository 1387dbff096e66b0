package io.repstream.common.rmp;

import org.jspecify.annotations.Nullable;

/** The type byte of each RMP/1 frame. */
public enum FrameType {
  HELLO(0x01),
  CHALLENGE(0x02),
  PROOF(0x03),
  WELCOME(0x04),
  REJECT(0x05),
  PING(0x10),
  PONG(0x11),
  SAMPLES(0x20),
  ACK(0x21),
  SLOW(0x22),
  COMMAND(0x30),
  RESULT(0x31),
  RECEIVED(0x32),
  SESSION(0x40),
  GOAWAY(0x50),
  ERROR(0x7F);

  private static final @Nullable FrameType[] BY_CODE = new FrameType[0x100];

  static {
    for (FrameType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  private final int code;

  FrameType(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The type of a wire byte, or null where this version knows none. */
  public static @Nullable FrameType ofCode(int code) {
    return BY_CODE[code & 0xFF];
  }
}
