package io.repstream.perf.machine;

import io.repstream.common.clock.WallClock;
import io.repstream.perf.wire.Door;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * How a fleet connects.
 *
 * @param gateway where the gateway is
 * @param eventLoopCount threads that all machines share
 * @param ring what a machine keeps and how it sends that
 * @param reconnectBase upper bound of the first reconnect delay
 * @param seed of everything that is random in the fleet's behaviour
 * @param machineClock the clock of all machines
 */
public record FleetConfig(
    Door gateway,
    int eventLoopCount,
    Ring ring,
    Duration reconnectBase,
    long seed,
    WallClock machineClock) {
  /** An hour of samples once a second. */
  public static final int DEFAULT_RING_SAMPLES = 3_600;

  /** As many as a frame may have. */
  public static final int MOST_SAMPLES_PER_FRAME = 16;

  public FleetConfig {
    if (eventLoopCount < 1) {
      throw new IllegalArgumentException("a fleet needs an event loop");
    }
  }

  /**
   * A machine's memory.
   *
   * @param samples un-acked samples that it keeps
   * @param mostPerFrame 1 to 16, also when it has more to send
   */
  public record Ring(int samples, int mostPerFrame) {
    public Ring {
      if (mostPerFrame < 1 || mostPerFrame > MOST_SAMPLES_PER_FRAME) {
        throw new IllegalArgumentException("a frame has 1 to 16 samples");
      }
    }
  }

  /** As {@link #of(Door, long)}, over plain TCP. */
  public static FleetConfig of(InetSocketAddress gateway, long seed) {
    return of(Door.tcp(gateway), seed);
  }

  /** One event loop, an hour of samples, reconnects as real machines do, the system's clock. */
  public static FleetConfig of(Door gateway, long seed) {
    return new FleetConfig(
        gateway,
        1,
        new Ring(DEFAULT_RING_SAMPLES, MOST_SAMPLES_PER_FRAME),
        Duration.ofSeconds(1),
        seed,
        WallClock.system());
  }

  public FleetConfig withEventLoopCount(int count) {
    return new FleetConfig(gateway, count, ring, reconnectBase, seed, machineClock);
  }

  public FleetConfig withRing(Ring changed) {
    return new FleetConfig(gateway, eventLoopCount, changed, reconnectBase, seed, machineClock);
  }

  public FleetConfig withRingSamples(int samples) {
    return withRing(new Ring(samples, ring.mostPerFrame()));
  }

  public FleetConfig withReconnectBase(Duration base) {
    return new FleetConfig(gateway, eventLoopCount, ring, base, seed, machineClock);
  }

  public FleetConfig withMachineClock(WallClock clock) {
    return new FleetConfig(gateway, eventLoopCount, ring, reconnectBase, seed, clock);
  }
}
