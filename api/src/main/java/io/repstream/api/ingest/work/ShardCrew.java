package io.repstream.api.ingest.work;

import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.share.FairShare;
import io.repstream.api.ingest.share.FairShare.Move;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.share.ShareRules;
import io.repstream.api.ingest.share.WorkerRoster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps this process at work on its fair share of the shards: once a second it tells that it lives,
 * then takes free shards or lets one go. While the store is away it goes on with what it has, as
 * the workers do. Runs on a thread of its own, with one more for each shard.
 */
public final class ShardCrew implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ShardCrew.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final String worker;
  private final WorkerRoster roster;
  private final List<? extends ShardLease> leases;
  private final Desk desk;
  private final IngestMeter meter;
  private final ShareRules rules;
  private final Map<Integer, AtWork> atWork = new TreeMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private boolean away;

  /** Makes the worker of a shard. */
  public interface Desk {
    /**
     * @param lease that was just taken
     */
    ShardWorker worker(int shard, ShardLease lease);
  }

  private record AtWork(ShardWorker worker, Thread thread) {}

  /**
   * @param worker id of this run of the process; later ones are greater
   * @param leases of all shards, by their number
   */
  public ShardCrew(
      String worker,
      WorkerRoster roster,
      List<? extends ShardLease> leases,
      Desk desk,
      IngestMeter meter,
      ShareRules rules) {
    this.worker = worker;
    this.roster = roster;
    this.leases = List.copyOf(leases);
    this.desk = desk;
    this.meter = meter;
    this.rules = rules;
  }

  /** Asks all work to be finished and handed over; the thread ends soon after. */
  public void stop() {
    stopping.countDown();
  }

  @Override
  public void run() {
    try {
      do {
        balance();
      } while (!stopping.await(rules.balanceEvery().toNanos(), TimeUnit.NANOSECONDS));
      leave();
    } catch (InterruptedException interrupted) {
      LOG.warn("ingest ends without handing its shards over");
      atWork.values().forEach(shard -> shard.worker().stop());
    }
  }

  private void balance() {
    atWork.values().removeIf(shard -> !shard.thread().isAlive());
    try {
      FairShare share = new FairShare(leases.size(), roster.renew(worker));
      // Who is still writing its last counts as held: no second hand-over begins before its end.
      switch (share.move(worker, new TreeSet<>(atWork.keySet()))) {
        case Move.Take(int atMost) -> take(atMost);
        case Move.HandOver(int shard) when isWholeCrewAtWork() -> handOver(shard);
        case Move.HandOver _, Move.Stay _ -> {}
      }
      away = false;
    } catch (RuntimeException failure) {
      if (!away) {
        LOG.warn("shards cannot be shared out and stay with who has them", failure);
      }
      away = true;
    }
    meter.held(atWork.size());
  }

  /** Begins at another place than others do, so that not all ask for the same shards. */
  private void take(int atMost) {
    int count = leases.size();
    int first = Math.floorMod(worker.hashCode(), count);
    int taken = 0;
    for (int i = 0; i < count && taken < atMost; i++) {
      int shard = (first + i) % count;
      if (!atWork.containsKey(shard) && leases.get(shard).hold().isPresent()) {
        begin(shard);
        taken++;
      }
    }
  }

  private void begin(int shard) {
    ShardWorker shardWorker = desk.worker(shard, leases.get(shard));
    Thread thread = Thread.ofVirtual().name("ingest-" + shard).start(shardWorker);
    atWork.put(shard, new AtWork(shardWorker, thread));
  }

  private void handOver(int shard) {
    LOG.info("shard {} is handed over", shard);
    atWork.get(shard).worker().stop();
  }

  private boolean isWholeCrewAtWork() {
    return atWork.values().stream().noneMatch(shard -> shard.worker().isStopping());
  }

  /** Off the roster first, so that the others are due what is set free. */
  private void leave() throws InterruptedException {
    try {
      roster.leave(worker);
    } catch (RuntimeException failure) {
      LOG.warn("ingest ends without taking leave: {}", failure.toString());
    }
    List<AtWork> last = new ArrayList<>(atWork.values());
    last.forEach(shard -> shard.worker().stop());
    for (AtWork shard : last) {
      if (!shard.thread().join(PATIENCE)) {
        LOG.warn(
            "{} did not end within {}; it is at {}",
            shard.thread().getName(),
            PATIENCE,
            List.of(shard.thread().getStackTrace()));
      }
    }
  }
}
