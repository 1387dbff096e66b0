package io.repstream.perf.conformance.machine;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import java.time.Duration;

/** A gateway that cannot let the machine in now. */
final class RefusalScene implements Scene {
  @Override
  public String title() {
    return "REJECT with a time to wait";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    Reception reception = Reception.begin(bench);
    Duration wait = bench.tempo().told();
    reception.peer().send(RmpMessage.Reject.of(RmpCode.TRY_LATER, wait.toMillis()));
    bench.toldToStayAway(Clause.R1, wait);
    reception.peer().next(Duration.ofSeconds(1));
    reception.peer().drop();
  }
}
