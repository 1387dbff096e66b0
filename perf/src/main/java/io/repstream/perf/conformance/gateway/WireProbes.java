package io.repstream.perf.conformance.gateway;

import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.wire.RawFrame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Frames that are no frames, frames of later versions, heartbeats. */
final class WireProbes {
  private static final int TOO_LARGE = 0x0101;
  private static final int MALFORMED = 0x0102;
  private static final int UNEXPECTED = 0x0103;
  private static final int MAX_FRAME_BYTES = 16_384;
  private static final int UNKNOWN_TYPE = 0x6E;
  private static final int IGNORABLE = 0x01;
  private static final long OPAQUE = 0x0102_0304_0506L;

  /** Longer heartbeats are not waited for. */
  private static final Duration LONGEST_HEARTBEAT = Duration.ofSeconds(10);

  private final Round round;
  private final Report report;

  WireProbes(Round round) {
    this.round = round;
    this.report = round.report();
  }

  List<Probe> all() {
    return List.of(this::tooLarge, this::unreadable, this::unknownTypes, this::ping, this::silence);
  }

  private void tooLarge() throws IOException, InterruptedException {
    try (Call call = round.call()) {
      RmpMessage.Hello ours = call.hello(round.machine().machineId(), Round.newBoot());
      String model = "x".repeat(MAX_FRAME_BYTES);
      call.send(
          new RmpMessage.Hello(
              1, 1, ours.machineId(), ours.bootId(), ours.clientNonce(), model, "1", false));
      round.expectError(call, Clause.W4, TOO_LARGE);
    }
  }

  private void unreadable() throws IOException, InterruptedException {
    try (Call call = round.call()) {
      if (round.candidate().way().isText()) {
        // An ACK without its number, and nothing else that is wrong with it.
        report.unseen(Clause.W5, "looked at in binary only");
        return;
      }
      call.send(new RawFrame(0x01, 0, new byte[] {1, 1, 0}));
      round.expectError(call, Clause.W5, MALFORMED);
    }
  }

  private void unknownTypes() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      call.welcomed(round.machine(), Round.newBoot());
      call.send(new RawFrame(UNKNOWN_TYPE, IGNORABLE, new byte[] {1, 2, 3}));
      call.send(new RmpMessage.Ping(OPAQUE));
      call.expect(RmpMessage.Pong.class);
      report.pass(Clause.W2, "went on behind an ignorable frame");
      call.send(new RawFrame(UNKNOWN_TYPE, 0, new byte[] {1, 2, 3}));
      round.expectError(call, Clause.W3, UNEXPECTED);
    }
  }

  private void ping() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      call.welcomed(round.machine(), Round.newBoot());
      call.send(new RmpMessage.Ping(OPAQUE));
      long opaque = call.expect(RmpMessage.Pong.class).opaque();
      report.judge(Clause.B1, opaque == OPAQUE, "PONG", "PONG with another number");
    }
  }

  private void silence() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      RmpMessage.Welcome welcome = call.welcomed(round.machine(), Round.newBoot());
      Duration heartbeat = Duration.ofSeconds(welcome.terms().heartbeatSeconds());
      if (heartbeat.compareTo(LONGEST_HEARTBEAT) > 0) {
        String why =
            "the heartbeat is %d s; above 10 s it is not waited for"
                .formatted(heartbeat.toSeconds());
        report.unseen(Clause.B2, why);
        report.unseen(Clause.B3, why);
        return;
      }
      long begin = round.clock().nanos();
      Optional<Heard> first = call.hearRaw(heartbeat.multipliedBy(2).plusSeconds(3));
      report.judge(
          Clause.B2,
          first.isPresent()
              && first.get() instanceof Heard.Frame(Decoded.Message(RmpMessage.Ping _), long _),
          "PING after " + round.clock().since(begin).toMillis() + " ms",
          "no PING after two heartbeats of silence");
      boolean ended = endsUnanswered(call, heartbeat.multipliedBy(3).plusSeconds(5));
      Duration after = round.clock().since(begin);
      report.judge(
          Clause.B3,
          ended && after.compareTo(heartbeat.multipliedBy(2)) >= 0,
          "given up after " + after.toMillis() + " ms",
          "%s after %d ms; 2.5 heartbeats are due"
              .formatted(ended ? "given up" : "still there", after.toMillis()));
    }
  }

  private boolean endsUnanswered(Call call, Duration limit) throws InterruptedException {
    long begin = round.clock().nanos();
    for (Duration left = limit; left.isPositive(); left = limit.minus(round.clock().since(begin))) {
      Optional<Heard> heard = call.hearRaw(left);
      if (heard.isPresent() && heard.get() instanceof Heard.End) {
        return true;
      }
    }
    return false;
  }
}
