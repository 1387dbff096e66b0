package io.repstream.gateway.command;

import io.repstream.common.id.CommandId;
import io.repstream.gateway.admission.OwnedConnection;

/**
 * The one command that a machine works on.
 *
 * @param connection on which it was given
 * @param unansweredAtNanos when the gateway stops waiting for the answer, monotonic
 * @param step how far it is
 */
record InFlight(
    OwnedConnection connection, CommandId commandId, long unansweredAtNanos, Step step) {
  /** How far a command is. */
  enum Step {
    GIVEN,
    RECEIVED,
    /** Its end is known and on its way to be told. */
    ENDED,
    /** Its end is told; it waits to be removed. */
    TOLD
  }

  boolean isOf(OwnedConnection candidate) {
    return connection == candidate;
  }

  boolean isOpen() {
    return step == Step.GIVEN || step == Step.RECEIVED;
  }

  InFlight at(Step next) {
    return new InFlight(connection, commandId, unansweredAtNanos, next);
  }
}
