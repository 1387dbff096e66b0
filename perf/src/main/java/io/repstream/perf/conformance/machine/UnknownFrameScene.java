package io.repstream.perf.conformance.machine;

import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.wire.RawFrame;
import java.time.Duration;
import java.util.Optional;

/** A frame of a later version that may not be skipped. */
final class UnknownFrameScene implements Scene {
  private static final Duration HEARTBEAT = Duration.ofSeconds(60);
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final long WINDOW = 32;
  private static final int UNKNOWN_TYPE = 0x6F;

  @Override
  public String title() {
    return "a frame that nobody knows and that may not be skipped";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    CheckedLink link = Reception.open(bench, WINDOW, HEARTBEAT);
    link.send(new RawFrame(UNKNOWN_TYPE, 0, new byte[] {1, 2, 3}));
    Optional<RmpMessage.ProtocolError> error = link.hearNext(RmpMessage.ProtocolError.class, LIMIT);
    bench
        .report()
        .judge(
            Clause.W3,
            error.isPresent() || link.isOver(),
            "ended the connection",
            "went on for " + LIMIT.toSeconds() + " s as if nothing had come");
    link.drop();
  }
}
