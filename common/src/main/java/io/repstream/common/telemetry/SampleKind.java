package io.repstream.common.telemetry;

import org.jspecify.annotations.Nullable;

/** What a sample's payload holds. Events are samples too: sequenced, durable, replayed. */
public enum SampleKind {
  /** {@code uuid16 u16} big-endian, then the characteristic's value untouched. */
  FTMS(1),
  /** One repetition, JSON. */
  STRENGTH_REP(2),
  /** One set, JSON. */
  STRENGTH_SET(3),
  /** {@code credentialKind u8}, then HMAC-SHA256(gymTagKey, tag). */
  MEMBER_TAG(4),
  /** The member left; empty. */
  SIGN_OUT(5),
  /** The machine's own state, JSON {@code {state, reason?}}. */
  MACHINE_STATE(6),
  /** A fault or a reading for maintenance, JSON. */
  DIAGNOSTICS(7),
  /** {@code fromSeq u64, throughSeq u64, cause u8}: samples that the machine no longer holds. */
  LOST_RANGE(8);

  private static final SampleKind[] BY_CODE = new SampleKind[values().length + 1];

  static {
    for (SampleKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;

  SampleKind(int code) {
    this.code = code;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** The kind of a wire byte, or null for one that this version does not know. */
  public static @Nullable SampleKind ofCode(int code) {
    return code > 0 && code < BY_CODE.length ? BY_CODE[code] : null;
  }
}
