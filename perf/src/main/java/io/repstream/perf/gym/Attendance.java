package io.repstream.perf.gym;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** How many people are about, which drifts up and down, and how long they stay. For one thread. */
final class Attendance {
  private static final Duration SHORTEST_TIDE = Duration.ofMinutes(1);
  private static final Duration LONGEST_TIDE = Duration.ofMinutes(3);
  private static final Duration SHORTEST_STAY = Duration.ofMinutes(3);
  private static final Duration LONGEST_STAY = Duration.ofMinutes(20);

  private final int fewest;
  private final int most;
  private final RandomGenerator random;
  private Instant tideTurnsAt;
  private int aim;

  /** Of 24 machines, 8 to 13 are in use; the demo member may come on top. */
  Attendance(int machineCount, SimulationClock clock, RandomGenerator random) {
    this.fewest = Math.max(1, machineCount / 3);
    this.most = Math.max(fewest, machineCount * 7 / 12 - 1);
    this.random = random;
    this.aim = (fewest + most) / 2;
    this.tideTurnsAt = clock.instant().plus(SHORTEST_TIDE);
  }

  /** How many machines should be in use at this time. */
  int aimAt(Instant now) {
    if (!now.isBefore(tideTurnsAt)) {
      aim = random.nextInt(fewest, most + 1);
      tideTurnsAt = now.plus(between(random, SHORTEST_TIDE, LONGEST_TIDE));
    }
    return aim;
  }

  static Duration lengthOfStay(RandomGenerator visitor) {
    return between(visitor, SHORTEST_STAY, LONGEST_STAY);
  }

  private static Duration between(RandomGenerator random, Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }
}
