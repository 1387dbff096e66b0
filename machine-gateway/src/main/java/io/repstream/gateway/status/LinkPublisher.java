package io.repstream.gateway.status;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.status.LinkChange.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells links to the floor, soon and surely: changes gather for a moment, only the latest of each
 * machine is written, and what could not be written is tried again. Safe for all threads; nothing
 * blocks. Holds one link and at most one change per machine, and the last ends of links.
 */
public final class LinkPublisher {
  private static final long GATHER_MS = 20;
  private static final long RETRY_MS = 1_000;
  private static final int MAX_PER_WRITE = 200;

  /** Ends of links that are told again; what a store forgets it forgets of the last seconds. */
  private static final int MAX_ENDS = 10_000;

  private final GatewayId gatewayId;
  private final LinkStore store;
  private final ScheduledExecutorService timer;
  private final WallClock clock;
  private final Object lock = new Object();
  private final Map<Place, Admission> present = new HashMap<>();
  private final Map<Place, LinkChange> pending = new LinkedHashMap<>();
  private final Map<Place, LinkChange> ends =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Place, LinkChange> eldest) {
          return size() > MAX_ENDS;
        }
      };

  private int writesUnderWay;
  private boolean scheduled;
  private CountDownLatch whenQuiet = new CountDownLatch(1);

  /**
   * @param timer for short work only
   */
  public LinkPublisher(
      GatewayId gatewayId, LinkStore store, ScheduledExecutorService timer, WallClock clock) {
    this.gatewayId = gatewayId;
    this.store = store;
    this.timer = timer;
    this.clock = clock;
  }

  /** The machine's connection is live. */
  public void connected(Admission admission) {
    synchronized (lock) {
      present.merge(placeOf(admission), admission, LinkPublisher::later);
      ends.remove(placeOf(admission));
    }
    tellConnected(admission);
  }

  private void tellConnected(Admission admission) {
    publish(
        new LinkChange(
            placeOf(admission), status(admission, StateReason.CONNECTED, admission.sinceMs())));
  }

  /** The machine's connection has ended. */
  public void disconnected(Admission admission, StateReason reason) {
    LinkChange end = new LinkChange(placeOf(admission), status(admission, reason, clock.millis()));
    synchronized (lock) {
      if (present.remove(end.place(), admission)) {
        ends.remove(end.place());
        ends.put(end.place(), end);
      }
    }
    publish(end);
  }

  /**
   * Tells all links that are there and the last that have ended, because the store may have lost
   * some of either. A newer link that it has of a machine stays.
   */
  public void tellAgain() {
    List<Admission> all;
    List<LinkChange> ended;
    synchronized (lock) {
      all = List.copyOf(present.values());
      ended = List.copyOf(ends.values());
    }
    ended.forEach(this::publish);
    all.forEach(this::tellConnected);
  }

  /**
   * Compares what the floors show of this gateway's machines with what is, and tells what differs:
   * the store may have lost some of it without ever having been away.
   */
  public void compare() {
    Set<GymId> gyms = new HashSet<>();
    synchronized (lock) {
      present.keySet().forEach(place -> gyms.add(place.gymId()));
      ends.keySet().forEach(place -> gyms.add(place.gymId()));
    }
    gyms.forEach(gymId -> store.read(gymId, shown -> compare(gymId, shown)));
  }

  private void compare(GymId gymId, Map<MachineId, LinkStatus> shown) {
    List<Admission> missing;
    List<LinkChange> over;
    synchronized (lock) {
      missing =
          present.entrySet().stream()
              .filter(here -> here.getKey().gymId().equals(gymId))
              .filter(here -> isMissing(here.getValue(), shown.get(here.getKey().machineId())))
              .map(Map.Entry::getValue)
              .toList();
      over =
          ends.values().stream()
              .filter(end -> end.place().gymId().equals(gymId))
              .filter(end -> isShownOpen(end.status(), shown.get(end.place().machineId())))
              .toList();
    }
    missing.forEach(this::tellConnected);
    over.forEach(this::publish);
  }

  private static boolean isMissing(Admission here, @Nullable LinkStatus shown) {
    return shown == null
        || shown.epoch() < here.epoch()
        || (shown.epoch() == here.epoch() && !shown.connected());
  }

  private static boolean isShownOpen(LinkStatus end, @Nullable LinkStatus shown) {
    return shown != null && shown.connected() && shown.epoch() <= end.epoch();
  }

  private static Admission later(Admission first, Admission second) {
    return second.epoch() >= first.epoch() ? second : first;
  }

  private static Place placeOf(Admission admission) {
    return new Place(admission.identity().gymId(), admission.identity().machineId());
  }

  private LinkStatus status(Admission admission, StateReason reason, long sinceMs) {
    return new LinkStatus(
        LinkStatus.VERSION,
        reason == StateReason.CONNECTED,
        gatewayId.value(),
        admission.epoch(),
        admission.identity().bootId().toString(),
        sinceMs,
        clock.millis(),
        reason);
  }

  private void publish(LinkChange change) {
    synchronized (lock) {
      pending.merge(change.place(), change, LinkChange::later);
      schedule(GATHER_MS);
    }
  }

  /** Call with the lock held. */
  private void schedule(long delayMs) {
    if (!scheduled) {
      try {
        var _ = timer.schedule(this::writePending, delayMs, TimeUnit.MILLISECONDS);
        scheduled = true;
      } catch (RejectedExecutionException stopped) {
        // The gateway has ended; its lease tells the rest.
        scheduled = false;
      }
    }
  }

  private void writePending() {
    Map<GymId, List<LinkChange>> byGym;
    synchronized (lock) {
      scheduled = false;
      byGym =
          pending.values().stream()
              .collect(
                  Collectors.groupingBy(
                      change -> change.place().gymId(), HashMap::new, Collectors.toList()));
      pending.clear();
      writesUnderWay += byGym.values().stream().mapToInt(LinkPublisher::writes).sum();
    }
    byGym.forEach(this::write);
  }

  private static int writes(List<LinkChange> changes) {
    return Math.ceilDiv(changes.size(), MAX_PER_WRITE);
  }

  private void write(GymId gymId, List<LinkChange> changes) {
    for (int from = 0; from < changes.size(); from += MAX_PER_WRITE) {
      int to = Math.min(changes.size(), from + MAX_PER_WRITE);
      List<LinkChange> part = List.copyOf(changes.subList(from, to));
      store.write(gymId, part, settled -> written(part, settled));
    }
  }

  private void written(List<LinkChange> changes, boolean settled) {
    synchronized (lock) {
      writesUnderWay--;
      if (!settled) {
        for (LinkChange change : changes) {
          pending.merge(change.place(), change, (newer, older) -> LinkChange.later(older, newer));
        }
        schedule(RETRY_MS);
      }
      tellIfQuiet();
    }
  }

  /**
   * Waits until everything is written.
   *
   * @return false where the limit came first
   * @throws InterruptedException when interrupted while waiting
   */
  public boolean awaitWritten(Duration limit) throws InterruptedException {
    CountDownLatch quiet = new CountDownLatch(1);
    synchronized (lock) {
      whenQuiet = quiet;
      tellIfQuiet();
    }
    return quiet.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Call with the lock held. */
  private void tellIfQuiet() {
    if (pending.isEmpty() && writesUnderWay == 0) {
      whenQuiet.countDown();
    }
  }
}
