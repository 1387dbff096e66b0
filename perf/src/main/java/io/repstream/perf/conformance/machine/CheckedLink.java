package io.repstream.perf.conformance.machine;

import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.conformance.talk.Peer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A link that was opened with WELCOME. Whatever is heard on it is judged by what always holds:
 * frames, sequence, window. For one thread.
 */
final class CheckedLink {
  private static final Duration STEP = Duration.ofMillis(20);

  private final Bench bench;
  private final Report report;
  private final Peer peer;
  private final long windowSamples;
  private long received;
  private long slowThrough;
  private boolean awaitingResend;
  private boolean muted;
  private boolean over;

  CheckedLink(Bench bench, Peer peer, long windowSamples) {
    this.bench = bench;
    this.report = bench.report();
    this.peer = peer;
    this.windowSamples = windowSamples;
    this.received = bench.samples().durable();
  }

  /** The next message; empty where none came in time or the link is over. */
  Optional<RmpMessage> hear(Duration limit) throws InterruptedException {
    long begin = bench.clock().nanos();
    for (Duration left = limit; !over && left.isPositive(); ) {
      Optional<Heard> heard = peer.next(left);
      if (heard.isEmpty()) {
        return Optional.empty();
      }
      Optional<RmpMessage> message = take(heard.get());
      if (message.isPresent()) {
        return message;
      }
      left = limit.minus(bench.clock().since(begin));
    }
    return Optional.empty();
  }

  private Optional<RmpMessage> take(Heard heard) {
    return switch (heard) {
      case Heard.End _ -> {
        over = true;
        bench.left();
        yield Optional.empty();
      }
      case Heard.Frame(Decoded.Message(RmpMessage message), long _) -> {
        report.pass(Clause.W1, "every frame could be read");
        judge(message);
        yield Optional.of(message);
      }
      case Heard.Frame(Decoded.Refused(var code, String detail), long _) -> {
        report.fail(Clause.W1, "a frame cannot be read: " + code + ", " + detail);
        yield Optional.empty();
      }
      case Heard.Frame(Decoded.Ignored _, long _) -> Optional.empty();
      case Heard.Frame(Decoded.OnChannel _, long _) -> {
        report.fail(Clause.W1, "a channel on a connection that is no bridge");
        yield Optional.empty();
      }
    };
  }

  private void judge(RmpMessage message) {
    switch (message) {
      case RmpMessage.Samples(SampleBlock block) -> judge(block);
      case RmpMessage.Ping(long opaque) -> {
        if (!muted) {
          peer.send(new RmpMessage.Pong(opaque));
        }
      }
      default -> {
        // Scenes that ask for it look at it.
      }
    }
  }

  private void judge(SampleBlock block) {
    long expected = received + 1;
    if (awaitingResend && block.firstSeq() > expected) {
      return; // was on its way
    }
    boolean declared = block.firstKindCode() == SampleKind.LOST_RANGE.code();
    if (block.firstSeq() > expected && !declared) {
      report.fail(
          Clause.S1,
          "expected %d, which was not acknowledged, and got %d"
              .formatted(expected, block.firstSeq()));
    } else {
      report.pass(Clause.S1, "no gap through " + block.lastSeq());
    }
    if (block.firstSeq() < expected && block.lastSeq() > slowThrough) {
      report.fail(
          Clause.A1, "sample %d came again on the same connection".formatted(block.firstSeq()));
    }
    awaitingResend = false;
    block.forEach(
        (seq, timeMs, kindCode, payload) -> {
          byte[] bytes = new byte[payload.remaining()];
          payload.get(bytes);
          bench.samples().take(new Sample(seq, timeMs, kindCode, bytes), expected);
        });
    received = Math.max(received, block.lastSeq());
    if (open() > windowSamples) {
      report.fail(Clause.A2, "%d samples open, granted were %d".formatted(open(), windowSamples));
    }
  }

  /** How many samples wait for their ACK. */
  long open() {
    return received - bench.samples().durable();
  }

  long received() {
    return received;
  }

  boolean isOver() {
    return over;
  }

  void send(Object frame) {
    peer.send(frame);
  }

  /** Acks up to a number. */
  void ack(long through) {
    bench.samples().acked(through);
    peer.send(new RmpMessage.Ack(through));
  }

  /** From now on PINGs are not answered. */
  void mute() {
    muted = true;
  }

  /** Tells SLOW: what is beyond the last ACK counts as not received. */
  void slow(int reason, Duration wait) {
    slowThrough = received;
    received = bench.samples().durable();
    awaitingResend = true;
    peer.send(new RmpMessage.Slow(reason, wait.toMillis()));
  }

  /** Whether nothing that counts has come since SLOW. */
  boolean isAwaitingResend() {
    return awaitingResend;
  }

  /** Hears until something holds; false where the time or the link is over before. */
  boolean hearUntil(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long begin = bench.clock().nanos();
    while (!condition.getAsBoolean()) {
      if (over || bench.clock().since(begin).compareTo(limit) >= 0) {
        return condition.getAsBoolean();
      }
      hear(STEP);
    }
    return true;
  }

  /** Hears the next message of a type; acks what else comes. */
  <M extends RmpMessage> Optional<M> hearNext(Class<M> type, Duration limit)
      throws InterruptedException {
    long begin = bench.clock().nanos();
    while (!over && bench.clock().since(begin).compareTo(limit) < 0) {
      Optional<RmpMessage> heard = hear(STEP);
      if (heard.isPresent() && type.isInstance(heard.get())) {
        return Optional.of(type.cast(heard.get()));
      }
      ackAll();
    }
    return Optional.empty();
  }

  void ackAll() {
    if (open() > 0) {
      ack(received);
    }
  }

  /** Waits until the machine has closed. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    return hearUntil(limit, () -> over);
  }

  /** Loses the link without a word. */
  void drop() {
    peer.drop();
    over = true;
    bench.left();
  }
}
