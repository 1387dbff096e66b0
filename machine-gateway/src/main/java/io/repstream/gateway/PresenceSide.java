package io.repstream.gateway;

import io.repstream.common.id.GatewayId;
import io.repstream.gateway.handler.Clocks;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisBatcher;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.status.GatewayBeat;
import io.repstream.gateway.status.LinkPublisher;
import io.repstream.gateway.status.LostGatewayReconciler;
import io.repstream.gateway.status.RedisFitness;
import io.repstream.gateway.status.RedisLeaseStore;
import io.repstream.gateway.status.RedisLinkStore;
import io.repstream.gateway.status.RedisLostGateways;
import io.repstream.gateway.status.StatusJson;
import io.repstream.gateway.telemetry.TelemetryConfig;
import io.repstream.gateway.telemetry.store.RedisMarkSweep;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The parts that tell others of this gateway and its machines, put together. */
final class PresenceSide implements AutoCloseable {
  private static final Duration COMPARE_INTERVAL = Duration.ofSeconds(30);

  private final ScheduledExecutorService timer;
  private final ScheduledExecutorService beatThread = Threads.scheduled("beat");
  private final ScheduledExecutorService reconcileThread = Threads.scheduled("reconcile");
  private final RedisBatcher batcher;
  private final RedisFitness fitness;
  private final RedisMarkSweep marks;
  private final RedisLeaseStore beatLeases;
  private final RedisLeaseStore reconcileLeases;
  private final RedisLostGateways lostGateways;
  private final LostGatewayReconciler reconciler;
  private final GatewayBeat beat;
  private final LinkPublisher links;
  private final CompletableFuture<String> unfit = new CompletableFuture<>();

  /**
   * @param timer for short work only
   */
  PresenceSide(
      GatewayId gatewayId,
      TelemetryConfig telemetry,
      RedisAccess access,
      ScheduledExecutorService timer,
      Clocks clocks,
      GatewayMetrics metrics) {
    this.timer = timer;
    StatusJson json = new StatusJson();
    this.batcher =
        new RedisBatcher(
            "status", access, RedisLinkStore.scripts(), fault -> metrics.notStored(fault.label()));
    RedisLinkStore linkStore = new RedisLinkStore(batcher, json);
    this.links = new LinkPublisher(gatewayId, linkStore, timer, clocks.wall());
    this.fitness = new RedisFitness(access, telemetry.shards(), telemetry.storing().durability());
    this.marks = new RedisMarkSweep(access, telemetry.shards(), gatewayId, clocks.wall());
    this.beatLeases = new RedisLeaseStore(access);
    this.beat =
        new GatewayBeat(
            gatewayId,
            new GatewayBeat.Stores(fitness, beatLeases),
            new Reactions(metrics),
            clocks.monotonic());
    this.reconcileLeases = new RedisLeaseStore(access);
    this.lostGateways = new RedisLostGateways(access, json, clocks.wall());
    this.reconciler = new LostGatewayReconciler(lostGateways, reconcileLeases, reconcileThread);
  }

  /** Does the first beat at once, so that a gateway whose store is there is ready when started. */
  void start() {
    beat.beat();
    long intervalMs = GatewayBeat.INTERVAL.toMillis();
    var _ =
        beatThread.scheduleWithFixedDelay(
            beat::beat, intervalMs, intervalMs, TimeUnit.MILLISECONDS);
    long compareMs = COMPARE_INTERVAL.toMillis();
    var _ =
        timer.scheduleWithFixedDelay(links::compare, compareMs, compareMs, TimeUnit.MILLISECONDS);
    long sweepMinutes = RedisMarkSweep.INTERVAL.toMinutes();
    var _ = reconcileThread.scheduleWithFixedDelay(marks::sweep, 1, sweepMinutes, TimeUnit.MINUTES);
  }

  GatewayBeat beat() {
    return beat;
  }

  LinkPublisher links() {
    return links;
  }

  /** Completes with the reason, where the store turns out to be the wrong one. */
  CompletableFuture<String> unfit() {
    return unfit;
  }

  @Override
  public void close() {
    beatThread.shutdownNow();
    reconcileThread.shutdownNow();
    beat.end();
    batcher.close();
    fitness.close();
    marks.close();
    beatLeases.close();
    reconcileLeases.close();
    lostGateways.close();
  }

  private final class Reactions implements GatewayBeat.Listener {
    private final GatewayMetrics metrics;

    Reactions(GatewayMetrics metrics) {
      this.metrics = metrics;
    }

    @Override
    public void unfit(String reason) {
      unfit.complete(reason);
    }

    @Override
    public void notStored(RedisFault fault) {
      metrics.notStored(fault.label());
    }

    @Override
    public void storeIsBack() {
      links.tellAgain();
    }

    @Override
    public void lost(List<GatewayId> gateways) {
      reconciler.settle(gateways);
    }
  }
}
