package io.repstream.perf.bench;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Bikes in use, each of which measures at a steady rate, one after the other. For one thread. */
final class SteadyGym {
  private static final Duration FOR_LONG = Duration.ofHours(6);

  private final GymId gymId;
  private final List<Bike> bikes = new ArrayList<>();
  private final double stepSeconds;
  private int next;

  /**
   * @param name begins the bikes' ids
   * @param rate samples of each bike in a second
   */
  SteadyGym(String name, int bikeCount, double rate) {
    this.gymId = new GymId(new UUID(name.hashCode(), bikeCount));
    this.stepSeconds = 1 / rate;
    for (int number = 0; number < bikeCount; number++) {
      bikes.add(new Bike(new MachineId(name + "-" + number), number));
    }
  }

  List<MachineId> machineIds() {
    return bikes.stream().map(bike -> bike.id).toList();
  }

  /**
   * What the next bikes measure, whose turn it is.
   *
   * @param count of bikes
   */
  List<MachineRun> measure(int count, long nowMs) {
    List<MachineRun> runs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      runs.add(bikes.get(next).measure(nowMs));
      next = (next + 1) % bikes.size();
    }
    return runs;
  }

  private final class Bike {
    private final MachineId id;
    private final BootId bootId;
    private final Ride ride;
    private long seq;

    Bike(MachineId id, int number) {
      this.id = id;
      this.bootId = new BootId(new UUID(gymId.value().getMostSignificantBits(), number));
      this.ride = Ride.on(MachineType.INDOOR_BIKE, TrainingPlan.steady(FOR_LONG), number);
    }

    MachineRun measure(long nowMs) {
      ride.advance(stepSeconds);
      Sample sample = new Sample(++seq, nowMs, SampleKind.FTMS.code(), ride.payload());
      return new MachineRun(id, gymId, bootId, 1, 0, nowMs, SampleBlock.of(List.of(sample)));
    }
  }
}
