package io.repstream.common.machine;

/** Why a machine is in the state that is shown. */
public enum StateReason {
  /** It has never connected. */
  NEVER_CONNECTED,
  /** Its connection is open. */
  CONNECTED,
  /** It closed the connection itself. */
  CLOSED_BY_MACHINE,
  /** It was silent for longer than 2.5 heartbeats. */
  HEARTBEAT_MISSED,
  /** The gateway closed the connection because of a protocol error. */
  PROTOCOL_ERROR,
  /** The gateway went away in good order; the machine is expected at another one. */
  GATEWAY_DRAINED,
  /** The gateway stopped renewing its lease: it crashed or lost its network. */
  GATEWAY_LOST,
  /** Its credential was revoked. */
  REVOKED,
  /** Two boots fought for its id: one of them is a clone. */
  QUARANTINED,
  /** The machine or the staff reported a fault. */
  REPORTED_FAULT,
  /** The live store is away; what is shown is the last that was known. */
  STORE_OUTAGE
}
