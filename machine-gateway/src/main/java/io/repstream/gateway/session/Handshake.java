package io.repstream.gateway.session;

import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the states between accept and WELCOME have in common: one deadline for all of them. */
sealed interface Handshake extends State
    permits AwaitingHello, AwaitingCredential, AwaitingProof, Claiming {

  /** Waiting time that REJECT 0x0205 names, before jitter; the jitter adds up to as much again. */
  long TRY_LATER_MS = 5_000;

  /** Trying again soon changes nothing for a machine that may not connect. */
  long NOT_PERMITTED_RETRY_MS = 60_000;

  /** Waiting time for a machine that was too slow to introduce itself. */
  long TOO_SLOW_RETRY_MS = 1_000;

  Opening opening();

  /**
   * What every handshake starts with.
   *
   * @param deadlineMs when it must be over, monotonic
   * @param certified the machines that the peer's certificate names; null where it showed none
   */
  record Opening(
      SessionTerms terms, SessionSeed seed, long deadlineMs, @Nullable Set<MachineId> certified) {}

  @Override
  default State ticked(Moment now, Effects out) {
    return now.monotonicMs() < opening().deadlineMs()
        ? this
        : Closed.refuse(RmpCode.DEADLINE, jittered(TOO_SLOW_RETRY_MS), out);
  }

  @Override
  default State turnedAway(RmpCode code, Duration retryAfter, Effects out) {
    return Closed.refuse(code, jittered(retryAfter.toMillis()), out);
  }

  @Override
  default State dismissed(RmpCode reason, Duration reconnectAfter, Moment now, Effects out) {
    out.send(new RmpMessage.GoAway(reason.code(), reconnectAfter.toMillis()));
    return Closed.because(CloseReason.dismissed(reason), out);
  }

  @Override
  default long nextTickMs() {
    return opening().deadlineMs();
  }

  @Override
  default CloseReason ifLinkLost() {
    return CloseReason.byMachine("closed during the handshake");
  }

  /** Spreads machines that were turned away together: the base time and up to as much again. */
  default long jittered(long baseMs) {
    return baseMs + (long) (baseMs * opening().seed().retryJitter());
  }

  /** Ends the handshake because the machine spoke out of turn. */
  static State unexpected(RmpMessage message, Effects out) {
    return Closed.fail(RmpCode.UNEXPECTED, message.type() + " during the handshake", out);
  }
}
