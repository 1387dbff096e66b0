package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;

/** The end: nothing that comes has any effect. Also the only place where sessions end. */
enum Closed implements State {
  CLOSED;

  private static final CloseReason AGAIN = CloseReason.byMachine("closed before");

  /** Ends a handshake with REJECT. */
  static State refuse(RmpCode code, long retryAfterMs, Effects out) {
    out.send(RmpMessage.Reject.of(code, retryAfterMs));
    return because(CloseReason.refused(code), out);
  }

  /** Ends a connection whose machine broke the protocol, with ERROR. */
  static State fail(RmpCode code, String detail, Effects out) {
    out.send(RmpMessage.ProtocolError.of(code));
    return because(CloseReason.protocolError(code, detail), out);
  }

  /** Ends a connection without a word more. */
  static State because(CloseReason reason, Effects out) {
    out.add(new Effect.Close(reason));
    return CLOSED;
  }

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return this;
  }

  @Override
  public State ticked(Moment now, Effects out) {
    return this;
  }

  @Override
  public State dismissed(RmpCode reason, Duration reconnectAfter, Moment now, Effects out) {
    return this;
  }

  @Override
  public long nextTickMs() {
    return Long.MAX_VALUE;
  }

  @Override
  public CloseReason ifLinkLost() {
    return AGAIN;
  }
}
