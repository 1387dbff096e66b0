package io.repstream.gateway.status;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.GatewayId;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.status.LeaseStore.Renewal;
import io.repstream.gateway.status.StoreFitness.Fitness;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's pulse, each second: checks the store until it is fit, renews the lease, notices
 * when the store goes and comes back, and when other gateways are lost.
 *
 * <p>The renewal is a real write, so it is also what readiness rests on. {@link #beat} blocks and
 * belongs to one thread; the questions may come from any.
 */
public final class GatewayBeat {
  /** Between two beats. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOG = LoggerFactory.getLogger(GatewayBeat.class);
  private static final long FRESH_NANOS = INTERVAL.toNanos() * 2;

  private final GatewayId gatewayId;
  private final Stores stores;
  private final Listener listener;
  private final MonotonicClock clock;
  private final LeaseWatch watch = new LeaseWatch();
  private boolean away;
  private volatile boolean fit;
  private volatile boolean writable;
  private volatile long writtenAtNanos;

  /** What the beat talks to. */
  public record Stores(StoreFitness fitness, LeaseStore leases) {}

  /** Who hears what the beat notices; on its thread. */
  public interface Listener {
    /** The store must not be written to by this gateway, ever. */
    void unfit(String reason);

    /** A write failed. */
    void notStored(RedisFault fault);

    /** The store is back after it was away: what it missed must be told again. */
    void storeIsBack();

    /** These gateways have stopped; told at each beat until their leases are gone. */
    void lost(List<GatewayId> gateways);
  }

  public GatewayBeat(GatewayId gatewayId, Stores stores, Listener listener, MonotonicClock clock) {
    this.gatewayId = gatewayId;
    this.stores = stores;
    this.listener = listener;
    this.clock = clock;
  }

  /** Whether the store was found to be the right one; machines are admitted only then. */
  public boolean isStoreFit() {
    return fit;
  }

  /** Whether the store took a write within the last two beats. */
  public boolean isStoreWritable() {
    return writable && clock.nanos() - writtenAtNanos < FRESH_NANOS;
  }

  /** One beat; never throws. */
  public void beat() {
    try {
      if (fit || checkFitness()) {
        renew();
      }
    } catch (RuntimeException bug) {
      LOG.error("a beat of the gateway failed", bug);
    }
  }

  private boolean checkFitness() {
    switch (stores.fitness().check()) {
      case Fitness.Fit _ -> fit = true;
      case Fitness.Unfit(String reason) -> listener.unfit(reason);
      case Fitness.Away(RedisFault fault) -> wentAway(fault);
    }
    return fit;
  }

  private void renew() {
    Renewal renewal = stores.leases().renew(gatewayId);
    switch (renewal) {
      case Renewal.Renewed _ -> renewed();
      case Renewal.Away(RedisFault fault) -> wentAway(fault);
    }
    List<GatewayId> lost = watch.lost(renewal, TimeUnit.NANOSECONDS.toMillis(clock.nanos()));
    if (!lost.isEmpty()) {
      listener.lost(lost);
    }
  }

  private void renewed() {
    writtenAtNanos = clock.nanos();
    writable = true;
    if (away) {
      LOG.info("redis is back");
      away = false;
      listener.storeIsBack();
    }
  }

  private void wentAway(RedisFault fault) {
    writable = false;
    listener.notStored(fault);
    if (!away) {
      away = true;
      LOG.atWarn().addKeyValue("repstream.redis.fault", fault.label()).log("redis is away");
    }
  }

  /** Ends the lease; the gateway stops. */
  public void end() {
    stores.leases().end(gatewayId);
  }
}
