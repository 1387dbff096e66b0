package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The machine is welcome and sends samples. */
final class Live implements State {
  /** Telling a machine more often than that would cost more than what it sends. */
  private static final long SHORTEST_SLOW_MS = 1_000;

  private static final Duration WINDOW_RETRY = Duration.ofSeconds(1);

  private final SessionTerms terms;
  private final Line line;
  private final SampleFlow flow;
  private final Heartbeat heartbeat;
  private final RateAllowance allowance;
  private @Nullable SessionText shown;
  private boolean gatewayFull;
  private boolean held;

  Live(SessionTerms terms, Line line, SampleFlow flow, Moment now) {
    this.terms = terms;
    this.line = line;
    this.flow = flow;
    this.heartbeat = new Heartbeat(terms, now);
    this.allowance = new RateAllowance(terms.rates(), now);
  }

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    heartbeat.received(now);
    return switch (message) {
      case RmpMessage.Samples samples -> samples(samples, now, out);
      case RmpMessage.Ping(long opaque) -> {
        out.send(new RmpMessage.Pong(opaque));
        yield this;
      }
      case RmpMessage.GoAway _ ->
          goodbye(CloseReason.byMachine("went away in good order"), now, out);
      case RmpMessage.Result result -> noted(new Effect.CommandAnswered(result), out);
      case RmpMessage.Received(var commandId) -> noted(new Effect.CommandReceived(commandId), out);
      case RmpMessage.Pong _ -> this;
      case RmpMessage.ProtocolError _ ->
          Closed.because(CloseReason.byMachine("reported an error"), out);
      case RmpMessage.Hello _,
          RmpMessage.Challenge _,
          RmpMessage.Proof _,
          RmpMessage.Welcome _,
          RmpMessage.Reject _,
          RmpMessage.Ack _,
          RmpMessage.Slow _,
          RmpMessage.Command _,
          RmpMessage.Session _ ->
          Closed.fail(RmpCode.UNEXPECTED, message.type() + " while live", out);
    };
  }

  private State noted(Effect note, Effects out) {
    out.add(note);
    return this;
  }

  /** A command that fits no frame is not sent; it ends as unanswered. */
  @Override
  public State commandGiven(RmpMessage.Command command, Effects out) {
    if (RmpWriter.sizeOf(command) <= terms.maxFrameBytes()) {
      out.send(command);
      out.add(new Effect.CommandSent(command.commandId(), flow.receivedThroughSeq()));
    }
    return this;
  }

  private State samples(RmpMessage.Samples samples, Moment now, Effects out) {
    long waitMs = flow.isNew(samples.block()) ? allowance.take(samples.block(), now) : 0;
    if (waitMs > 0) {
      Duration retryAfter = Duration.ofMillis(Math.max(waitMs, SHORTEST_SLOW_MS));
      flow.pause(RmpCode.RATE, retryAfter, out);
      regulate(now, out);
      return this;
    }
    if (flow.take(samples.block(), out) == SampleFlow.Verdict.GAP) {
      return Closed.fail(RmpCode.SEQUENCE_GAP, "gap before the first sample", out);
    }
    if (line == Line.SHARED && flow.exceedsWindow()) {
      flow.startOver(RmpCode.WINDOW, WINDOW_RETRY, out);
    }
    regulate(now, out);
    return this;
  }

  @Override
  public State skipped(Moment now) {
    heartbeat.received(now);
    return this;
  }

  @Override
  public State stored(long throughSeq, int samples, Moment now, Effects out) {
    flow.stored(throughSeq, samples, out);
    regulate(now, out);
    return this;
  }

  @Override
  public State storeRefused(Duration retryAfter, Moment now, Effects out) {
    flow.startOver(RmpCode.STORE, retryAfter, out);
    regulate(now, out);
    return this;
  }

  @Override
  public State gatewayFull(Moment now, Effects out) {
    gatewayFull = true;
    regulate(now, out);
    return this;
  }

  @Override
  public State gatewayRelieved(Moment now, Effects out) {
    gatewayFull = false;
    regulate(now, out);
    return this;
  }

  /**
   * Reading stops for who breaks its window, unless others would suffer for it, and for all while
   * the gateway is full.
   */
  private void regulate(Moment now, Effects out) {
    boolean hold = gatewayFull || (line == Line.OWN && flow.exceedsWindow());
    if (hold && !held) {
      out.add(new Effect.HoldReading());
      heartbeat.suspend();
    } else if (!hold && held) {
      out.add(new Effect.ReleaseReading());
      heartbeat.resume(now);
    }
    held = hold;
  }

  /**
   * Shows the machine what has changed. What is older than what it shows is not sent, and neither
   * is a text that fits no frame.
   */
  @Override
  public State sessionChanged(SessionText text, Effects out) {
    RmpMessage.Session session = new RmpMessage.Session(text.json());
    if (isNews(text) && RmpWriter.sizeOf(session) <= terms.maxFrameBytes()) {
      shown = text;
      out.send(session);
    }
    return this;
  }

  private boolean isNews(SessionText text) {
    SessionText before = shown;
    return before == null || (text.version() >= before.version() && !text.equals(before));
  }

  @Override
  public State ticked(Moment now, Effects out) {
    if (heartbeat.isDead(now)) {
      return Closed.because(CloseReason.silent(), out);
    }
    heartbeat.pingIfSilent(now, out);
    return this;
  }

  @Override
  public State dismissed(RmpCode reason, Duration reconnectAfter, Moment now, Effects out) {
    out.send(new RmpMessage.GoAway(reason.code(), reconnectAfter.toMillis()));
    return leaving(CloseReason.dismissed(reason), now);
  }

  private State leaving(CloseReason reason, Moment now) {
    return new Leaving(line, flow, reason, now.monotonicMs() + terms.farewellLimit().toMillis());
  }

  /** A channel that is done needs nobody to close a socket. */
  private State goodbye(CloseReason reason, Moment now, Effects out) {
    return line == Line.SHARED && flow.isIdle()
        ? Closed.because(reason, out)
        : leaving(reason, now);
  }

  @Override
  public long nextTickMs() {
    return heartbeat.nextTickMs();
  }

  @Override
  public void sent(Moment now) {
    heartbeat.sent(now);
  }

  @Override
  public CloseReason ifLinkLost() {
    return CloseReason.byMachine("closed");
  }
}
