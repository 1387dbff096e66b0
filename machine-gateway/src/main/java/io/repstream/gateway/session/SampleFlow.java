package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleBlock;
import java.time.Duration;

/**
 * The sequence of one connection's samples: what is expected, what waits for the store, what is
 * durable. The durable mark never falls; the expected number falls only by {@link #startOver}.
 */
final class SampleFlow {
  private final int windowSamples;
  private long durableThroughSeq;
  private long receivedThroughSeq;
  private int inFlight;
  private boolean awaitingResend;

  SampleFlow(long durableThroughSeq, int windowSamples) {
    this.durableThroughSeq = durableThroughSeq;
    this.receivedThroughSeq = durableThroughSeq;
    this.windowSamples = windowSamples;
  }

  /** What a block turned out to be. */
  enum Verdict {
    /** New, at least in part; on its way to the store. */
    TAKEN,
    /** Received before; nothing to do but to ack what is durable. */
    REPEATED,
    /** Sent before the machine heard of SLOW; it comes again. */
    DROPPED,
    /** Samples are missing before it. */
    GAP
  }

  /** Whether a block would go to the store, at least in part. */
  boolean isNew(SampleBlock block) {
    long expected = receivedThroughSeq + 1;
    return block.lastSeq() >= expected
        && (block.firstSeq() <= expected || LostRange.closesGap(block, expected));
  }

  Verdict take(SampleBlock block, Effects out) {
    long expected = receivedThroughSeq + 1;
    if (block.firstSeq() > expected && !LostRange.closesGap(block, expected)) {
      return awaitingResend ? Verdict.DROPPED : Verdict.GAP;
    }
    awaitingResend = false;
    if (block.lastSeq() < expected) {
      return repeated(block, out);
    }
    SampleBlock fresh = block.firstSeq() < expected ? block.from(expected) : block;
    receivedThroughSeq = fresh.lastSeq();
    inFlight += fresh.count();
    out.add(new Effect.Append(fresh));
    return Verdict.TAKEN;
  }

  /** The machine resends what is stored only when it missed the ACK. */
  private Verdict repeated(SampleBlock block, Effects out) {
    if (block.lastSeq() <= durableThroughSeq) {
      out.send(new RmpMessage.Ack(durableThroughSeq));
    }
    return Verdict.REPEATED;
  }

  void stored(long throughSeq, int samples, Effects out) {
    inFlight = Math.max(0, inFlight - samples);
    if (throughSeq > durableThroughSeq) {
      durableThroughSeq = throughSeq;
      receivedThroughSeq = Math.max(receivedThroughSeq, throughSeq);
      out.send(new RmpMessage.Ack(durableThroughSeq));
    }
  }

  /** Everything beyond the last ACK is gone; the machine sends it again after the wait. */
  void startOver(RmpCode reason, Duration retryAfter, Effects out) {
    inFlight = 0;
    awaitingResend = true;
    receivedThroughSeq = durableThroughSeq;
    out.add(new Effect.ForgetAppended());
    out.send(new RmpMessage.Slow(reason.code(), retryAfter.toMillis()));
  }

  /**
   * Nothing more is taken until the machine sends again, after the wait. What was taken before goes
   * on to the store and is acked: who sends too fast would else never get anywhere while the store
   * is slow.
   */
  void pause(RmpCode reason, Duration retryAfter, Effects out) {
    awaitingResend = true;
    out.send(new RmpMessage.Slow(reason.code(), retryAfter.toMillis()));
  }

  long receivedThroughSeq() {
    return receivedThroughSeq;
  }

  boolean isIdle() {
    return inFlight == 0;
  }

  boolean exceedsWindow() {
    return inFlight > windowSamples;
  }
}
