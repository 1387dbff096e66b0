package io.repstream.perf.gym;

import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineState;
import io.repstream.perf.machine.LinkEnd;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of links in few lines: when the first of all goes, when the last of all is back, and once
 * for each machine that the gateway does not want. Lets each machine say at power-up that it is
 * free.
 */
final class LinkWatch implements MachineObserver {
  private static final Logger LOG = LoggerFactory.getLogger(LinkWatch.class);

  private final int machineCount;
  private final Set<MachineId> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong ackCount = new AtomicLong();
  private final Map<MachineId, LinkEnd> refusals = new ConcurrentHashMap<>();
  private final Set<MachineId> known = ConcurrentHashMap.newKeySet();

  LinkWatch(int machineCount) {
    this.machineCount = machineCount;
  }

  long ackCount() {
    return ackCount.get();
  }

  @Override
  public void linkUp(SimulatedMachine machine, long durableThroughSeq) {
    MachineId id = machine.credentials().machineId();
    refusals.remove(id);
    if (open.add(id) && open.size() == machineCount) {
      LOG.info("all {} machines connected", machineCount);
    }
    if (known.add(id)) {
      Instant now = Instant.ofEpochMilli(machine.machineTimeMs());
      MachineStates.tell(machine, MachineState.IDLE, now);
    }
  }

  @Override
  public void linkDown(SimulatedMachine machine, LinkEnd end) {
    MachineId id = machine.credentials().machineId();
    boolean closedByUs = end instanceof LinkEnd.Closed;
    if (open.remove(id) && open.size() == machineCount - 1 && !closedByUs) {
      LOG.info("a link is gone ({}); its machine reconnects", end);
    }
    if (isRefusal(end) && !end.equals(refusals.put(id, end))) {
      LOG.warn("{} refused: {}", id, end);
    }
  }

  @Override
  public void acked(SimulatedMachine machine, long durableThroughSeq) {
    ackCount.incrementAndGet();
  }

  private static boolean isRefusal(LinkEnd end) {
    return switch (end) {
      case LinkEnd.Rejected _, LinkEnd.Faulted _, LinkEnd.GatewayUnproven _ -> true;
      case LinkEnd.Lost _, LinkEnd.SentAway _, LinkEnd.Closed _ -> false;
    };
  }
}
