package io.repstream.gateway.session;

import io.repstream.common.machine.StateReason;
import io.repstream.common.rmp.RmpCode;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection ended; every one has exactly one reason.
 *
 * @param cause who ended it, and how
 * @param code the code that went over the wire, where one did
 * @param detail for the log; holds nothing that was received
 */
public record CloseReason(Cause cause, @Nullable RmpCode code, String detail) {

  /** The ways in which a connection ends. */
  public enum Cause {
    /** The machine closed it, or the network did. */
    CLOSED_BY_MACHINE,
    /** The machine was silent for 2.5 heartbeats. */
    HEARTBEAT_MISSED,
    /** The handshake ended with REJECT. */
    REFUSED,
    /** The machine broke the protocol and got ERROR. */
    PROTOCOL_ERROR,
    /** The gateway sent GOAWAY. */
    DISMISSED
  }

  static CloseReason byMachine(String detail) {
    return new CloseReason(Cause.CLOSED_BY_MACHINE, null, detail);
  }

  static CloseReason silent() {
    return new CloseReason(Cause.HEARTBEAT_MISSED, null, "nothing received for 2.5 heartbeats");
  }

  static CloseReason refused(RmpCode code) {
    return new CloseReason(Cause.REFUSED, code, code.text());
  }

  static CloseReason protocolError(RmpCode code, String detail) {
    return new CloseReason(Cause.PROTOCOL_ERROR, code, detail);
  }

  static CloseReason dismissed(RmpCode code) {
    return new CloseReason(Cause.DISMISSED, code, code.text());
  }

  /** How the machine's link is told to others. */
  public StateReason linkReason() {
    return switch (cause) {
      case CLOSED_BY_MACHINE -> StateReason.CLOSED_BY_MACHINE;
      case HEARTBEAT_MISSED -> StateReason.HEARTBEAT_MISSED;
      case REFUSED, PROTOCOL_ERROR -> StateReason.PROTOCOL_ERROR;
      case DISMISSED -> dismissal();
    };
  }

  private StateReason dismissal() {
    if (code == RmpCode.REVOKED) {
      return StateReason.REVOKED;
    }
    return code == RmpCode.QUARANTINED ? StateReason.QUARANTINED : StateReason.GATEWAY_DRAINED;
  }
}
