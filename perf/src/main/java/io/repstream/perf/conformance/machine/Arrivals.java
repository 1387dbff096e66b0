package io.repstream.perf.conformance.machine;

import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Peer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections that come; of a machine only one may be open. Safe for all threads. */
public final class Arrivals {
  private static final Duration GRACE = Duration.ofMillis(500);
  private static final int MOST_WAITING = 64;

  private final BlockingQueue<Peer> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final Report report;
  private @Nullable Peer latest;

  public Arrivals(Report report) {
    this.report = report;
  }

  /** One has come. */
  public void arrived(Peer peer) {
    Peer before = takeOver(peer);
    if (before == null || before.hasEnded()) {
      admit(peer);
    } else {
      // Its end may be on its way.
      peer.later(GRACE, () -> judge(peer, before));
    }
  }

  private synchronized @Nullable Peer takeOver(Peer peer) {
    Peer before = latest;
    latest = peer;
    return before;
  }

  private void judge(Peer peer, Peer before) {
    if (before.hasEnded()) {
      admit(peer);
    } else {
      report.fail(Clause.H9, "a second connection came while the first was open");
      var _ = takeOver(before);
      peer.drop();
    }
  }

  private void admit(Peer peer) {
    if (!peer.hasEnded() && !waiting.offer(peer)) {
      peer.drop();
    }
  }

  Optional<Peer> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(waiting.poll(limit.toNanos(), TimeUnit.NANOSECONDS));
  }
}
