package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;

/**
 * One side has said GOAWAY: what is under way is stored and acked, then the machine closes; at the
 * deadline the gateway does.
 */
final class Leaving implements State {
  private final Line line;
  private final SampleFlow flow;
  private final CloseReason reason;
  private final long deadlineMs;

  Leaving(Line line, SampleFlow flow, CloseReason reason, long deadlineMs) {
    this.line = line;
    this.flow = flow;
    this.reason = reason;
    this.deadlineMs = deadlineMs;
  }

  /** On a channel GOAWAY of both sides stands for the end of the socket. */
  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    if (line == Line.SHARED && message instanceof RmpMessage.GoAway) {
      return Closed.because(reason, out);
    }
    switch (message) {
      case RmpMessage.Samples(var block) when isTakingSamples() -> {
        // A gap closes nothing any more: what is not acked is sent again elsewhere.
        SampleFlow.Verdict _ = flow.take(block, out);
      }
      case RmpMessage.Result result when speaksForTheMachine() ->
          out.add(new Effect.CommandAnswered(result));
      case RmpMessage.Ping(long opaque) -> out.send(new RmpMessage.Pong(opaque));
      default -> {
        // The connection is ending; nothing else matters.
      }
    }
    return this;
  }

  private boolean isTakingSamples() {
    return speaksForTheMachine() && !flow.exceedsWindow();
  }

  /** One that was replaced, revoked or quarantined does so no more. */
  private boolean speaksForTheMachine() {
    return reason.code() != RmpCode.REPLACED
        && reason.code() != RmpCode.REVOKED
        && reason.code() != RmpCode.QUARANTINED;
  }

  @Override
  public State stored(long throughSeq, int samples, Moment now, Effects out) {
    flow.stored(throughSeq, samples, out);
    boolean done = line == Line.SHARED && reason.code() == null && flow.isIdle();
    return done ? Closed.because(reason, out) : this;
  }

  @Override
  public State ticked(Moment now, Effects out) {
    return now.monotonicMs() < deadlineMs ? this : Closed.because(reason, out);
  }

  @Override
  public State dismissed(RmpCode again, Duration reconnectAfter, Moment now, Effects out) {
    return this;
  }

  @Override
  public long nextTickMs() {
    return deadlineMs;
  }

  @Override
  public CloseReason ifLinkLost() {
    return reason;
  }
}
