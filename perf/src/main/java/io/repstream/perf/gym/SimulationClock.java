package io.repstream.perf.gym;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import java.time.Duration;
import java.time.Instant;

/**
 * The time in the gym: starts with the real one and runs as fast or {@code speed} times faster. A
 * machine then stamps its samples a second apart and sends them sooner. Safe for all threads.
 */
public final class SimulationClock implements WallClock {
  private final Instant start;
  private final long startNanos;
  private final MonotonicClock monotonic;
  private final double speed;

  /**
   * @param speed above 0; 1 is real time
   */
  public SimulationClock(WallClock wall, MonotonicClock monotonic, double speed) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("time must run forward");
    }
    this.start = wall.instant();
    this.startNanos = monotonic.nanos();
    this.monotonic = monotonic;
    this.speed = speed;
  }

  /** The system's clocks, sped up. */
  public static SimulationClock system(double speed) {
    return new SimulationClock(WallClock.system(), MonotonicClock.system(), speed);
  }

  @Override
  public Instant instant() {
    return start.plusNanos((long) ((monotonic.nanos() - startNanos) * speed));
  }

  /**
   * How long to wait in real time until the gym's clock shows the given instant; never negative.
   */
  public Duration until(Instant inTheGym) {
    Duration left = real(Duration.between(instant(), inTheGym));
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** What a time in the gym takes in real time. */
  public Duration real(Duration inTheGym) {
    return Duration.ofNanos((long) (inTheGym.toNanos() / speed));
  }
}
