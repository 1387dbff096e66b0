package io.repstream.common.ftms.control;

/** How a machine answers a request at its control point. */
public enum ControlResult {
  /** Accepted; the target itself may take time. */
  SUCCESS(1),
  OP_CODE_NOT_SUPPORTED(2),
  INVALID_PARAMETER(3),
  /** For instance a start while it runs. */
  OPERATION_FAILED(4),
  /** Another client has control, or none asked for it. */
  CONTROL_NOT_PERMITTED(5),
  /** A reserved code: a failure of unknown kind. */
  UNKNOWN(0);

  private static final ControlResult[] ALL = values();

  private final int code;

  ControlResult(int code) {
    this.code = code;
  }

  /** The result of a wire byte, {@link #UNKNOWN} for every reserved one. */
  public static ControlResult ofCode(int code) {
    for (ControlResult result : ALL) {
      if (result.code == code) {
        return result;
      }
    }
    return UNKNOWN;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }
}
