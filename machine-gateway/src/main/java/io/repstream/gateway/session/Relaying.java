package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a bridge, whose machines have sessions of their own. Somebody must have proven
 * a machine in the time of a handshake, and from then on there is never as long a time without.
 */
final class Relaying implements State {
  private final SessionTerms terms;
  private long deadlineMs;
  private boolean provenBefore;
  private boolean occupied;
  private @Nullable CloseReason leaving;

  Relaying(Handshake.Opening opening) {
    this.terms = opening.terms();
    this.deadlineMs = opening.deadlineMs();
  }

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return switch (message) {
      case RmpMessage.Ping(long opaque) -> {
        out.send(new RmpMessage.Pong(opaque));
        yield this;
      }
      case RmpMessage.Pong _ -> this;
      case RmpMessage.GoAway _ -> leave(CloseReason.byMachine("went away in good order"), out);
      case RmpMessage.ProtocolError _ ->
          Closed.because(CloseReason.byMachine("reported an error"), out);
      default -> Closed.fail(RmpCode.UNEXPECTED, message.type() + " of a bridge", out);
    };
  }

  @Override
  public State channelProven() {
    provenBefore = true;
    occupied = true;
    return this;
  }

  @Override
  public State channelsGone(Moment now, Effects out) {
    occupied = false;
    deadlineMs = now.monotonicMs() + terms.handshakeLimit().toMillis();
    return leaving == null ? this : Closed.because(leaving, out);
  }

  @Override
  public State ticked(Moment now, Effects out) {
    if (now.monotonicMs() < nextTickMs()) {
      return this;
    }
    if (!provenBefore) {
      return Closed.refuse(RmpCode.DEADLINE, Handshake.TOO_SLOW_RETRY_MS, out);
    }
    out.send(new RmpMessage.GoAway(RmpCode.DONE.code(), 0));
    return Closed.because(CloseReason.dismissed(RmpCode.DONE), out);
  }

  /** Its machines are told on their channels, each with a time of its own. */
  @Override
  public State dismissed(RmpCode reason, Duration reconnectAfter, Moment now, Effects out) {
    out.send(new RmpMessage.GoAway(reason.code(), reconnectAfter.toMillis()));
    return leave(CloseReason.dismissed(reason), out);
  }

  private State leave(CloseReason reason, Effects out) {
    leaving = reason;
    return occupied ? this : Closed.because(reason, out);
  }

  @Override
  public long nextTickMs() {
    return occupied ? Long.MAX_VALUE : deadlineMs;
  }

  @Override
  public CloseReason ifLinkLost() {
    return CloseReason.byMachine("the bridge closed");
  }
}
