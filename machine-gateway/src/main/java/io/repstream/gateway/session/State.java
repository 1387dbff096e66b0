package io.repstream.gateway.session;

import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;
import java.util.Set;

/**
 * One state of a {@link Session}; each method answers with the state that follows.
 *
 * <p>An input that a state does not override does not concern it: answers of stores arrive late,
 * and a connection that went on in the meantime no longer waits for them.
 */
sealed interface State permits Handshake, Relaying, Live, Leaving, Closed {
  State received(RmpMessage message, Moment now, Effects out);

  State ticked(Moment now, Effects out);

  State dismissed(RmpCode reason, Duration reconnectAfter, Moment now, Effects out);

  /** When {@link #ticked} is due, in monotonic milliseconds. */
  long nextTickMs();

  /** The reason to give when the socket is gone while in this state. */
  CloseReason ifLinkLost();

  default State skipped(Moment now) {
    return this;
  }

  default State certificateShown(Set<MachineId> machines) {
    return this;
  }

  default State bridged() {
    return this;
  }

  default State channelProven() {
    return this;
  }

  default State channelsGone(Moment now, Effects out) {
    return this;
  }

  default State turnedAway(RmpCode code, Duration retryAfter, Effects out) {
    return this;
  }

  default State credentialAnswered(CredentialAnswer answer, Moment now, Effects out) {
    return this;
  }

  default State claimed(Claim claim, Moment now, Effects out) {
    return this;
  }

  default State claimRefused(RmpCode reason, Effects out) {
    return this;
  }

  default State stored(long throughSeq, int samples, Moment now, Effects out) {
    return this;
  }

  default State storeRefused(Duration retryAfter, Moment now, Effects out) {
    return this;
  }

  default State gatewayFull(Moment now, Effects out) {
    return this;
  }

  default State gatewayRelieved(Moment now, Effects out) {
    return this;
  }

  default State sessionChanged(SessionText text, Effects out) {
    return this;
  }

  default State commandGiven(RmpMessage.Command command, Effects out) {
    return this;
  }

  /** The session has just sent something. */
  default void sent(Moment now) {}
}
