package io.repstream.perf.conformance.gateway;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Samples: in order, twice, with a gap, as many as the window takes, and too many. */
final class SampleProbes {
  private static final int SEQUENCE_GAP = 0x0104;
  private static final int FRAME = 16;

  /** More than a gateway takes by its own defaults. */
  private static final int FLOOD_FRAMES = 30_000;

  private static final int FLOOD_PART = 500;

  private final Round round;
  private final Report report;
  private final MachineCredentials machine;

  SampleProbes(Round round) {
    this.round = round;
    this.report = round.report();
    this.machine = round.machine();
  }

  List<Probe> all() {
    return List.of(this::inOrderAndTwice, this::gap, this::lostRange, this::window, this::tooMuch);
  }

  private void inOrderAndTwice() throws IOException, InterruptedException, Unexpected {
    BootId boot = Round.newBoot();
    try (Call call = round.call()) {
      call.welcomed(machine, boot);
      call.send(Call.samples(1, 10));
      boolean rising = call.acked(10);
      call.send(Call.samples(5, 11));
      rising &= call.acked(15);
      report.judge(
          Clause.A1, rising, "acked, never back", "an ACK fell, or was ahead of what was sent");
      report.pass(Clause.S4, "what came twice was no fault");
    }
    try (Call call = round.call()) {
      long durable = call.welcomed(machine, boot).terms().durableThroughSeq();
      report.judge(
          Clause.S5,
          durable == 15,
          "durableThroughSeq 15 after 15 were acked",
          "15 were acked; back with the same bootId, durableThroughSeq is " + durable);
    }
  }

  private void gap() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      call.welcomed(machine, Round.newBoot());
      call.send(Call.samples(3, 1));
      round.expectError(call, Clause.S1, SEQUENCE_GAP);
    }
  }

  private void lostRange() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      call.welcomed(machine, Round.newBoot());
      byte[] payload = ByteBuffer.allocate(17).putLong(1).putLong(500).put((byte) 1).array();
      Sample lost = new Sample(500, 1_000_000, SampleKind.LOST_RANGE.code(), payload);
      call.send(new RmpMessage.Samples(SampleBlock.of(List.of(lost))));
      call.send(Call.samples(501, 2));
      report.judge(
          Clause.S2, call.acked(502), "1 to 500 declared, 502 acked", "ACKs are out of order");
    }
  }

  private void window() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      long window = call.welcomed(machine, Round.newBoot()).terms().windowSamples();
      for (long seq = 1; seq <= window; seq += FRAME) {
        call.send(Call.samples(seq, (int) Math.min(FRAME, window - seq + 1)));
      }
      report.judge(
          Clause.A2,
          call.acked(window),
          "a whole window of %d at once".formatted(window),
          "ACKs are out of order");
    }
  }

  private void tooMuch() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      call.welcomed(machine, Round.newBoot());
      long acked = 0;
      for (long seq = 1; seq <= FLOOD_FRAMES; seq++) {
        call.send(Call.samples(seq, 1));
        if (seq % FLOOD_PART != 0) {
          continue;
        }
        Flood flood = hear(call, acked, seq);
        acked = flood.acked();
        if (flood.slow().isPresent()) {
          beginsAgain(call, acked, flood.slow().get());
          return;
        }
      }
      report.unseen(
          Clause.A3, "%d samples at once, and no SLOW; that may be".formatted(FLOOD_FRAMES));
    }
  }

  private record Flood(long acked, Optional<RmpMessage.Slow> slow) {}

  /** Hears until all is acked that was sent, or SLOW. */
  private static Flood hear(Call call, long before, long sent)
      throws InterruptedException, Unexpected {
    long acked = before;
    while (acked < sent) {
      Optional<Heard> heard = call.hear(Call.LIMIT);
      if (heard.isEmpty()
          || !(heard.get() instanceof Heard.Frame(Decoded.Message(RmpMessage message), long _))) {
        throw new Unexpected("no ACK and no SLOW: " + heard.map(Call::text).orElse("nothing"));
      }
      if (message instanceof RmpMessage.Slow slow) {
        return new Flood(acked, Optional.of(slow));
      }
      acked = message instanceof RmpMessage.Ack(long through) ? through : acked;
    }
    return new Flood(acked, Optional.empty());
  }

  /** What was on its way is ignored; from the last ACK + 1 on it is taken again. */
  private void beginsAgain(Call call, long ackedBefore, RmpMessage.Slow slow)
      throws InterruptedException, Unexpected {
    long acked = ackedBefore;
    long begin = round.clock().nanos();
    Duration pause = Duration.ofMillis(slow.retryAfterMs());
    for (Duration left = pause; left.isPositive(); left = pause.minus(round.clock().since(begin))) {
      Optional<Heard> heard = call.hear(left);
      if (heard.isPresent()
          && heard.get() instanceof Heard.Frame(Decoded.Message(RmpMessage.Ack(long n)), long _)) {
        acked = Math.max(acked, n);
      }
    }
    RmpMessage.Samples again = Call.samples(acked + 1, 1);
    call.send(again);
    report.judge(
        Clause.A3,
        slow.retryAfterMs() > 0 && call.acked(again.block().lastSeq()),
        "SLOW %04x, then taken again from the last ACK + 1".formatted(slow.reason()),
        "SLOW without a time to wait");
  }
}
