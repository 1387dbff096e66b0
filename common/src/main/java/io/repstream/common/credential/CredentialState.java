package io.repstream.common.credential;

/** What a machine may do with its credential. */
public enum CredentialState {
  /** It may connect. */
  ACTIVE(0),
  /** It may not, for good; the tombstone of a removed machine. */
  REVOKED(1),
  /** It may not, until staff has looked at it. */
  QUARANTINED(2),
  /** The api was asked and knows no such machine; kept for a minute. */
  UNKNOWN(3);

  private final int code;

  CredentialState(int code) {
    this.code = code;
  }

  /** The byte inside a sealed credential. */
  int code() {
    return code;
  }

  static CredentialState ofCode(int code) {
    for (CredentialState state : values()) {
      if (state.code == code) {
        return state;
      }
    }
    throw new IllegalArgumentException("state of a later version");
  }
}
