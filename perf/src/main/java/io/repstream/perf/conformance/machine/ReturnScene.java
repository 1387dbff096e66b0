package io.repstream.perf.conformance.machine;

import java.time.Duration;
import java.util.List;

/** Back after a lost link: what was open comes again, commands are not executed again. */
final class ReturnScene implements Scene {
  private static final Duration HEARTBEAT = Duration.ofSeconds(60);
  private static final long WINDOW = 32;

  @Override
  public String title() {
    return "back after a lost link: what was open comes again, and so does a command";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    CheckedLink link = Reception.open(bench, WINDOW, HEARTBEAT);
    long mark = bench.samples().durable();
    link.hearUntil(bench.tempo().patience(), () -> link.received() > mark + 1);
    link.ackAll();
    Orders orders = new Orders(bench, link);
    for (var command : List.copyOf(bench.answered().keySet())) {
      orders.repeat(command);
    }
    link.drop();
  }
}
