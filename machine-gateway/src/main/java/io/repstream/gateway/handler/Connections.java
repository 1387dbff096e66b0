package io.repstream.gateway.handler;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.MachineId;
import io.repstream.gateway.capture.Recordable;
import io.repstream.gateway.drain.Guests;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** All open connections, in whatever state. Safe for all threads. */
public final class Connections implements Guests {
  private final Set<SessionHandler> open = ConcurrentHashMap.newKeySet();

  void opened(SessionHandler connection) {
    open.add(connection);
  }

  void closed(SessionHandler connection) {
    open.remove(connection);
    if (open.isEmpty()) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  @Override
  public Collection<SessionHandler> all() {
    return Collections.unmodifiableSet(open);
  }

  @Override
  public boolean awaitNone(Duration limit, MonotonicClock clock) throws InterruptedException {
    long until = clock.nanos() + limit.toNanos();
    synchronized (this) {
      for (long left = limit.toNanos(); !open.isEmpty(); left = until - clock.nanos()) {
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    }
  }

  /** The connection that a machine has; for rare questions, since it goes through all. */
  public Optional<Recordable> of(MachineId machineId) {
    for (SessionHandler connection : open) {
      if (connection.isAdmitted() && connection.machineId().equals(machineId)) {
        return Optional.of(connection);
      }
    }
    return Optional.empty();
  }

  /** Lets every connection look whether it may still read. */
  public void fullnessChanged() {
    open.forEach(SessionHandler::heedFullness);
  }

  public int count() {
    return open.size();
  }
}
