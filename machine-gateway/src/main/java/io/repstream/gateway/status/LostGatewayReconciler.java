package io.repstream.gateway.status;

import io.repstream.common.id.GatewayId;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settles what lost gateways left behind, one round at a time: first their links, then their
 * leases, so that a round that fails half way is done again. Safe for all threads.
 */
public final class LostGatewayReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(LostGatewayReconciler.class);

  private final RedisLostGateways links;
  private final LeaseStore leases;
  private final Executor worker;
  private final AtomicBoolean atWork = new AtomicBoolean();

  /**
   * @param leases of its own; the beat's belongs to the beat's thread
   * @param worker where it may block
   */
  public LostGatewayReconciler(RedisLostGateways links, LeaseStore leases, Executor worker) {
    this.links = links;
    this.leases = leases;
    this.worker = worker;
  }

  /** Begins a round, unless one is under way. */
  public void settle(List<GatewayId> lost) {
    if (atWork.compareAndSet(false, true)) {
      worker.execute(() -> settleAll(lost));
    }
  }

  private void settleAll(List<GatewayId> lost) {
    try {
      lost.forEach(this::settle);
    } finally {
      atWork.set(false);
    }
  }

  private void settle(GatewayId lost) {
    OptionalInt ended = links.endLinksOf(lost);
    if (ended.isEmpty()) {
      return;
    }
    leases.end(lost);
    LOG.atWarn()
        .addKeyValue("repstream.gateway.lost", lost.value())
        .addKeyValue("repstream.links.ended", ended.getAsInt())
        .log("a gateway is lost");
  }
}
