package io.repstream.perf.conformance.machine;

import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.talk.Heard;
import java.time.Duration;
import java.util.Optional;

/** A gateway that accepts and says nothing. */
final class LateChallengeScene implements Scene {
  @Override
  public String title() {
    return "a CHALLENGE that does not come; this takes up to 16 s";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    Reception reception = Reception.begin(bench);
    Duration limit = bench.tempo().handshake();
    Optional<Heard> heard = reception.peer().next(limit);
    bench
        .report()
        .judge(
            Clause.H5,
            heard.isPresent() && heard.get() instanceof Heard.End,
            "gave up a gateway that did not answer HELLO",
            heard.isPresent()
                ? "it said more before CHALLENGE"
                : "still waiting after %d s; WELCOME or close comes within 10 s"
                    .formatted(limit.toSeconds()));
    reception.peer().drop();
    bench.left();
  }
}
