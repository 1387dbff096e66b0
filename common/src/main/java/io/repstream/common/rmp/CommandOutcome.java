package io.repstream.common.rmp;

/** How a machine answers a command: the outcome byte of RESULT. */
public enum CommandOutcome {
  /** Carried out, or accepted where it takes time. */
  SUCCESS(1),
  /** The machine cannot do this. */
  UNSUPPORTED(2),
  /** A value that the machine does not take. */
  INVALID(3),
  /** Tried and failed. */
  FAILED(4),
  /** Not now, or not from here: for instance somebody holds the safety key. */
  NOT_PERMITTED(5),
  /** Its time was over before the machine could begin. */
  EXPIRED(6);

  private final int code;

  CommandOutcome(int code) {
    this.code = code;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** The outcome of a wire byte; one of a later version is a failure of unknown kind. */
  public static CommandOutcome ofCode(int code) {
    for (CommandOutcome outcome : values()) {
      if (outcome.code == code) {
        return outcome;
      }
    }
    return FAILED;
  }
}
