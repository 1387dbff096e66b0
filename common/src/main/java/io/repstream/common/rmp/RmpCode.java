package io.repstream.common.rmp;

import org.jspecify.annotations.Nullable;

/** The stable codes that REJECT, SLOW, GOAWAY and ERROR carry; one list for both directions. */
public enum RmpCode {
  FRAME_TOO_LARGE(0x0101, "frame exceeds the limit"),
  MALFORMED(0x0102, "frame cannot be read"),
  UNEXPECTED(0x0103, "frame is not allowed in this state"),
  SEQUENCE_GAP(0x0104, "samples are missing before firstSeq"),
  VERSION(0x0105, "no common protocol version"),

  PROOF(0x0201, "credential was not accepted"),
  REVOKED_CREDENTIAL(0x0202, "credential was revoked"),
  QUARANTINED(0x0203, "machine is quarantined"),
  DEADLINE(0x0204, "handshake took too long"),
  TRY_LATER(0x0205, "credential cannot be checked now"),

  STORE(0x0301, "store is not keeping up"),
  RATE(0x0302, "rate limit reached"),
  WINDOW(0x0303, "more samples in flight than the window allows"),
  CONNECTIONS(0x0304, "too many connections"),

  DRAIN(0x0401, "gateway is draining"),
  REPLACED(0x0402, "a newer connection of this machine took over"),
  REVOKED(0x0403, "credential was revoked while connected"),
  SHUTDOWN(0x0404, "gateway is shutting down"),
  DONE(0x0405, "backfill is complete"),
  SILENT(0x0406, "nothing was heard for 2.5 heartbeats");

  private final int code;
  private final String text;

  RmpCode(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** The u16 on the wire. */
  public int code() {
    return code;
  }

  /** A short English text for the machine's log; the code is what firmware decides by. */
  public String text() {
    return text;
  }

  /** The code of a wire value, or null for one of a later version. */
  public static @Nullable RmpCode ofCode(int code) {
    for (RmpCode candidate : values()) {
      if (candidate.code == code) {
        return candidate;
      }
    }
    return null;
  }
}
