package io.repstream.perf.evening;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** One machine of an evening: visitors come, ride, sign out and leave. For one thread. */
final class EveningMachine {
  private static final List<MachineType> TYPES =
      List.of(
          MachineType.INDOOR_BIKE,
          MachineType.TREADMILL,
          MachineType.ROWER,
          MachineType.CROSS_TRAINER,
          MachineType.STAIR_CLIMBER);
  private static final byte[] NOTHING = new byte[0];

  private final MachineId id;
  private final BootId bootId;
  private final MachineType type;
  private final SplittableRandom random;
  private Ride ride;
  private int idleSeconds;
  private long seq;

  /**
   * @param name of the machine; what happens at it depends on the number and the seed only
   */
  EveningMachine(String name, int number, long seed) {
    this.id = new MachineId(name + "-" + number);
    this.bootId = new BootId(new UUID(seed, number));
    this.type = TYPES.get(number % TYPES.size());
    this.random = new SplittableRandom(seed * 31 + number);
    this.ride = next();
    this.idleSeconds = random.nextInt(5, 90);
  }

  MachineId id() {
    return id;
  }

  BootId bootId() {
    return bootId;
  }

  /** What it measures in the next second. */
  Sample next(long timeMs) {
    if (idleSeconds > 0) {
      idleSeconds--;
      return measured(timeMs);
    }
    if (ride.isFinished()) {
      return signOut(timeMs);
    }
    ride.advance(1);
    return measured(timeMs);
  }

  /** Whoever is at it leaves. */
  Sample signOut(long timeMs) {
    ride = next();
    idleSeconds = random.nextInt(20, 120);
    return new Sample(++seq, timeMs, SampleKind.SIGN_OUT.code(), NOTHING);
  }

  private Sample measured(long timeMs) {
    return new Sample(++seq, timeMs, SampleKind.FTMS.code(), ride.payload());
  }

  private Ride next() {
    Duration length = Duration.ofSeconds(random.nextInt(120, 600));
    return Ride.on(type, TrainingPlan.intervals(length, random), random.nextLong());
  }
}
