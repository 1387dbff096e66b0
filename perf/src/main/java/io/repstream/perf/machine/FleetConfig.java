package io.repstream.perf.machine;

import io.repstream.common.clock.WallClock;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a fleet connects.
 *
 * @param gateway the gateway's TCP door
 * @param eventLoopCount threads that all machines share
 * @param ringSamples un-acked samples that a machine keeps
 * @param reconnectBase upper bound of the first reconnect delay
 * @param seed of everything that is random in the fleet's behaviour
 * @param machineClock the clock of all machines
 */
public record FleetConfig(
    InetSocketAddress gateway,
    int eventLoopCount,
    int ringSamples,
    Duration reconnectBase,
    long seed,
    WallClock machineClock) {
  /** An hour of samples once a second. */
  public static final int DEFAULT_RING_SAMPLES = 3_600;

  public FleetConfig {
    if (eventLoopCount < 1) {
      throw new IllegalArgumentException("a fleet needs an event loop");
    }
  }

  /** One event loop, an hour of samples, reconnects as real machines do, the system's clock. */
  public static FleetConfig of(InetSocketAddress gateway, long seed) {
    return new FleetConfig(
        gateway, 1, DEFAULT_RING_SAMPLES, Duration.ofSeconds(1), seed, WallClock.system());
  }

  public FleetConfig withEventLoopCount(int count) {
    return new FleetConfig(gateway, count, ringSamples, reconnectBase, seed, machineClock);
  }

  public FleetConfig withRingSamples(int samples) {
    return new FleetConfig(gateway, eventLoopCount, samples, reconnectBase, seed, machineClock);
  }

  public FleetConfig withReconnectBase(Duration base) {
    return new FleetConfig(gateway, eventLoopCount, ringSamples, base, seed, machineClock);
  }

  public FleetConfig withMachineClock(WallClock clock) {
    return new FleetConfig(gateway, eventLoopCount, ringSamples, reconnectBase, seed, clock);
  }
}
